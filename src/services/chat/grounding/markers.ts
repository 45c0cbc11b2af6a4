import type { Mention } from './grounding.ts'
import type { Known } from './known.ts'
import { type Match, pattern } from './pattern.ts'
import { patternRule, type Replacement, type Rule, type Surroundings } from './rule.ts'
import { writeOut } from './write-out.ts'

const KEY = String.raw`(?:p|pid|id|product|prod|item|sku|پ)(?:[ -]?id)?`
const ID = String.raw`\d{1,12}`
const IDS = String.raw`(?<ids>${ID}(?: ?(?:,|/|;|&|and|or|aur|اور) ?(?:${KEY} ?[:#=-]? ?)?${ID}){0,7})`
/** What names ids: "p:12", "p#12", "product = 12", "id:12, id:13". */
const REFERENCE = String.raw`${KEY} ?[:#=-] ?#?${IDS}`
/** Quotes and round brackets around a marker. */
const OPEN = String.raw`(?<open>["'(]{0,2})`
const CLOSE = String.raw`(?<close>["')]{0,2})`
/** A price in brackets: " (PKR 11,500)". */
export const BRACKETED_PRICE = String.raw` \((?:(?:rs|pkr|inr|[$€£₹])\.? ?\d[\d,.]{0,12}|\d[\d,]{2,9}(?:\.\d\d)?)(?: ?/-)?(?: ?(?:rs|pkr|rupees|only))?\)`
/** The same behind a marker. */
const PRICE = `(?<price>${BRACKETED_PRICE})?`

/** Every shape in which models write a marker, the fullest first. */
const SHAPES: readonly string[] = [
  // A link whose target is a marker: `[the dress](p:12)`.
  String.raw`\[[^\[\]\n]{1,60}\]\([ \[]{0,3}${REFERENCE}[ \]]{0,3}\)?`,
  // `[[p:12]]`, `[P : 12]`, `"[[p:12|the dress]]"`, `[[p:12](https:`, `[[p:12`.
  String.raw`${OPEN}(?:\[ ?){1,3}${KEY}(?: ?[:#=.-] ?#?| )?${IDS}(?: ?(?:[^\d\[\]\n][^\[\]\n]{0,59})?\](?: ?\]){0,2})?${CLOSE}(?<link>\()?${PRICE}`,
  // `{{p:12}}`, `(p:12)`, `<p:12/>`.
  String.raw`[({<]{1,3} ?${REFERENCE}(?: ?(?:\|[^()\[\]{}<>\n]{0,60})?/?[)}>]{1,3})?${PRICE}`,
  // `[[12]]`, `[[#12]]`.
  String.raw`\[{2} ?#?${IDS} ?\]{1,2}${PRICE}`,
  // `p:12`.
  String.raw`(?<![A-Za-z0-9\u00c0-\u1fff])p ?[:#=] ?#?${IDS}${PRICE}`,
]

/** Brackets around anything else, or around nothing yet: `[[the red one]]`, `[[p:`, `<product id="12">`. */
const BROKEN = String.raw`\[{2,3}(?:[^\[\]\n]{0,60}\]{1,3}| ?(?:${KEY} ?[:#=]? ?)?)|(?<![A-Za-z0-9\u00c0-\u1fff])\[ ?(?:p|pid|product) ?[:#=][^\[\]\n\d]{0,20}\]?|</?(?:p|product|item)(?:[ :=#/][^<>\n]{0,80})?>|\]{2,3}`
const SHAPE_PATTERNS = SHAPES.map(pattern)
const BROKEN_PATTERN = pattern(BROKEN)
const INNER_ID = /(?:p|id|product) ?[:#=] ?["']?(\d+)/g

const LINK_TARGET = { each: pattern(String.raw`[^)\n]`), most: 300, close: pattern(String.raw`\)`) }
const TOO_LONG = { each: pattern(String.raw`\d`), most: 10_000 }

/** Writes out the markers of products that were read, and drops those of products that were not. */
export function markerRules(known: Known, currency: string, note: (mention: Mention) => void): Rule[] {
  const replaced = (digits: readonly string[], match: Match, around: Surroundings, start: number) => {
    const products = idsOf(digits).flatMap((id) => known.product(id) ?? [])
    const frame = frameOf(match, around, start, products.length > 0)
    const lead = frame.before + frame.opening
    let text = ''
    for (const product of products) {
      if (text !== '') text += ', '
      const written = writeOut(product, currency, around.said + lead + text)
      note({ id: product.id, text: written.mention })
      text += written.text
    }
    const replacement: Replacement = {
      say: { text: frame.opening + text + frame.closing },
      edges: { before: frame.before, after: frame.after },
    }
    if (match.groups?.link !== undefined) return { ...replacement, trail: LINK_TARGET }
    return /\d$/.test(match[0]) ? { ...replacement, trail: TOO_LONG } : replacement
  }
  return [
    ...SHAPE_PATTERNS.map((shape) =>
      patternRule(shape, (match, around, start) =>
        replaced(match.groups?.ids?.match(/\d+/g) ?? [], match, around, start),
      ),
    ),
    patternRule(BROKEN_PATTERN, (match, around, start) => {
      const digits = Array.from(match[0].matchAll(INNER_ID), ([, id = '']) => id)
      return replaced(digits, match, around, start)
    }),
  ]
}

/** Leaves out what no id is: too large, or with leading zeros. */
const idsOf = (digits: readonly string[]): number[] =>
  digits.filter((each) => /^[1-9]\d{0,9}$/.test(each)).map(Number)

interface Frame {
  /** What is left of the signs that were skipped before and after the marker. */
  before: string
  after: string
  /** Quotes and brackets that stay. */
  opening: string
  closing: string
}

const PAIRS = new Map([
  ['"', '"'],
  ["'", "'"],
  ['(', ')'],
])
const EMPHASIS = /[*_`~]/
const NO_EMPHASIS = /[^*_`~]/gu

/** Strips what is wrapped around a marker on both sides: quotes, emphasis, and brackets where nothing is left in them. */
function frameOf({ 0: all, groups }: Match, around: Surroundings, start: number, isWritten: boolean): Frame {
  const { open = '', close = '', link = '', price = '' } = groups ?? {}
  const end = start + all.length
  const closed = end - link.length - price.length
  let pairs = 0
  while (pairs < open.length && PAIRS.get(open.at(-1 - pairs) ?? '') === close[pairs]) {
    if (isWritten && close[pairs] === ')') break
    pairs += 1
  }
  let before = around.skippedBefore(start).replaceAll(NO_EMPHASIS, '')
  let after = link === '' ? around.skippedBefore(end).replaceAll('\\', '') : ''
  if (open.length === pairs) {
    while (EMPHASIS.test(before.at(-1) ?? '') && before.at(-1) === after[0]) {
      before = before.slice(0, -1)
      after = after.slice(1)
    }
  }
  return {
    before,
    after,
    opening: around.written(start, start + open.length - pairs),
    closing: around.written(closed - close.length + pairs, closed),
  }
}
