import { cloth, folds, piece, seam, wedge } from '../cloth.ts'
import { lighter, tone } from '../colour.ts'
import type { Look } from '../look.ts'
import { print } from '../motifs.ts'
import { el, p, type Sheet } from '../svg.ts'
import { trimColours } from '../trims.ts'

/** A belt, rolled once and laid with its buckle in front. */
export const belt = (sheet: Sheet, look: Look) => {
  const stuff = cloth(sheet, look.base, undefined, 0.03)
  const { metal, bright, dull } = trimColours(look)
  return {
    drawn:
      piece(sheet, 'M-220 -60C-220 -150 220 -150 220 -60L220 20C220 -60 -220 -60 -220 20Z', {
        ...stuff,
        fill: stuff.deep,
      }) +
      piece(sheet, 'M-220 -60C-220 50 220 50 220 -60L220 20C220 150 -220 150 -220 20Z', stuff, {
        inner:
          seam('M-220 -48C-220 62 220 62 220 -48M-220 10C-220 138 220 138 220 10', stuff.light, 2, 0.7) +
          folds(stuff, [wedge(180, -60, 150, 150, 90)], [wedge(-160, -60, -170, 150, 30)], 0.6),
      }) +
      el('rect', {
        x: -62,
        y: 6,
        width: 96,
        height: 118,
        rx: 18,
        fill: 'none',
        stroke: dull,
        'stroke-width': 17,
      }) +
      el('rect', {
        x: -62,
        y: 5,
        width: 96,
        height: 118,
        rx: 18,
        fill: 'none',
        stroke: metal,
        'stroke-width': 13,
      }) +
      el('path', { d: 'M-62 64H24', stroke: bright, 'stroke-width': 9, 'stroke-linecap': 'round' }) +
      [64, 92, 120]
        .map((x) => el('circle', { cx: x, cy: 62 - (x - 40) * 0.12, r: 5, fill: stuff.deep }))
        .join(''),
    y: 500,
    scale: 1.2,
  }
}

/** Folded cloth under a ribbon: it stands for whatever has no drawing of its own. */
export const foldedCloth = (sheet: Sheet, look: Look) => {
  const tones = [lighter(look.base, -0.08), lighter(look.accent, 0.04), look.base]
  const layer = (at: number) => {
    const of = tones[at] ?? look.base
    const stuff = cloth(
      sheet,
      of,
      at === 2 ? print(sheet, look, 0.9, look.motif === 'plain' ? 'jaal' : look.motif) : undefined,
      0.02,
    )
    const y = 170 - at * 84
    const half = 214 - at * 8
    return piece(
      sheet,
      p`M${-half} ${y - 66}L${half - 30} ${y - 66}Q${half + 22} ${y - 66} ${half + 22} ${y - 26}Q${half + 22} ${y + 14} ${half - 30} ${y + 14}L${-half} ${y + 14}Q${-half + 10} ${y - 26} ${-half} ${y - 66}Z`,
      stuff,
      {
        inner:
          seam(
            p`M${-half} ${y - 28}L${half - 30} ${y - 28}Q${half - 6} ${y - 27} ${half - 6} ${y - 14}`,
            stuff.deep,
            3,
            0.4,
          ) +
          folds(
            stuff,
            [p`M${-half} ${y - 10}L${half + 20} ${y - 10}V${y + 16}H${-half}Z`],
            [p`M${-half} ${y - 66}L${half} ${y - 66}V${y - 56}H${-half}Z`],
            0.7,
          ),
      },
    )
  }
  const ribbon = cloth(sheet, tone(0.77, 0.08, 82))
  return {
    drawn:
      [0, 1, 2].map(layer).join('') +
      piece(sheet, 'M-26 -66L22 -66L24 184L-24 184Z', ribbon) +
      piece(sheet, 'M0 -66C-40 -130 -120 -140 -116 -92C-112 -60 -50 -56 0 -66Z', ribbon, {
        inner: folds(ribbon, [wedge(0, -66, -90, -96, 20)]),
      }) +
      piece(sheet, 'M0 -66C40 -130 120 -140 116 -92C112 -60 50 -56 0 -66Z', ribbon, {
        inner: folds(ribbon, [wedge(0, -66, 90, -96, 20)]),
      }) +
      el('rect', {
        x: -17,
        y: -84,
        width: 34,
        height: 32,
        rx: 9,
        fill: ribbon.fill,
        stroke: ribbon.deep,
        'stroke-width': 1.5,
        'stroke-opacity': 0.5,
      }),
    y: 560,
    scale: 1.12,
  }
}
