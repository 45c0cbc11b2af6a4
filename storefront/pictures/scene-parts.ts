import { arch, niche, wallFor, type Arch, type Wall } from './backdrop.ts'
import { placed } from './compose.ts'
import { tone } from './colour.ts'
import { draw } from './garments.ts'
import { lookOf } from './look.ts'
import { el, type Sheet } from './svg.ts'

/** A piece of a scene: its words, and where its middle and its upper end come, in the scene's own size. */
export interface Figure {
  words: string
  x: number
  y: number
  scale: number
}

const figure = (sheet: Sheet, { shadow }: Wall, { words, x, y, scale }: Figure) =>
  placed(sheet, draw(sheet, lookOf({ name: words, description: '' })).drawn, shadow, x, y, scale)

/** Pieces before a wall, the last one in front. */
export const figures = (sheet: Sheet, colours: Wall, all: readonly Figure[]) =>
  all.map((one) => figure(sheet, colours, one)).join('')

/** A floor below the wall. */
export const floorOf = (colours: Wall, width: number, height: number, y: number) =>
  el('rect', { y, width, height: height - y, fill: colours.niche }) +
  el('rect', { y, width, height: 5, fill: colours.high }) +
  el('rect', { y: y + 5, width, height: 9, fill: colours.hollow, opacity: 0.5 })

/** A niche of a scene. */
interface Opening {
  form: Arch
  x: number
  half: number
  top: number
  foot: number
}

/** The niches of a scene, each with a fine line round it. */
export const openings = (sheet: Sheet, colours: Wall, all: readonly Opening[]) =>
  all
    .map(({ form, x, half, top, foot }) =>
      niche(sheet, colours, arch(form, half, top, foot), x, arch(form, half + 14, top - 18, foot)),
    )
    .join('')

/** The colours of a scene's wall. */
export const stage = (hue: number) => wallFor(tone(0.6, 0.06, hue), 0)
