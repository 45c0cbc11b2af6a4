import { Chance } from '../chance.ts'
import { hex, lighter } from '../colour.ts'
import type { Look } from '../look.ts'
import { el, p, type Sheet } from '../svg.ts'
import { contact, plinth } from './display.ts'
import { metals } from './metals.ts'

export const bangles = (_: Sheet, look: Look) => {
  const { fill, bright, dull } = metals(look)
  const chance = new Chance(look.words)
  const family = [0, 0.1, -0.07, 0.16].map((by) => lighter(look.base, by))
  const ring = (x: number, y: number, rx: number, ry: number, at: number) => {
    const golden = at % 4 === 3
    const glass = family[at % family.length] ?? look.base
    const stroke = golden ? fill : hex(glass)
    return (
      el('ellipse', {
        cx: x,
        cy: y,
        rx,
        ry,
        fill: 'none',
        stroke: golden ? dull : hex(lighter(glass, -0.14)),
        'stroke-width': 14,
      }) +
      el('ellipse', { cx: x, cy: y - 1, rx, ry, fill: 'none', stroke, 'stroke-width': 11 }) +
      el('path', {
        d: p`M${x - rx} ${y}A${rx} ${ry} 0 0 0 ${x - rx * 0.1} ${y + ry}`,
        fill: 'none',
        stroke: golden ? bright : hex(lighter(glass, 0.17)),
        'stroke-width': 3,
        'stroke-linecap': 'round',
      }) +
      (golden
        ? el('ellipse', {
            cx: x,
            cy: y,
            rx,
            ry,
            fill: 'none',
            stroke: dull,
            'stroke-width': 4,
            'stroke-dasharray': '0.1 13',
            'stroke-linecap': 'round',
          })
        : '')
    )
  }
  const pile = (x: number, ground: number, count: number, rx: number) =>
    Array.from({ length: count }, (_unused, at) =>
      ring(x + chance.between(-3, 3), ground - at * 16, rx, rx * 0.3, at),
    ).join('')
  const leaning = [0, 1, 2, 3].map((at) => ring(124 + at * 22, 118, 62, 112, at)).join('')
  return {
    drawn:
      plinth(look.base, 262, 256, 330) +
      contact(-80, 244, 150, 26) +
      contact(150, 236, 90, 10) +
      leaning +
      pile(-82, 200, 20, 134),
    y: 560,
    scale: 1.1,
  }
}
