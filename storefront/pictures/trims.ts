import { hex, lighter, tone } from './colour.ts'
import type { Look } from './look.ts'
import { el } from './svg.ts'
import type { Border } from './words/patterns.ts'

/** A line that runs along an edge of a piece, the given distance inside it. */
export type Edge = (inset: number) => string

type Dash = [length: number, gap: number]

const tenth = (value: number) => Math.round(value * 10) / 10

/** A line of a trim; the trim's group says that lines have no fill and that dots are round. */
const line = (d: string, stroke: string, width: number, dash?: Dash, opacity?: number) =>
  el('path', {
    d,
    stroke,
    'stroke-width': tenth(width),
    'stroke-dasharray': dash?.map(tenth).join(' '),
    'stroke-linecap': dash !== undefined && dash[0] >= 1 ? 'butt' : undefined,
    opacity,
  })

/** The colours of a trim. */
export const trimColours = ({ metal, base, accent }: Pick<Look, 'metal' | 'base' | 'accent'>) => ({
  metal: hex(metal),
  bright: hex(lighter(metal, 0.13)),
  dull: hex(lighter(metal, -0.16)),
  ground: hex(lighter(base, base.l > 0.6 ? -0.12 : -0.07)),
  accent: hex(accent),
  pearl: hex(tone(0.965, 0.012, 80)),
  pearlShade: hex(tone(0.8, 0.03, 70)),
  thread: hex(lighter(base, base.l > 0.6 ? -0.2 : 0.22)),
})

type Colours = ReturnType<typeof trimColours>
type Drawn = (edge: Edge, colours: Colours, size: number) => string

const beads = (d: string, colours: Colours, size: number) =>
  line(d, colours.pearlShade, size, [0.1, size * 1.25]) +
  line(d, colours.pearl, size * 0.72, [0.1, size * 1.25])

const zari: Drawn = (edge, { metal, bright, dull, ground }, size) =>
  line(edge(size / 2), metal, size) +
  line(edge(size / 2), ground, size * 0.42, [0.1, size * 0.8]) +
  line(edge(size / 2), bright, size * 0.16, [0.1, size * 0.8]) +
  line(edge(size), dull, 1.5) +
  line(edge(size * 1.25), metal, 2.5) +
  line(edge(size * 1.55), metal, size * 0.3, [2.5, 7])

const drawn: Readonly<Record<Border, Drawn>> = {
  none: (edge, { thread }) => line(edge(9), thread, 1.5, [6, 4], 0.55),
  zari,
  broad: (edge, colours, size) =>
    line(edge(size * 1.1), colours.ground, size * 2.2) +
    zari(edge, colours, size * 0.8) +
    line(edge(size * 1.55), colours.metal, size * 0.5, [0.1, size * 0.9]) +
    line(edge(size * 1.55), colours.ground, size * 0.2, [0.1, size * 0.9]) +
    line(edge(size * 2.15), colours.metal, 4) +
    line(edge(size * 2.45), colours.metal, size * 0.36, [3, 8]),
  gota: (edge, { metal, bright, dull }, size) =>
    line(edge(size * 0.45), metal, size * 0.9) +
    line(edge(size * 0.45), bright, size * 0.9, [3, 6], 0.8) +
    line(edge(size * 0.92), dull, 1.5) +
    line(edge(size * 1.4), metal, size * 0.36, [0.1, size * 0.75]) +
    line(edge(size * 1.4), bright, size * 0.16, [0.1, size * 0.75]),
  pearl: (edge, colours, size) =>
    line(edge(size * 0.2), colours.metal, size * 0.3) +
    beads(edge(size * 0.72), colours, size * 0.5) +
    line(edge(size * 1.1), colours.metal, 2) +
    beads(edge(size * 1.4), colours, size * 0.24),
  sequin: (edge, { metal, bright }, size) =>
    line(edge(size * 0.28), metal, size * 0.4, [0.1, size * 0.42]) +
    line(edge(size * 0.28), bright, size * 0.16, [0.1, size * 0.42]) +
    line(edge(size * 0.72), bright, size * 0.22, [0.1, size * 0.42]) +
    line(edge(size * 1.1), metal, size * 0.14, [0.1, size * 0.84]),
  scallop: (edge, { thread, metal }, size) =>
    line(edge(0), thread, size * 1.2, [0.1, size * 1.05]) +
    line(edge(0), metal, size * 0.62, [0.1, size * 1.05]) +
    line(edge(size * 0.85), thread, 2) +
    line(edge(size * 1.15), thread, size * 0.2, [0.1, size * 0.5]),
  temple: (edge, { accent, metal }, size) =>
    line(edge(size * 0.4), accent, size * 0.8) +
    line(edge(size * 0.9), accent, size * 0.5, [7, 7]) +
    line(edge(size * 1.2), accent, size * 0.35, [3, 11]) +
    line(edge(size * 0.4), metal, 2.5),
  piping: (edge, { thread }) =>
    line(edge(4), thread, 5, undefined, 0.75) + line(edge(14), thread, 1.5, undefined, 0.4),
  geometric: (edge, { accent, pearl }, size) => {
    const red = hex(tone(0.46, 0.15, 27))
    const black = hex(tone(0.24, 0.01, 40))
    return (
      line(edge(size * 0.9), red, size * 1.8) +
      line(edge(size * 0.9), black, size * 0.9, [9, 9]) +
      line(edge(size * 0.9), accent === black ? pearl : black, size * 0.3, [18, 0.1]) +
      line(edge(size * 0.9), pearl, size * 0.22, [4, 14]) +
      line(edge(size * 1.95), black, 5) +
      line(edge(size * 0.05), black, 6) +
      line(edge(size * 2.25), black, size * 0.3, [6, 12])
    )
  },
  thread: (edge, { accent, metal }, size) =>
    line(edge(size * 0.3), metal, 3) +
    line(edge(size * 0.7), accent, size * 0.42, [0.1, size * 0.72]) +
    line(edge(size * 0.7), metal, size * 0.16, [0.1, size * 0.72]) +
    line(edge(size * 1.1), metal, 2),
}

/** The edging of a piece, drawn along one of its edges. */
export const trim = (look: Look, edge: Edge, size = 22, border: Border = look.border) => {
  const colours = trimColours(look)
  const lines = drawn[border]((inset) => edge(Math.round(inset)), colours, size)
  const main = ` stroke="${colours.metal}"`
  return el(
    'g',
    { fill: 'none', stroke: colours.metal, 'stroke-linecap': 'round' },
    lines.replaceAll(main, ''),
  )
}
