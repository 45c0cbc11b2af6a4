import type { Known } from './known.ts'
import { BRACKETED_PRICE } from './markers.ts'
import { openerEnd } from './openers.ts'
import { pattern } from './pattern.ts'
import { words } from './phrases.ts'
import type { Rule, Surroundings } from './rule.ts'

const GARMENTS = new Set(
  words(`dress gown saree sari kurta kurti kameez shalwar top blouse skirt shawl dupatta lehenga lehnga anarkali abaya kaftan caftan suit jora
  jora sherwani clutch bag purse earring jhumka jhumki necklace choker bangle bracelet ring tikka khussa heel sandal shoe scarf stole jacket coat blazer
  cardigan trouser pant palazzo gharara sharara maxi frock peshwas pishwas tunic shirt cape poncho jumpsuit set ensemble outfit collection choli chunni
  shrug waistcoat achkan angrakha farshi potli belt hijab pashmina robe midi saari lawn co-ord coord tote handbag jewellery jewelry pumps stilettos`),
)

const CAPITALISED = String.raw`[A-Z][A-Za-z\u00c0-\u1fff'&]{0,20}`
const SMALL = String.raw`(?:of|the|in|de|e|ki|ka|o)[ -]`
/** Words with capitals, small ones between them: "Midnight Velvet Gown", "Rose of Lahore Kurta". */
const CAPITALS = pattern(
  String.raw`(?<![A-Za-z0-9\u00c0-\u1fff])${CAPITALISED}(?:[ -](?:${SMALL})?${CAPITALISED}){1,6}(?![A-Za-z0-9\u00c0-\u1fff'])`,
)
/** The first word of the text, which was let through at once. */
const FIRST_WORD = /^[^A-Za-z0-9\u00c0-\u1fff]{0,12}([A-Z][A-Za-z\u00c0-\u1fff'&]*)[ -]$/u

/** Words that say what a garment is of or for, not which it is: "Summer Lawn Suits" are a kind. */
const KINDS = new Set(
  words(`summer winter spring autumn eid evening party wedding bridal formal casual festive everyday office mehndi nikah walima barat silk
    lawn cotton chiffon velvet organza khaddar linen satin net georgette jacquard wool woollen leather gold silver red black white green blue pink
    maroon ivory long short maxi midi embroidered printed plain handmade traditional pakistani eastern western luxury ready three-piece two-piece
    three two piece stitched unstitched potli jhumka`),
)

/** Words that have a capital where a sentence begins, and are never the first of a name. */
const OPENERS = new Set(
  words(`a an the our your my his her this that these those try see here here's there and or with in on for from of at by to if is are was
    consider choose pick wear pair style browse explore meet discover how what which why when while as but so yes no also both each every any some
    all we i you it its it's have has do does take add buy get like love just only perhaps maybe then next first second third another how's what's
    let let's we've i'd i'll i've shop view show showing check our new more most other one two three four`),
)

/** A price in brackets behind a name goes with it. */
const PRICE = { each: pattern(BRACKETED_PRICE), most: 1 }

/** Names of garments that are no product's that was read, no part of one, and not what the customer wrote. */
export const nameRule = (known: Known): Rule => ({
  begins: CAPITALS,
  at({ text, lower }, start, final) {
    if (start < openerEnd(lower, start)) return undefined
    if (!final && CAPITALS.isOpen(text, start)) return 'open'
    const parts = CAPITALS.at(text, start)?.[0].split(/(?<=[ -])/) ?? []
    const last = parts.findLastIndex(isGarment)
    if (last < 1) return undefined
    const named = parts.slice(0, last + 1)
    const end = start + named.join('').trimEnd().length
    return { end, decide: (around) => decide(named, end, start, around, known) }
  },
})

function decide(
  parts: readonly string[],
  end: number,
  start: number,
  { text, lower }: Surroundings,
  known: Known,
) {
  const openers = Math.max(
    0,
    parts.findIndex((part) => !OPENERS.has(wordOf(part))),
  )
  const first = openers === 0 ? FIRST_WORD.exec(text.slice(0, start))?.[1] : undefined
  const opens = first !== undefined && !OPENERS.has(first.toLowerCase())
  const capitals = parts.slice(openers).filter((part) => /^[A-Z]/.test(part)).length + (opens ? 1 : 0)
  const from = start + parts.slice(0, openers).join('').length
  if (capitals < 3 || isKind(parts.slice(openers)) || isKnown(lower.slice(from, end), known)) return undefined
  return { say: 'product' as const, from, trail: PRICE }
}

const PLURAL = /'?s$|es$/
/** Several garments, with nothing before them but what they are of or for. */
const isKind = (parts: readonly string[]) =>
  /[^s']s$/i.test(parts.at(-1) ?? '') &&
  parts.slice(0, -1).every((part) => KINDS.has(wordOf(part)) || isGarment(part))

const wordOf = (part: string) => part.replace(/[ -]$/, '').toLowerCase()
const isGarment = (part: string) => {
  const word = wordOf(part)
  return GARMENTS.has(word) || GARMENTS.has(word.replace(/'?s$/, '')) || GARMENTS.has(word.replace(/es$/, ''))
}

function isKnown(phrase: string, known: Known): boolean {
  const forms = [phrase, phrase.replace(/s$/, ''), phrase.replace(PLURAL, '')].map((form) =>
    form.replaceAll('-', ' '),
  )
  if (forms.some((form) => known.wasAsked(form))) return true
  for (const product of known.products()) {
    const name = product.folded.replaceAll('-', ' ')
    if (forms.some((form) => name.includes(form) || form.endsWith(name))) return true
  }
  return false
}
