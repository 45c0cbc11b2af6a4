import { folds, piece, seam, wedge, type Cloth } from '../cloth.ts'
import { hex, lighter, tone } from '../colour.ts'
import type { Look } from '../look.ts'
import { el, flip, p, type Sheet } from '../svg.ts'
import { trim, trimColours } from '../trims.ts'

const rows = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, at) => from + ((to - from) * (at + 0.5)) / count)

/** The opening below the neck, with buttons or embroidery at its sides as the piece asks for. */
export const placket = (look: Look, stuff: Cloth, from: number, to: number) => {
  const buttoned = /button/.test(look.words)
  const worked = look.border !== 'none' && !buttoned
  const { metal, bright } = trimColours(look)
  return (
    (worked
      ? trim(
          look,
          (inset) =>
            p`M${-inset - 3} ${from}L${-inset - 3} ${to}L0 ${to + 12 + inset}L${inset + 3} ${to}L${inset + 3} ${from}`,
          13,
          look.border,
        )
      : el('rect', {
          x: -11,
          y: from - 8,
          width: 22,
          height: to - from + 8,
          rx: 3,
          fill: stuff.light,
          'fill-opacity': 0.3,
          stroke: stuff.deep,
          'stroke-width': 1.2,
          'stroke-opacity': 0.5,
        })) +
    seam(p`M0 ${from - 10}L0 ${to}`, stuff.deep, 2, 0.6) +
    (worked
      ? ''
      : rows(from, to, 5)
          .map((y) =>
            el('circle', {
              cx: 0,
              cy: y,
              r: 4.6,
              fill: buttoned ? hex(tone(0.4, 0.05, 55)) : metal,
              stroke: bright,
              'stroke-width': 1,
            }),
          )
          .join(''))
  )
}

/** Small parts that many garments share. */
export const plackets = {
  slits: (stuff: Cloth, y: number, x: number) =>
    [1, -1]
      .map((side) => seam(p`M${side * (x - 10)} ${y + 8}L${side * (x - 24)} ${y - 120}`, stuff.deep, 2, 0.45))
      .join(''),

  pockets: (stuff: Cloth, y = 350) => {
    const pocket = p`M44 ${y}L106 ${y - 4}L108 ${y + 62}Q78 ${y + 78} 48 ${y + 66}Z`
    return (
      el('path', {
        d: pocket + flip(pocket),
        fill: stuff.light,
        'fill-opacity': 0.16,
        stroke: stuff.deep,
        'stroke-width': 1.4,
        'stroke-opacity': 0.55,
      }) + seam(p`M44 ${y + 12}L106 ${y + 8}` + flip(p`M44 ${y + 12}L106 ${y + 8}`), stuff.deep, 1.2, 0.4)
    )
  },

  band: ({ fill, deep, light }: Cloth) => {
    const half = 'M4 40C22 38 40 24 46 -4L38 -30C32 -4 20 12 3 18Z'
    return (
      el('path', { d: half + flip(half), fill, stroke: deep, 'stroke-width': 1.5, 'stroke-opacity': 0.55 }) +
      seam('M-40 -24C-32 2 -20 16 -5 22', light, 2, 0.6)
    )
  },

  collar: (sheet: Sheet, stuff: Cloth) => {
    const half = 'M0 44C14 40 30 22 38 -14C50 -14 58 -6 64 6C62 34 50 62 30 78C22 66 10 54 0 44Z'
    return (
      piece(sheet, flip(half), stuff, { shadow: false }) +
      piece(sheet, half, stuff, { shadow: false, inner: folds(stuff, [wedge(40, -10, 30, 80, 30)], [], 0.5) })
    )
  },

  buttons: (stuff: Cloth, from: number, to: number, count: number) =>
    seam(p`M-12 ${from - 14}L-12 ${to}M12 ${from - 14}L12 ${to}`, stuff.deep, 1.2, 0.4) +
    rows(from, to, count)
      .map((y) =>
        el('circle', { cx: 0, cy: y, r: 4.4, fill: stuff.light, stroke: stuff.deep, 'stroke-width': 1.4 }),
      )
      .join(''),

  pintucks: (stuff: Cloth) => {
    const lines = [24, 36, 48, 60, 72].map((x) => p`M${x} ${14 + x * 0.3}L${x * 0.94} ${300 - x}`)
    const all = lines.join('')
    return (
      seam(all + flip(all), stuff.deep, 1.6, 0.4) +
      seam(
        all.replaceAll(/M(\d+)/g, (_, x: string) => `M${Number(x) + 2}`),
        stuff.light,
        1.4,
        0.7,
      )
    )
  },

  tassels: (look: Look) => {
    const { accent, metal } = trimColours(look)
    const deep = hex(lighter(look.accent, -0.12))
    const one = (x: number, y: number) =>
      el('path', {
        d: p`M${x - 5} ${y}L${x + 5} ${y}L${x + 9} ${y + 34}Q${x} ${y + 40} ${x - 9} ${y + 34}Z`,
        fill: accent,
      }) +
      seam(p`M${x - 3} ${y + 6}L${x - 4} ${y + 34}M${x + 3} ${y + 6}L${x + 4} ${y + 34}`, deep, 1.4, 0.6) +
      el('circle', { cx: x, cy: y - 3, r: 6, fill: metal })
    return (
      seam('M-4 52C-16 76 -22 92 -24 112M4 52C12 84 14 108 16 132', accent, 2.4, 1) +
      one(-24, 114) +
      one(16, 134)
    )
  },
}
