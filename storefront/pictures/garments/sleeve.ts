import { folds, piece, seam, wedge, type Cloth } from '../cloth.ts'
import type { Look } from '../look.ts'
import { flip, p, type Sheet } from '../svg.ts'
import { trim, type Edge } from '../trims.ts'
import type { Border } from '../words/patterns.ts'

export interface Sleeve {
  length: number
  /** Half the width at the cuff. */
  cuff: number
  /** Degrees away from the body. */
  swing?: number
  /** Fullness above the cuff. */
  puff?: number
  sheer?: boolean
  border?: Border
  trimSize?: number
  /** A tight band that closes the sleeve. */
  band?: boolean
}

const geometry = ({ length, cuff, swing = 13, puff = 0 }: Sleeve) => {
  const angle = (swing * Math.PI) / 180
  const [downX, downY] = [Math.sin(angle), Math.cos(angle)]
  const [outX, outY] = [downY, -downX]
  const [x, y] = [118 + downX * length - outX * 6, 44 + downY * length]
  const at = (along: number, out: number): [number, number] => [
    x + downX * along + outX * out,
    y + downY * along + outY * out,
  ]
  const [outerX, outerY] = at(0, cuff)
  const [innerX, innerY] = at(0, -cuff)
  const [wideX, wideY] = at(-length * 0.42, Math.max(cuff * 0.85, 34) + puff)
  const [nearX, nearY] = at(-length * 0.38, -Math.max(cuff * 0.75, 26) - puff * 0.5)
  const [midX, midY] = at(7, 0)
  const d = p`M108 33C136 34 ${wideX} ${wideY} ${outerX} ${outerY}Q${midX} ${midY} ${innerX} ${innerY}C${nearX} ${nearY} 114 196 104 158Z`
  const edge: Edge = (inset) => {
    const [aX, aY] = at(-inset, cuff + 12)
    const [bX, bY] = at(7 - inset, 0)
    const [cX, cY] = at(-inset, -cuff - 12)
    return p`M${aX} ${aY}Q${bX} ${bY} ${cX} ${cY}`
  }
  const dark = [
    wedge(112, 110, ...at(4, -cuff * 0.55), cuff * 0.4, 4),
    ...(length > 200 ? [wedge(128, 150, ...at(4, cuff * 0.1), cuff * 0.32, 4)] : []),
  ]
  const bright = length > 120 ? [wedge(126, 70, ...at(-length * 0.15, cuff * 0.35), cuff * 0.2, 6)] : []
  return { d, edge, dark, bright }
}

/** Both sleeves, to be drawn before the body that covers their upper ends. */
export const sleeves = (sheet: Sheet, look: Look, stuff: Cloth, sleeve: Sleeve) => {
  const { d, edge, dark, bright } = geometry(sleeve)
  const size = sleeve.trimSize ?? 15
  const one = (turn: (path: string) => string, deeper: number) =>
    piece(sheet, turn(d), stuff, {
      ...(sleeve.sheer === true ? { opacity: 0.74 } : {}),
      inner:
        folds(stuff, dark.map(turn), bright.map(turn), deeper) +
        (sleeve.band === true
          ? seam(turn(edge(22)), stuff.deep, 1.5) + seam(turn(edge(10)), stuff.shade, 22, 0.25)
          : '') +
        trim(look, (inset) => turn(edge(inset)), size, sleeve.border),
    })
  return one(flip, 0.8) + one((path) => path, 1.15)
}
