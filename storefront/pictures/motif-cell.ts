import { el } from './svg.ts'

/** The colours that a pattern is drawn in. */
interface Inks {
  metal: string
  bright: string
  accent: string
  accentLight: string
  tonal: string
  green: string
  pale: string
}

/** One repeat of a pattern. */
interface Cell {
  width: number
  height: number
  drawn: string
}

export const stem = (d: string, stroke: string, width = 1.6) =>
  el('path', { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-linecap': 'round' })

export const filled = (d: string, fill: string, opacity?: number) => el('path', { d, fill, opacity })

export const dot = (cx: number, cy: number, r: number, fill: string) => el('circle', { cx, cy, r, fill })

/** A sprig twice in a cell, the second half a step aside: the old half-drop. */
export const halfDrop = (
  width: number,
  height: number,
  sprig: (x: number, y: number, turned: number) => string,
): Cell => ({
  width,
  height,
  drawn: sprig(width * 0.25, height * 0.25, 0) + sprig(width * 0.75, height * 0.75, 1),
})

/** Draws one repeat; `turn`, from 0 to 1, makes two pieces of one kind differ. */
export type Drawn = (inks: Inks, turn: number) => Cell
