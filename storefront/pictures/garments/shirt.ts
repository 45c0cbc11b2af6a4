import { folds, piece, seam, wedge, type Cloth } from '../cloth.ts'
import type { Look } from '../look.ts'
import { both, el, flip, type Sheet } from '../svg.ts'
import { trim } from '../trims.ts'
import type { Border } from '../words/patterns.ts'
import { hanger } from './hanging.ts'
import { flutes, hemEdge, hemLine, type Hem } from './hem.ts'
import { necks, opening, shoulder, type NeckKind } from './neck.ts'
import { sleeves, type Sleeve } from './sleeve.ts'

/** How a garment with shoulders is cut. */
export interface Cut {
  neck: NeckKind
  sleeve?: Sleeve
  /** Path commands from under the arm, at 112 156, down the right side to the hem's corner. */
  side: string
  hem: Hem
  /** The whole right side from the neck's end to the hem's corner, for one without an armhole. */
  outline?: string
  /** Where its folds begin, when it is full below. */
  from?: { x: number; y: number; reach?: (at: number) => number }
  hemSize?: number
  border?: Border
  neckBorder?: Border
  neckSize?: number
  /** Drawn on the body, cut at its outline. */
  inner?: string
  /** Drawn over the body. */
  over?: string
}

const straight = ({ y }: Hem, x: number) => ({
  dark: [
    wedge(104, 150, x * 0.62, y + 30, 22, 6),
    wedge(-70, 190, -x * 0.5, y + 30, 18, -5),
    wedge(30, 300, x * 0.16, y + 30, 16, 3),
  ],
  bright: [wedge(-40, 130, -x * 0.3, y + 30, 16, -4), wedge(64, 240, x * 0.38, y + 30, 12, 4)],
})

/** A garment with shoulders on its hanger: its neck at 0 0. */
export const shirt = (sheet: Sheet, look: Look, stuff: Cloth, cut: Cut) => {
  const neck = necks[cut.neck]
  const half = neck.line + (cut.outline ?? shoulder(neck) + cut.side)
  const { dark, bright } =
    cut.from === undefined ? straight(cut.hem, cut.hem.x) : flutes(cut.hem, cut.from, cut.from.reach)
  const neckEdge = (inset: number) => {
    const scale = 1 + inset / 60
    const widened = neck.line.replaceAll(/-?\d+/g, (number) =>
      String(Math.round(Number(number) * scale * 10) / 10),
    )
    return flip(widened) + widened
  }
  const arm = 'M122 36C113 72 108 112 112 156'
  const inner =
    folds(stuff, dark, bright) +
    folds(stuff, [wedge(110, 150, 40, 196, 10, -4), wedge(-108, 160, -46, 200, -9, 4)], [], 0.6) +
    (cut.sleeve === undefined ? '' : seam(arm + flip(arm), stuff.deep, 2, 0.4)) +
    (cut.inner ?? '') +
    trim(look, hemEdge(cut.hem), cut.hemSize ?? 20, cut.border) +
    (cut.neckBorder === undefined
      ? seam(neckEdge(7), stuff.deep, 1.4, 0.5)
      : trim(look, neckEdge, cut.neckSize ?? 15, cut.neckBorder))
  return (
    el('path', { d: opening(neck), fill: stuff.deep }) +
    hanger() +
    (cut.sleeve === undefined ? '' : sleeves(sheet, look, stuff, cut.sleeve)) +
    piece(sheet, both(half, hemLine(cut.hem)), stuff, { inner }) +
    (cut.over ?? '')
  )
}
