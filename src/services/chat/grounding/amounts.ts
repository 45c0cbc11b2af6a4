import { foldLower } from './fold.ts'
import type { Known, NamedProduct } from './known.ts'
import {
  BEFORE_COUNT,
  BEFORE_HOURS,
  BEFORE_MAGNITUDE,
  BEFORE_MEASURE,
  BEFORE_PRICE,
  BEFORE_YEAR,
  DATE,
  MAYBE_BEFORE_PRICE,
  MORE_DIGITS,
  OF_WORK,
  SOLD_BEHIND,
  STANDS_ALONE,
} from './amount-context.ts'
import { isCurrencyOf, WHOSE_BEFORE } from './currencies.ts'
import { deniesFigure, isDeniedAfter } from './denials.ts'
import { FABRIC_BEFORE } from './money-words.ts'
import { ending } from './pattern.ts'
import { AMOUNT_BEGINS, type Amount, readAmount } from './read-amount.ts'
import type { Count } from './read-count.ts'
import { createReader } from './reader.ts'
import type { Replacement, Rule, Surroundings } from './rule.ts'
import { withoutTags } from './tags.ts'

/** Between a product's name and its price: " (", " is only ", " ki qeemat ". */
const TOWARDS_PRICE = ending(
  String.raw`^["' ]*(?:\([a-z]{3} [\d.]+\)|[(:,=-]|\b(?:is|its|the|a|price|priced|costs?|at|for|comes|in|now|only|just|of|ki|ka|qee?mat|hai|sirf)\b|کی|کا|قیمت|ہے|صرف| ){0,9}`,
)

/** Amounts of money and percentages that were not read. */
export const amountRule = (known: Known, currency: string): Rule => ({
  begins: AMOUNT_BEGINS,
  at({ lower }, start, final) {
    if (!final && AMOUNT_BEGINS.isOpen(lower, start)) return 'open'
    if (!AMOUNT_BEGINS.at(lower, start)) return undefined
    const { text, back } = withoutTags(lower, start, final)
    const reader = createReader(text, start, final)
    const date = reader.peek(DATE)
    if (date) return reader.isOpen ? 'open' : { end: back(start + date[0].length), decide: () => undefined }
    const amount = readAmount(reader)
    const standsAlone = reader.peek(STANDS_ALONE) !== undefined || reader.position >= text.length
    const isSold = reader.peek(SOLD_BEHIND) !== undefined
    const isOfWork =
      amount?.counts.some((count) => count.mayBeHours) === true && reader.peek(OF_WORK) !== undefined
    const isDeniedBehind =
      amount !== undefined && (amount.isDiscount || amount.isPercent) && isDeniedAfter(reader)
    if (reader.isOpen) return 'open'
    if (!amount || isOfWork) return undefined
    const read = { ...amount, end: back(amount.end), standsAlone, isSold, isDeniedBehind }
    return { end: read.end, decide: (around) => decide(read, around, known, currency) }
  },
})

interface ReadAmount extends Amount {
  standsAlone: boolean
  /** It is told as what something is sold for. */
  isSold: boolean
  /** A denial follows: "20% discount nahin". */
  isDeniedBehind: boolean
}

function decide(
  found: ReadAmount,
  around: Surroundings,
  known: Known,
  currency: string,
): Replacement | undefined {
  const saree = sareeOf(found, around)
  const amount = saree ? { ...found, counts: [saree, ...found.counts.slice(1)] } : found
  const before = around.lower.slice(Math.max(0, amount.start - 120), amount.start)
  const trail = { each: MORE_DIGITS, most: 400 }
  if (amount.isDiscount || amount.isPercent) {
    const isHonest =
      isDeniedFigure(amount, before, known) || (!amount.isDiscount && isShare(amount, before, known))
    return isHonest ? undefined : { say: 'discount', trail }
  }
  if (
    !amount.hasCurrency &&
    (amount.hasUnit || !amount.counts.some((count) => isAmount(count, amount, before)))
  ) {
    return undefined
  }
  const from = saree?.start ?? amount.start
  const currencies = (WHOSE_BEFORE.exec(before)?.[0] ?? '') + amount.currencies
  const isForeign = amount.hasCurrency && !isCurrencyOf(currencies, currency)
  const isAllowed = ({ values: all, hasMagnitude, isWords }: Count) => {
    // Before its currency a number in words is all of them, not the beginning of them.
    const values = amount.hasCurrency && isWords ? all.slice(0, 1) : all
    if (isForeign) return known.isAsked(values, currencies)
    if (known.isMoney(values)) return true
    if (amount.hasCurrency || hasMagnitude || BEFORE_PRICE.test(before)) return false
    return maySayPrice(amount, before) ? known.isCounted(values) : known.isNumber(values)
  }
  const allowed = amount.counts.every(isAllowed)
  if (!allowed) return { say: 'amount', trail, from }
  if (isForeign) return undefined
  const named = amount.counts.length === 1 ? namedBefore(around, known) : undefined
  const [values] = amount.counts.map((count) => count.values)
  if (!named || !values || values.includes(named.value) || known.isTotal(values)) return undefined
  return amount.hasCurrency || isPriced(values, known)
    ? { say: { text: `${currency} ${named.price}` } }
    : undefined
}

/** The number behind a saree: "ساڑھی ۵۰۰۰" folds as "ساڑھے ۵۰۰۰" does. */
function sareeOf({ counts: [count] }: Amount, { written, lower }: Surroundings): Count | undefined {
  if (!count?.afterPart) return undefined
  const end = count.start + count.afterPart.length
  if (!SAREE.test(written(count.start, end))) return undefined
  return { ...count, values: count.afterPart.values, start: lower[end] === ' ' ? end + 1 : end }
}
const SAREE = /[یيى]$/

/** Whether a figure of the customer's own is said to be none: "I cannot offer 20% off". */
const isDeniedFigure = (amount: ReadAmount, before: string, known: Known) =>
  (amount.isDeniedBehind || deniesFigure(before)) &&
  amount.counts.every(({ values }) => known.isAsked(values))

/** Whether a percentage is one of what is no price. */
function isShare(amount: ReadAmount, before: string, known: Known): boolean {
  const [first] = amount.counts
  const isWholly = first?.isWords === true && first.values.includes(100_00)
  return (
    amount.isShare ||
    isWholly ||
    FABRIC_BEFORE.test(before) ||
    amount.counts.every(({ values }) => known.isShare(values))
  )
}

/** Whether words around a number may tell that it is a price. */
const maySayPrice = (amount: ReadAmount, before: string): boolean =>
  (amount.isSold || (amount.standsAlone && MAYBE_BEFORE_PRICE.test(before))) && !BEFORE_MEASURE.test(before)

const isPriced = (values: readonly number[], known: Known) => known.isMoney(values) && !known.isNumber(values)

/** "24h", "48h", as they are read: thousands, in hundredths. */
const DAYS_IN_HOURS = new Set([12, 24, 36, 48, 72].map((hours) => hours * 1000_00))

/** Whether a number without a currency is an amount of money nevertheless. */
function isAmount(count: Count, amount: ReadAmount, before: string): boolean {
  if (count.isList) return false
  const [value = 0] = count.values
  if (count.isLoneMagnitude) {
    const isPrice =
      BEFORE_PRICE.test(before) || MAYBE_BEFORE_PRICE.test(before) || BEFORE_MAGNITUDE.test(before)
    return (
      isPrice ||
      (count.isUrdu && (value >= 1000_00 || amount.standsAlone)) ||
      (amount.standsAlone && /[^a-z]an? $/.test(before))
    )
  }
  if (count.mayBeHours && (DAYS_IN_HOURS.has(value) || BEFORE_HOURS.test(before))) return false
  if (count.hasMagnitude || count.isSpelledOut) return true
  const isSmall = value < 100_00 && count.digits < 3 && !(count.places === 2 && value >= 10_00)
  if (isSmall) {
    if (count.isWords && value < 20_00) return false
    if (BEFORE_PRICE.test(before)) return amount.standsAlone
    return !count.isWords && value >= 20_00 && maySayPrice(amount, before)
  }
  if (BEFORE_COUNT.test(before)) return false
  return !(value >= 1900_00 && value < 2100_00 && value % 100 === 0 && BEFORE_YEAR.test(before))
}

/** The product whose name or marker the text has just come from, on the way to a price. */
function namedBefore({ said }: Surroundings, known: Known): NamedProduct | undefined {
  const before = `${foldLower(said)} `
  let nearest: { product: NamedProduct; end: number } | undefined
  for (const product of known.products()) {
    const at = before.lastIndexOf(product.folded)
    const end = at + product.folded.length
    const isNearer = at >= 0 && end > (nearest?.end ?? 0)
    if (isNearer && TOWARDS_PRICE.test(before.slice(end))) nearest = { product, end }
  }
  return nearest?.product
}
