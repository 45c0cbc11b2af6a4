import { folds, piece, seam, wedge, type Cloth } from '../cloth.ts'
import type { Look } from '../look.ts'
import { flip, p, type Sheet } from '../svg.ts'
import { trim, type Edge } from '../trims.ts'
import type { Border } from '../words/patterns.ts'

interface Leg {
  d: string
  dark: string[]
  bright: string[]
  edge: Edge
  extra?: string
}

const pair = (
  sheet: Sheet,
  look: Look,
  stuff: Cloth,
  { d, dark, bright, edge, extra = '' }: Leg,
  size: number,
  border?: Border,
) => {
  const one = (turn: (path: string) => string, deeper: number) =>
    piece(sheet, turn(d), stuff, {
      inner:
        folds(stuff, dark.map(turn), bright.map(turn), deeper) +
        (extra === '' ? '' : seam(turn(extra), stuff.deep, 1.6, 0.5)) +
        trim(look, (inset) => turn(edge(inset)), size, border),
    })
  return one(flip, 0.9) + one((path) => path, 1.2)
}

/** A shalwar: full, gathered into a narrow hem. */
export const shalwar = (
  sheet: Sheet,
  look: Look,
  stuff: Cloth,
  top: number,
  end: number,
  border: Border = 'none',
) => {
  const edge: Edge = (inset) => p`M20 ${end - inset}Q56 ${end + 8 - inset} 96 ${end - inset}`
  return pair(
    sheet,
    look,
    stuff,
    {
      d: p`M0 ${top}L128 ${top}C138 ${top + (end - top) * 0.5} 116 ${end - 40} 92 ${end}Q56 ${end + 8} 28 ${end}C18 ${end - 40} 4 ${end - 80} 0 ${end - 100}Z`,
      dark: [
        wedge(100, top, 74, end, 12, 18),
        wedge(60, top, 50, end, 10, 10),
        wedge(16, top + 30, 34, end, 7, -4),
      ],
      bright: [wedge(80, top, 64, end, 7, 16)],
      edge,
      extra: edge(20),
    },
    13,
    border,
  )
}

/** Narrow trousers; `ruched` gathers at the ankle as a churidar does. */
export const narrow = (
  sheet: Sheet,
  look: Look,
  stuff: Cloth,
  top: number,
  end: number,
  ruched: boolean,
  border: Border = 'none',
) => {
  const edge: Edge = (inset) => p`M10 ${end - inset}Q36 ${end + 5 - inset} 70 ${end - inset}`
  const rings = [14, 28, 42, 56]
    .map((up) => p`M17 ${end - up}Q40 ${end - up + 9} 62 ${end - up - 3}`)
    .join('')
  return pair(
    sheet,
    look,
    stuff,
    {
      d: p`M0 ${top}L90 ${top}C88 ${top + 40} 72 ${end - 40} ${ruched ? 60 : 72} ${end}Q38 ${end + 5} ${ruched ? 20 : 18} ${end}C14 ${end - 50} 2 ${top + 60} 0 ${top + 20}Z`,
      dark: [wedge(76, top, 50, end, 8, 4), wedge(12, top + 20, 24, end, 5)],
      bright: [wedge(50, top, 40, end, 6, 2)],
      edge,
      ...(ruched ? { extra: rings } : {}),
    },
    12,
    border,
  )
}

/** Wide legs: a sharara flares from above, a gharara from a gathered knee. */
export const flaredLegs = (
  sheet: Sheet,
  look: Look,
  stuff: Cloth,
  top: number,
  end: number,
  knee?: number,
) => {
  const [inX, outX] = [6, 226]
  const hem = (inset: number) =>
    p`Q${outX - 26} ${end + 18 - inset} ${outX - 52} ${end + 2 - inset}Q${outX - 82} ${end + 24 - inset} ${outX - 108} ${end + 6 - inset}Q${outX - 136} ${end + 26 - inset} ${outX - 164} ${end + 8 - inset}Q${outX - 190} ${end + 24 - inset} ${inX} ${end + 4 - inset}`
  const from = knee ?? top
  const d =
    knee === undefined
      ? p`M0 ${top}L96 ${top}C126 ${top + 90} 190 ${end - 120} ${outX} ${end}${hem(0)}C4 ${end - 120} 0 ${top + 120} 0 ${top + 60}Z`
      : p`M0 ${top}L96 ${top}L98 ${knee}C142 ${knee + 50} 200 ${end - 80} ${outX} ${end}${hem(0)}C8 ${end - 90} 16 ${knee + 40} 14 ${knee}L0 ${top + 60}Z`
  const spread = [0.2, 0.42, 0.64, 0.84].map((part) => ({
    x: 14 + part * 78,
    foot: inX + part * (outX - inX),
  }))
  const legs = pair(
    sheet,
    look,
    stuff,
    {
      d,
      dark: spread.map(({ x, foot }) => wedge(x, from, foot, end + 16, 26)),
      bright: spread.map(({ x, foot }) => wedge(x, from + 30, foot - 18, end + 20, 12)),
      edge: (inset) => p`M${outX + 8} ${end - inset}L${outX} ${end - inset}${hem(inset)}`,
    },
    24,
  )
  if (knee === undefined) {
    return legs
  }
  const band = (turn: (path: string) => string) =>
    trim(
      look,
      (inset) => turn(p`M12 ${knee + 8 - inset}Q56 ${knee + 16 - inset} 101 ${knee + 6 - inset}`),
      15,
      'gota',
    )
  return legs + band((path) => path) + band(flip)
}
