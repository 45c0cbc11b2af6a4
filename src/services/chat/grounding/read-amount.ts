import { either } from './combine.ts'
import { foldLower } from './fold.ts'
import {
  BACK_AFTER,
  BY_SIZE,
  CURRENCY,
  CURRENCY_AFTER,
  CURRENCY_BEFORE,
  DISCOUNT_AFTER,
  FABRIC_AFTER,
  OF_THE_NEXT,
  PERCENT,
  RANGE,
  SHORT_MAGNITUDE,
  UNIT,
  WHOLLY_AFTER,
} from './money-words.ts'
import { pattern } from './pattern.ts'
import { NUMBER_WORD } from './number-word.ts'
import { type Count, readCount } from './read-count.ts'
import { createReader, type Reader } from './reader.ts'

/** A number with what tells what it counts, or two that are the ends of a range. */
export interface Amount {
  start: number
  end: number
  counts: Count[]
  hasCurrency: boolean
  /** Its currencies as they are written. */
  currencies: string
  isPercent: boolean
  /** "off", "discount" … follows. */
  isDiscount: boolean
  /** It counts something that is no money. */
  hasUnit: boolean
  /** A percentage of what is no price: "100% cotton". */
  isShare: boolean
  /** Its currency stands directly before it. */
  isMarked: boolean
}

/** Where an amount may begin: a digit, a sign or word of currency, a word of a number. */
export const AMOUNT_BEGINS = either(pattern(String.raw`\d`), CURRENCY, NUMBER_WORD)

/** Reads an amount where the reader stands. */
export function readAmount(reader: Reader): Amount | undefined {
  const start = reader.position
  const before = reader.take(CURRENCY_BEFORE)
  const first = readCount(reader)
  if (!first) return undefined
  const amount: Amount = {
    start,
    end: first.end,
    counts: [first],
    hasCurrency: before !== undefined,
    currencies: before?.[0] ?? '',
    isMarked: before !== undefined,
    isPercent: false,
    isDiscount: false,
    hasUnit: false,
    isShare: false,
  }
  readTail(reader, amount, first)
  if (!amount.hasUnit && !amount.isDiscount) readRange(reader, amount)
  amount.end = reader.position
  return amount
}

/** What stands behind a number and says what it is. */
function readTail(reader: Reader, amount: Amount, count: Count): void {
  if (amount.hasCurrency && reader.take(SHORT_MAGNITUDE)) {
    count.hasMagnitude = true
    count.values = count.values.flatMap((value) => [value * 1e5, value * 1e6])
  }
  const isMeasure = (count.values[0] ?? 0) < 1000_00
  if (reader.take(PERCENT)) {
    amount.isPercent = true
    amount.isShare = reader.peek(FABRIC_AFTER) !== undefined
    amount.isShare ||= count.values.includes(100_00) && reader.peek(WHOLLY_AFTER) !== undefined
  } else if (takeCurrency(reader, amount, count)) amount.hasCurrency = true
  else if (reader.take(UNIT) ?? (isMeasure && reader.take(BY_SIZE))) {
    amount.hasUnit = true
    return
  }
  // "Two less" and "do discount" are no figures.
  const isFigure =
    amount.isPercent || amount.hasCurrency || count.hasMagnitude || (count.values[0] ?? 0) >= 5_00
  if (isFigure && reader.take(DISCOUNT_AFTER)) amount.isDiscount = true
  else if ((amount.isPercent || amount.hasCurrency) && reader.take(BACK_AFTER)) amount.isDiscount = true
}

function takeCurrency(reader: Reader, amount: Amount, count: Count): boolean {
  if (count.isWords && reader.peek(OF_THE_NEXT)) return false
  const after = reader.take(CURRENCY_AFTER)
  if (after) amount.currencies += ` ${after[0]}`
  return after !== undefined
}

/** The other end of a range, which the currency, the percentage or the magnitude of one end holds for as well. */
function readRange(reader: Reader, amount: Amount): void {
  const back = reader.position
  const [first] = amount.counts
  const between = reader.take(RANGE)
  const marked = between && reader.take(CURRENCY_BEFORE)
  const second = between && readCount(reader)
  if (!first || !between || !second) {
    reader.position = back
    return
  }
  const tail: Amount = {
    ...amount,
    hasCurrency: marked !== undefined,
    currencies: `${amount.currencies} ${marked?.[0] ?? ''}`,
    isPercent: false,
    isDiscount: false,
  }
  readTail(reader, tail, second)
  const saysMoney = tail.hasCurrency || second.hasMagnitude
  const isRange =
    between.groups?.choice === undefined && (second.digits >= 3 || (between[0] === '-' && amount.hasCurrency))
  const belongs = tail.isPercent || tail.isDiscount || saysMoney || isRange
  if (!belongs || (tail.hasUnit && amount.hasCurrency)) {
    reader.position = back
    return
  }
  if (second.hasMagnitude && !first.hasMagnitude) {
    const [factor = 1] = magnitudeOf(second)
    first.values = first.values.flatMap((value) => (value < 100_000 ? [value * factor] : [value]))
  }
  Object.assign(amount, {
    counts: [first, second],
    hasCurrency: amount.hasCurrency || tail.hasCurrency,
    currencies: tail.currencies,
    isPercent: amount.isPercent || tail.isPercent,
    isDiscount: tail.isDiscount,
    isShare: amount.isShare || tail.isShare,
    hasUnit: tail.hasUnit,
  })
}

/** The magnitude of a number such as "5 thousand", as what its values are a multiple of. */
const magnitudeOf = ({ values }: Count): number[] =>
  values.map((value) => [1e7, 1e5, 1e3, 1e2].find((factor) => value >= factor * 100) ?? 1)

/** The amounts in a text. */
export function amountsIn(text: string): Amount[] {
  const folded = foldLower(text)
  const amounts: Amount[] = []
  for (let at = 0; at < folded.length; at += 1) {
    if (!AMOUNT_BEGINS.at(folded, at)) continue
    const amount = readAmount(createReader(folded, at, true))
    if (!amount) continue
    amounts.push(amount)
    at = Math.max(amount.end, at + 1) - 1
  }
  return amounts
}

/** Every value, in hundredths, that the numbers in a text may mean. */
export const valuesIn = (text: string): number[] =>
  amountsIn(text).flatMap(({ counts }) =>
    counts.flatMap(({ values, afterPart }) => [...values, ...(afterPart?.values ?? [])]),
  )
