import { type Figure, isMet } from './figure.ts'

const VERDICTS = new Map([
  [true, 'met'],
  [false, 'MISSED'],
  [undefined, ''],
])

/** The figures as a table of plain text, a line each, under a line of titles. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['part', 'figure', 'value', 'target', 'verdict', 'note'],
    ...figures.map((figure) => [
      figure.part,
      figure.name,
      shown(figure.value, figure.unit),
      target(figure),
      VERDICTS.get(isMet(figure)) ?? '',
      figure.note ?? '',
    ]),
  ]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 2 || column === 3
            ? cell.padStart(widths[column] ?? 0)
            : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function target({ atMost, atLeast, unit }: Figure): string {
  if (atMost !== undefined) return `≤ ${shown(atMost, unit)}`
  return atLeast === undefined ? '' : `≥ ${shown(atLeast, unit)}`
}

function shown(value: number, unit: string): string {
  const digits = Number.isInteger(value) ? 0 : value < 0.1 ? 3 : 2
  const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return unit === 'x' ? `${number}×` : `${number} ${unit}`.trimEnd()
}
