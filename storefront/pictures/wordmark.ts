import { el } from './svg.ts'

/** Capitals of thin strokes, 60 high: their width and their lines. */
const letters: Readonly<Record<string, readonly [width: number, d: string]>> = {
  A: [46, 'M0 60L23 0L46 60M8 40H38'],
  E: [32, 'M32 0H0V60H32M0 29H27'],
  F: [32, 'M32 0H0V60M0 29H27'],
  H: [42, 'M0 0V60M42 0V60M0 29H42'],
  I: [0, 'M0 0V60'],
  M: [54, 'M0 60L5 0L27 46L49 0L54 60'],
  R: [36, 'M0 60V0H16C40 0 40 31 16 31H0M18 31L37 60'],
  T: [40, 'M0 0H40M20 0V60'],
  Z: [38, 'M1 0H37L0 60H38'],
  ' ': [18, ''],
}

/** A word in drawn capitals (of those that the shop's name needs), its middle at x = 0, its top at y = 0. */
export const wordmark = (word: string, stroke: string, gap = 18, width = 3.2) => {
  const drawn = Array.from(word, (letter) => letters[letter] ?? ([0, ''] as const))
  const whole = drawn.reduce((sum, [wide]) => sum + wide + gap, -gap)
  let x = -whole / 2
  return el(
    'g',
    { fill: 'none', stroke, 'stroke-width': width, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
    drawn
      .map(([wide, d]) => {
        const place = `translate(${String(Math.round(x * 10) / 10)} 0)`
        x += wide + gap
        return d === '' ? '' : el('path', { d, transform: place })
      })
      .join(''),
  )
}
