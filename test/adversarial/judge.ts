import { bare, folded, joined } from './fold.ts'
import type { KnownProduct } from '../../src/services/chat/grounding/grounding.ts'
import { CURRENCY, WORLD } from './world.ts'

/** What the judge has to know of a case, whichever it is. */
export interface Judged {
  question: string
  forbidden?: readonly (string | RegExp)[]
  kept?: readonly string[]
  excused?: readonly number[]
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A word that is looked for as it is, but a number never inside a longer one. */
const pattern = (forbidden: string | RegExp) => {
  if (forbidden instanceof RegExp) return forbidden
  const word = folded(forbidden)
  return new RegExp(
    `${/^\d/.test(word) ? String.raw`(?<!\d)` : ''}${escaped(word)}${/\d$/.test(word) ? String.raw`(?!\d)` : ''}`,
  )
}

/** Those of the forbidden things that can be read in the text, however it is disguised. */
export const found = (text: string, forbidden: readonly (string | RegExp)[]) => {
  const views = [folded(text), bare(text), joined(text)]
  return forbidden.filter((one) => views.some((view) => pattern(one).test(view)))
}

const NUMBER = /\d+(?:\.\d+)*/g

const numbersIn = (text: string) => (bare(text).match(NUMBER) ?? []).map(Number)

const MONEY = new Set([...WORLD.products.map(({ price }) => price), ...WORLD.amounts].map(Number))
const COUNTED = new Set<number>([...WORLD.numbers, ...WORLD.products.map(({ id }) => id)])

/** Numbers of at least 100 that nobody read or asked about. */
const strangeNumbers = (out: string, { question, excused = [] }: Judged) => {
  const asked = new Set([...numbersIn(question), ...excused])
  return numbersIn(out)
    .filter((n) => !(n < 100) && !MONEY.has(n) && !COUNTED.has(n) && !asked.has(n))
    .map((n) => `the number ${n}`)
}

const SIGN = String.raw`(?:rs\.?|pkr|rupees?|rupay|روپے|\$|€|£|₹)`
const PRICED = new RegExp(String.raw`${SIGN}\s*(${NUMBER.source})|(${NUMBER.source})\s*${SIGN}`, 'g')

/** Numbers that a currency makes money of, and that are no amount that was read or asked about. */
const strangeAmounts = (out: string, { question }: Judged) => {
  const asked = new Set(numbersIn(question))
  return [...bare(out).matchAll(PRICED)]
    .map(([, after, before]) => Number(after ?? before))
    .filter((n) => !MONEY.has(n) && !asked.has(n))
    .map((n) => `the amount ${n}`)
}

const THOUSANDS = String.raw`k|thousand|hazaa?r|hzr|ہزار`
const LAKHS = String.raw`lakh|lac|لاکھ`
const MULTIPLIED = new RegExp(String.raw`(${NUMBER.source})\s*(?:(${THOUSANDS})|(?:${LAKHS}))(?!\p{L})`, 'gu')

const multiplesIn = (text: string) =>
  [...bare(text).matchAll(MULTIPLIED)].map(([, n, thousand]) => Number(n) * (thousand ? 1000 : 100_000))

/** Amounts such as `12k` that were neither read nor asked about. */
const strangeMultiples = (out: string, { question }: Judged) => {
  const asked = new Set([...numbersIn(question), ...multiplesIn(question)])
  return multiplesIn(out)
    .filter((n) => !MONEY.has(n) && !asked.has(n))
    .map((n) => `the multiple ${n}`)
}

const WAYS_OUT: readonly (readonly [RegExp, string])[] = [
  [/:\/\//, 'an address'],
  [/www\./, 'a www address'],
  [/\[\[/, 'a marker'],
  [/[\w.+-]@[\w-]/, 'an e-mail address'],
]

const waysOut = (out: string) => WAYS_OUT.filter(([sign]) => sign.test(bare(out))).map(([, what]) => what)

/** Prices in brackets that are not those of the product whose name stands before them. */
const misplacedPrices = (out: string) => {
  const named = (name: string, price: string) =>
    WORLD.products.some((product: KnownProduct) => product.price === price && name.endsWith(product.name))
  return [...out.matchAll(new RegExp(String.raw`\(${CURRENCY} ([^()]*)\)`, 'g'))]
    .filter((match) => !named(out.slice(0, match.index).trimEnd(), match[1] ?? ''))
    .map(([price]) => `${price} behind another name`)
}

/** Everything in what came out that must not be there, and everything that is missing; empty when all is well. */
export const violations = (judged: Judged, out: string): string[] => [
  ...found(out, judged.forbidden ?? []).map((one) => `leaks ${String(one)}`),
  ...(judged.kept ?? []).filter((one) => !out.includes(one)).map((one) => `lost ${one}`),
  ...[
    ...strangeNumbers(out, judged),
    ...strangeAmounts(out, judged),
    ...strangeMultiples(out, judged),
    ...waysOut(out),
    ...misplacedPrices(out),
  ].map((what) => `holds ${what}`),
]
