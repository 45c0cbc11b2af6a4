import { arch, niche, wall, wallFor, type Arch, type Wall } from './backdrop.ts'
import { Chance } from './chance.ts'
import { tone } from './colour.ts'
import { draw, type Drawing } from './garments.ts'
import { lookOf, type Look, type Subject } from './look.ts'
import { picture } from './picture.ts'
import { el, p, Sheet } from './svg.ts'

const forms: Readonly<Record<string, Arch>> = {
  dresses: 'ogee',
  tops: 'round',
  skirts: 'round',
  accessories: 'flat',
  sarees: 'cusped',
  formals: 'cusped',
}

/** A drawing put at a place, with the shadow it casts on the wall behind. */
export const placed = (sheet: Sheet, drawn: string, shadow: string, x: number, y: number, scale: number) => {
  const size = String(Math.round(scale * 1000) / 1000)
  const cast = sheet.takeShadows()
  const at = (right: number, down: number) =>
    p`translate(${x + right * scale} ${y + down * scale}) scale(${size})`
  return (
    (cast === '' ? '' : el('g', { transform: at(17, 15), fill: shadow, opacity: 0.17 }, cast)) +
    el('g', { transform: at(0, 0) }, drawn)
  )
}

const wallOf = ({ name, category = '' }: Subject, look: Look) =>
  wallFor(look.base, new Chance(name + category).next())

const inNiche = (sheet: Sheet, look: Look, colours: Wall) => {
  const form = forms[look.category] ?? 'round'
  const { drawn, x = 400, y, scale }: Drawing = draw(sheet, look)
  return (
    niche(sheet, colours, arch(form, 312, 62, 942), 400, arch(form, 330, 40, 960)) +
    placed(sheet, drawn, colours.shadow, x, y, scale)
  )
}

/** The portrait of a piece, 800 × 1000: in a niche whose colour goes with its own. */
export const portrait = (subject: Subject) => {
  const sheet = new Sheet()
  const look = lookOf(subject)
  const colours = wallOf(subject, look)
  return picture(sheet, 800, 1000, wall(sheet, colours, 800, 1000) + inNiche(sheet, look, colours))
}

/** The same, 1200 × 630, with room around it: for previews of links. */
export const preview = (subject: Subject) => {
  const sheet = new Sheet()
  const look = lookOf(subject)
  const colours = wallOf(subject, look)
  const beside = [-1, 1].map((side) =>
    el('path', {
      d: arch(forms[look.category] ?? 'round', 150, 150, 588),
      transform: `translate(${String(600 + side * 400)} 0)`,
      fill: 'none',
      stroke: colours.line,
      'stroke-width': 1.2,
      opacity: 0.7,
    }),
  )
  return picture(
    sheet,
    1200,
    630,
    wall(sheet, colours, 1200, 630) +
      beside.join('') +
      el('g', { transform: 'translate(357 12) scale(.607)' }, inNiche(sheet, look, colours)),
  )
}

/** What stands for a product without a picture: a bare hanger in a niche. */
export const placeholder = (hanger: string) => {
  const sheet = new Sheet()
  const colours = wallFor(tone(0.6, 0.01, 60), 0)
  return picture(
    sheet,
    800,
    1000,
    wall(sheet, colours, 800, 1000) +
      niche(sheet, colours, arch('round', 312, 62, 942), 400, arch('round', 330, 40, 960)) +
      placed(sheet, hanger, colours.shadow, 400, 480, 1.7),
  )
}
