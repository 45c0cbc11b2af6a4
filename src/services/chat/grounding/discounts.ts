import { codeRules, takeCode } from './codes.ts'
import { deniesNext, isDeniedAfter, LINKS_DENIALS, LISTS_DENIALS } from './denials.ts'
import {
  LEAD,
  OPENING_PROMISE,
  OPENS_PROMISE,
  PROMISE,
  REST_OF_PROMISE,
  TOWARDS_FIGURE,
} from './discount-words.ts'
import { paidRule } from './free-services.ts'
import { ENDS, isFirstWord, pattern } from './pattern.ts'
import { readAmount } from './read-amount.ts'
import { createReader } from './reader.ts'
import { patternRule, type Rule } from './rule.ts'

/** Promised discounts, gifts and codes; an honest denial without a figure stays. */
export const discountRules = (): Rule[] => [...codeRules, promiseRule(), openedRule, ledRule, paidRule]

const FOR_SALE = /(?:^|[^a-z])(?:for|final) sale$/

/** "discount of 20%", "free shipping", "رعایت". */
function promiseRule(): Rule {
  /** Where the last denial ended: what it is linked to is denied as well. */
  let denied = ''
  return {
    begins: PROMISE,
    at({ lower, text }, start, final) {
      const sought = isFirstWord(lower, start) ? OPENING_PROMISE : PROMISE
      if (!final && sought.isOpen(lower, start)) return 'open'
      const promise = sought.at(lower, start)
      if (!promise) return undefined
      const promiseEnd = start + promise[0].length
      const reader = createReader(lower, promiseEnd, final)
      const hasFigure = reader.take(TOWARDS_FIGURE) !== undefined && readAmount(reader) !== undefined
      if (!hasFigure) {
        reader.position = promiseEnd
        takeCode(reader, promise[0], text)
      }
      const hasCode = reader.position > promiseEnd && !hasFigure
      const end = reader.position
      reader.position = promiseEnd
      const deniedAfter = !hasCode && isDeniedAfter(reader)
      if (reader.isOpen) return 'open'
      return {
        end,
        decide({ lower: all }) {
          const before = all.slice(Math.max(0, start - 160), start)
          if (
            !hasCode &&
            (deniedAfter ||
              deniesNext(before) ||
              FOR_SALE.test(before + promise[0]) ||
              isLinked(before, promise[0], denied))
          ) {
            denied = before.slice(-40) + promise[0]
            return undefined
          }
          denied = ''
          return { say: 'discount' }
        },
      }
    },
  }
}

/** "Great deals", where the first word of the text has been said already. */
const openedRule: Rule = patternRule(REST_OF_PROMISE, (_match, { lower }, start) =>
  start < 40 && OPENS_PROMISE.test(lower.slice(0, start)) ? { say: 'discount' } : undefined,
)

const THING = /^(?:promo|voucher|coupon|discount|gift card|cash|rebate|پرومو|کوپن|واوچر)/

/** Whether a text goes on from a denial with "or" or, in a list of codes and the like, with a comma. */
function isLinked(before: string, promise: string, denied: string): boolean {
  if (denied === '') return false
  const at = before.lastIndexOf(denied)
  if (at < 0) return false
  const between = before.slice(at + denied.length)
  return LINKS_DENIALS.test(between) || (LISTS_DENIALS.test(between) && THING.test(promise))
}

/** "save 20%", "flat Rs 500 off", "up to fifty percent": what leads to a figure makes it a discount, or the figure itself. */
const ledRule: Rule = {
  begins: LEAD,
  at({ lower }, start, final) {
    if (!final && LEAD.isOpen(lower, start)) return 'open'
    const lead = LEAD.at(lower, start)
    if (!lead) return undefined
    const reader = createReader(lower, start + lead[0].length, final)
    const amount = readAmount(reader)
    if (!amount) return reader.isOpen ? 'open' : undefined
    const saves = /sav/.test(lead[0]) && !amount.hasUnit
    const isFlat = FLAT.test(lead[0]) && !amount.hasUnit && reader.peek(ON_ALL) !== undefined
    const isDeniedBehind = isDeniedAfter(reader)
    if (reader.isOpen) return 'open'
    const isDiscount = (saves || isFlat || amount.isDiscount || amount.isPercent) && !amount.isShare
    // Whether a figure that is denied is the customer's own, the rule for amounts knows.
    const isDenied = isDeniedBehind || deniesNext(lower.slice(Math.max(0, start - 160), start))
    return isDiscount && !isDenied ? { end: amount.end, decide: () => ({ say: 'discount' }) } : undefined
  },
}

const FLAT = /flat|فلیٹ/
const ON_ALL = pattern(` (?:on|par|pe|per|for|پر)${ENDS}`)
