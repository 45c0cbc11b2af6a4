import { hundredths } from '../../../lib/money.ts'
import { foldLower } from './fold.ts'
import type { Facts, KnownProduct } from './grounding.ts'
import { isSameCurrency } from './currencies.ts'
import { asksDiscount } from './discount-words.ts'
import { amountsIn, valuesIn } from './read-amount.ts'

/** What may be said, asked by the rules. */
export interface Known {
  know(facts: Facts): void
  product(id: number): KnownProduct | undefined
  /** Every product that was read, with its name as it is folded. */
  products(): Iterable<NamedProduct>
  /** Whether one of the values, in hundredths, is a price, another amount that was read, or in the question. */
  isMoney(values: readonly number[]): boolean
  /** The same but for the prices of products. */
  isTotal(values: readonly number[]): boolean
  /** Whether one of the values is a number that was read, in a product's name or its id, or in the question. */
  isNumber(values: readonly number[]): boolean
  /** Whether one of the values is in the question, with the currency that is written. */
  isAsked(values: readonly number[], currencies?: string): boolean
  /** Whether one of the values is a number that was read, or in the question: no product's id. */
  isCounted(values: readonly number[]): boolean
  /** Whether one of the values may be a percentage of something that is no price. */
  isShare(values: readonly number[]): boolean
  /** Whether the folded words stand in the question. */
  wasAsked(words: string): boolean
}

export interface NamedProduct extends KnownProduct {
  folded: string
  /** In hundredths. */
  value: number
}

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

const inHundredths = (amount: string): number => Number(hundredths(amount) ?? -1n)

/** Numbers that name something: "product 12", "#12", "order no. 1042". */
const REFERENCES =
  /(?:(?<!\p{L})(?:product|item|article|order|id|no|number|sku|code|size|option)(?!\p{L})|#|نمبر|پروڈکٹ|آرڈر|سائز)[\s.:#]{0,4}[\d٠-٩۰-۹]{1,9}/giu

/** Keeps what was read in this turn and what the customer's question holds. */
export function createKnown(question: string): Known {
  // Read when a rule first asks for it: most answers hold no number at all.
  const askedAmounts = once(() => amountsIn(question))
  const asked = once(() => new Set(valuesIn(question)))
  const askedMoney = once(() => new Set(valuesIn(question.replace(REFERENCES, ' '))))
  const foldedQuestion = ` ${foldLower(question)} `
  const products = new Map<number, NamedProduct>()
  const prices = new Set<number>()
  const totals = new Set<number>()
  const numbers = new Set<number>()
  const told = new Set<number>()
  let isAboutDiscount: boolean | undefined
  const isTotal = (values: readonly number[]) =>
    values.some((each) => totals.has(each) || askedMoney().has(each))

  return {
    know(facts) {
      for (const { id, name, price } of facts.products ?? []) {
        const value = inHundredths(price)
        products.set(id, { id, name, price, folded: foldLower(name), value })
        prices.add(value)
        numbers.add(id * 100)
        for (const each of valuesIn(name)) numbers.add(each)
      }
      for (const amount of facts.amounts ?? []) totals.add(inHundredths(amount))
      for (const number of facts.numbers ?? []) {
        numbers.add(number * 100)
        told.add(number * 100)
      }
    },
    product: (id) => products.get(id),
    products: () => products.values(),
    isMoney: (values) => isTotal(values) || values.some((each) => prices.has(each)),
    isTotal,
    isNumber: (values) => values.some((each) => numbers.has(each) || asked().has(each)),
    isAsked: (values, currencies = '') =>
      values.some((each) => asked().has(each)) &&
      (currencies === '' ||
        askedAmounts().some(
          (amount) =>
            isSameCurrency(amount.currencies, currencies) &&
            amount.counts.some((count) => count.values.some((each) => values.includes(each))),
        )),
    isCounted: (values) => values.some((each) => told.has(each) || asked().has(each)),
    isShare(values) {
      if (!values.some((each) => asked().has(each))) return false
      isAboutDiscount ??= asksDiscount(foldedQuestion)
      return !isAboutDiscount
    },
    wasAsked: (words) => foldedQuestion.includes(words),
  }
}
