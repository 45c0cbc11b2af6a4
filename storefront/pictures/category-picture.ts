import { arch, niche, wall, type Arch } from './backdrop.ts'
import { rod } from './garments/hanging.ts'
import { picture } from './picture.ts'
import { el, p, Sheet } from './svg.ts'
import { figures, stage, type Figure } from './scene-parts.ts'

interface Scene {
  hue: number
  form: Arch
  rail?: number
  pieces: readonly Figure[]
}

const onRail = (rail: number, hook: number, scale: number) => rail - 4 + hook * scale

const shirtAt = (words: string, x: number, scale: number): Figure => ({
  words,
  x,
  y: onRail(190, 99, scale),
  scale,
})
const skirtAt = (words: string, x: number, scale: number): Figure => ({
  words,
  x,
  y: onRail(190, 139, scale),
  scale,
})
const formAt = (words: string, x: number, scale: number): Figure => ({
  words,
  x,
  y: 940 - 764 * scale,
  scale,
})

const scenes: Readonly<Record<string, Scene>> = {
  dresses: {
    hue: 25,
    form: 'flat',
    rail: 190,
    pieces: [
      shirtAt('teal kaftan with zari embroidery', 250, 0.72),
      shirtAt('coral floral maxi dress with printed georgette', 560, 0.86),
      shirtAt('ivory chiffon anarkali with gota', 400, 0.94),
    ],
  },
  tops: {
    hue: 245,
    form: 'flat',
    rail: 190,
    pieces: [
      shirtAt('rust khaddar kurta a-line with buttons', 240, 1.02),
      shirtAt('pale blue pintuck blouse', 572, 1.02),
      shirtAt('indigo block-print kurti mandarin', 410, 1.2),
    ],
  },
  skirts: {
    hue: 185,
    form: 'flat',
    rail: 190,
    pieces: [
      skirtAt('dusty rose pleated midi skirt', 228, 0.94),
      skirtAt('charcoal pencil skirt', 590, 1.06),
      skirtAt('mustard lehenga skirt with four rows of gota', 410, 0.92),
    ],
  },
  sarees: {
    hue: 15,
    form: 'cusped',
    pieces: [
      formAt('midnight blue chiffon saree with sequin border', 214, 0.82),
      formAt('mint organza saree with pearl border', 566, 0.82),
      formAt('crimson banarasi saree with paisley and zari', 382, 0.96),
    ],
  },
  formals: {
    hue: 90,
    form: 'cusped',
    pieces: [
      { words: 'emerald velvet jora embroidered with zari', x: 232, y: 296, scale: 0.78 },
      { words: 'tea-pink gharara with gota', x: 580, y: 296, scale: 0.78 },
      formAt('ruby bridal lehenga choli, dabka, embroidered panels', 400, 0.84),
    ],
  },
}

const cabinet = () => {
  const sheet = new Sheet()
  const colours = stage(50)
  const cell = (x: number, top: number) =>
    niche(sheet, colours, arch('flat', 172, top, top + 418), x, arch('flat', 182, top - 10, top + 428))
  return picture(
    sheet,
    800,
    1000,
    wall(sheet, colours, 800, 1000) +
      cell(208, 66) +
      cell(592, 66) +
      cell(208, 520) +
      cell(592, 520) +
      figures(sheet, colours, [
        { words: 'plum kundan necklace', x: 208, y: 282, scale: 0.56 },
        { words: 'gold jhumka earrings with emerald', x: 592, y: 276, scale: 0.6 },
        { words: 'maroon potli bag with zari', x: 208, y: 752, scale: 0.53 },
        { words: 'camel leather khussa', x: 592, y: 736, scale: 0.6 },
      ]),
  )
}

/** The picture of a category, 800 × 1000: a few of the pieces it holds. One that is not known gets the dresses' rail. */
export const categoryPicture = (slug: string) => {
  if (slug === 'accessories') {
    return cabinet()
  }
  const { hue, form, rail, pieces } = scenes[slug] ?? {
    hue: 25,
    form: 'flat',
    rail: 190,
    pieces: scenes['dresses']?.pieces ?? [],
  }
  const sheet = new Sheet()
  const colours = stage(hue)
  return picture(
    sheet,
    800,
    1000,
    wall(sheet, colours, 800, 1000) +
      niche(sheet, colours, arch(form, 352, 60, 944), 400, arch(form, 368, 40, 960)) +
      (rail === undefined ? '' : el('g', { transform: p`translate(400 ${rail})` }, rod(336))) +
      figures(sheet, colours, pieces),
  )
}
