import { wall } from './backdrop.ts'
import { picture } from './picture.ts'
import { el, p, Sheet } from './svg.ts'
import { wordmark } from './wordmark.ts'
import { figures, floorOf, openings, stage, type Figure } from './scene-parts.ts'

const ensemble = (x: number, step: number, floor: number, scale: number): Figure[] => [
  {
    words: 'midnight blue chiffon saree with sequin border',
    x: x - step,
    y: floor - 764 * scale * 0.94,
    scale: scale * 0.94,
  },
  {
    words: 'ivory organza saree with trailing pink roses, pearls',
    x: x + step,
    y: floor - 764 * scale * 0.94,
    scale: scale * 0.94,
  },
  { words: 'ruby bridal lehenga choli, dabka, embroidered panels', x, y: floor + 20 - 762 * scale, scale },
]

/** The picture at the head of the home page, 1600 × 900: its left third is kept quiet, for words. */
export const hero = () => {
  const sheet = new Sheet()
  const colours = stage(28)
  return picture(
    sheet,
    1600,
    900,
    wall(sheet, colours, 1600, 900) +
      openings(sheet, colours, [
        { form: 'cusped', x: 750, half: 138, top: 168, foot: 800 },
        { form: 'cusped', x: 1076, half: 158, top: 84, foot: 800 },
        { form: 'cusped', x: 1402, half: 138, top: 168, foot: 800 },
      ]) +
      floorOf(colours, 1600, 900, 800) +
      figures(sheet, colours, [
        ...ensemble(1076, 326, 842, 0.83),
        { words: 'mustard potli bag with zari', x: 520, y: 738, scale: 0.31 },
      ]),
  )
}

/** The same for tall screens, 900 × 1100. */
export const heroTall = () => {
  const sheet = new Sheet()
  const colours = stage(28)
  return picture(
    sheet,
    900,
    1100,
    wall(sheet, colours, 900, 1100) +
      openings(sheet, colours, [{ form: 'cusped', x: 450, half: 330, top: 130, foot: 980 }]) +
      floorOf(colours, 900, 1100, 980) +
      figures(sheet, colours, ensemble(438, 252, 1022, 0.87)),
  )
}

/** The preview of links to the shop itself, 1200 × 630. */
export const share = () => {
  const sheet = new Sheet()
  const colours = stage(28)
  const ink = '#5c2331'
  const word = (text: string, y: number, scale: number, gap: number) =>
    el('g', { transform: p`translate(284 ${y}) scale(${String(scale)})` }, wordmark(text, ink, gap))
  return picture(
    sheet,
    1200,
    630,
    wall(sheet, colours, 1200, 630) +
      openings(sheet, colours, [
        { form: 'cusped', x: 664, half: 92, top: 130, foot: 566 },
        { form: 'cusped', x: 868, half: 104, top: 62, foot: 566 },
        { form: 'cusped', x: 1072, half: 92, top: 130, foot: 566 },
      ]) +
      floorOf(colours, 1200, 630, 566) +
      figures(sheet, colours, ensemble(868, 204, 594, 0.58)) +
      word('FATIMA', 236, 0.92, 26) +
      word('ZEHRA', 324, 0.92, 26) +
      el('path', { d: 'M194 418H374', stroke: '#b08a4a', 'stroke-width': 2 }) +
      el('path', { d: 'M284 408L294 418L284 428L274 418Z', fill: '#b08a4a' }),
  )
}
