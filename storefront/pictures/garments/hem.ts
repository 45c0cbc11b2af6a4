import { wedge } from '../cloth.ts'
import { p } from '../svg.ts'
import type { Edge } from '../trims.ts'

/** The lower edge of a garment, symmetric about x = 0. */
export interface Hem {
  x: number
  y: number
  /** How far the middle hangs below the corners. */
  sag?: number
  /** How many flutes the cloth falls in. */
  waves?: number
  /** How far a flute hangs below the points between the flutes. */
  depth?: number
}

const places = ({ x, y, sag = 14, waves = 1 }: Hem): [number, number][] =>
  Array.from({ length: waves + 1 }, (_, at) => {
    const across = Math.sin((1 - (2 * at) / waves) * (Math.PI / 2) * 0.92) / Math.sin((Math.PI / 2) * 0.92)
    return [x * across, y + sag * (1 - across * across)]
  })

/** From the right corner to the left one, as commands that go on from where the pen is. */
export const hemLine = (hem: Hem, inset = 0) => {
  const depth = hem.depth ?? 0
  const middle = hem.waves === undefined || hem.waves === 1 ? (hem.sag ?? 14) : 0
  const all = places(hem)
  return all
    .slice(1)
    .map(([x, y], at) => {
      const [fromX, fromY] = all[at] ?? [x, y]
      return p`Q${(fromX + x) / 2} ${(fromY + y) / 2 + (depth + middle) * 2 - inset} ${x} ${y - inset}`
    })
    .join('')
}

/** The hem as an edge for a trim. */
export const hemEdge =
  (hem: Hem): Edge =>
  (inset) =>
    p`M${hem.x + 6} ${hem.y - inset}L${hem.x} ${hem.y - inset}` +
    hemLine(hem, inset) +
    p`L${-hem.x - 6} ${hem.y - inset}`

interface From {
  y: number
  /** Half the width of the cloth there. */
  x: number
}

/** The folds that rise from between the flutes towards a line above; in shadow and in light. */
export const flutes = (hem: Hem, from: From, reach: (at: number) => number = () => 0) => {
  const all = places(hem)
  const inner = all.slice(1, -1)
  const gap = (at: number) => Math.abs((all[at + 1]?.[0] ?? 0) - (all[at]?.[0] ?? 0))
  const top = (x: number) => (x / hem.x) * from.x
  return {
    dark: inner.map(([x, y], at) =>
      wedge(top(x), from.y + reach(at) * (hem.y - from.y), x, y + 2, gap(at) * 0.5),
    ),
    bright: inner.map(([x, y], at) =>
      wedge(
        top(x) - 2,
        from.y + (0.12 + reach(at)) * (hem.y - from.y),
        x - gap(at) * 0.32,
        y + 14,
        gap(at) * 0.2,
      ),
    ),
  }
}
