import { cloth, folds, piece, seam, wedge, type Cloth } from '../cloth.ts'
import type { Look } from '../look.ts'
import { print } from '../motifs.ts'
import { both, el, p, type Sheet } from '../svg.ts'
import { trim, trimColours } from '../trims.ts'
import { clips } from './hanging.ts'
import { flutes, hemEdge, hemLine, type Hem } from './hem.ts'

interface SkirtCut {
  waist: number
  side: string
  hem: Hem
  inner: string
  band?: number
  hemSize?: number
  over?: string
}

export const printed = (sheet: Sheet, look: Look, size = 1) =>
  cloth(sheet, look.base, print(sheet, look, size), look.lustrous ? 0.035 : 0)

/** A skirt from its waistband, at y = 0, down. */
export const skirtOf = (
  sheet: Sheet,
  look: Look,
  stuff: Cloth,
  { waist, side, hem, inner, band = 26, hemSize = 26, over = '' }: SkirtCut,
) =>
  piece(sheet, both(p`M0 ${band - 4}L${waist} ${band - 8}${side}`, hemLine(hem)), stuff, {
    inner: inner + trim(look, hemEdge(hem), hemSize),
  }) +
  piece(
    sheet,
    both(p`M0 6L${waist} 0L${waist + 2} ${band}L0 ${band + 7}`),
    { ...stuff, print: undefined },
    { shadow: true, inner: folds(stuff, [wedge(waist * 0.5, -10, waist * 0.5, 40, 50)], [], 0.4) },
  ) +
  over

export const clipped = (waist: number, drawn: string) => {
  const { behind, front } = clips(waist)
  return behind + drawn + front
}

export const creases = (stuff: Cloth, hem: Hem, x: number, y: number, strength = 1) => {
  const { dark, bright } = flutes(hem, { x, y }, (at) => (at % 3) * 0.05)
  return folds(stuff, dark, bright, strength)
}

/** Tassels on cords that hang from a waist. */
export const tassels = (look: Look) => {
  const { metal, dull } = trimColours(look)
  const one = (x: number, y: number) =>
    el('path', { d: p`M${x - 5} ${y}h10l4 34q-9 6 -18 0Z`, fill: metal }) +
    seam(p`M${x - 2} ${y + 4}l-2 30M${x + 2} ${y + 4}l2 30`, dull, 1.3, 0.8) +
    el('circle', { cx: x, cy: y - 4, r: 6.5, fill: dull })
  return (
    seam('M-4 22C-20 50 -24 70 -26 96M4 22C14 60 16 90 14 124', metal, 2.6, 1) + one(-26, 102) + one(14, 130)
  )
}
