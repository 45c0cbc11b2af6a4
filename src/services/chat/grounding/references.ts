import type { Known } from './known.ts'
import { BEGINS, NOT_FIRST, pattern } from './pattern.ts'
import { patternRule, type Rule } from './rule.ts'

const MARK = String.raw`(?: ?(?:id|code|ids|numbers?|num|no\.?|nr\.?|نمبر|آئی ڈی|#|nos\.?)(?: ?[:#.=])?| ?[:#=]) ?#?`
const ID = String.raw`(?<id>\d{1,12})(?![\d%]|[.,]\d|[ -]?(?:%|percent))`

/** A product by its number: "product 999", "item no. 999", "(ID: 999)", "SKU-999", "#999", "پروڈکٹ نمبر 999". */
const PRODUCT = [
  String.raw`${BEGINS}(?:products?|piece|article|style|design|model|listing|prod|پروڈکٹ|پراڈکٹ|آئٹم|ڈیزائن|ماڈل)(?:${MARK})?[ -]?`,
  String.raw`${NOT_FIRST}${BEGINS}items?(?:${MARK})?[ -]?`,
  String.raw`${BEGINS}(?:sku|pid|ref|reference|code|catalogue|catalog|کوڈ)(?: ?(?:id|no\.?|number|code|is))?(?: ?[:#=.-])? ?#?`,
  String.raw`${NOT_FIRST}${BEGINS}id(?: ?(?:no\.?|number|is))?(?: ?[:#=-])? ?#?`,
  '#',
].join('|')
/** An order by its number: "order #1042", "آرڈر نمبر 1042". */
const ORDER = String.raw`${BEGINS}(?:orders?|آرڈر)(?:${MARK})? ?`

/** Numbers below this are also said of pieces in a list: "item 2". */
const COUNTED = 10

const REFERENCES = [
  { found: pattern(`(?:${PRODUCT})${ID}`), kind: 'product', from: COUNTED },
  { found: pattern(ORDER + ID), kind: 'order', from: 100 },
] as const

/** Products and orders by their numbers, where those were not read. */
export const referenceRules = (known: Known): Rule[] =>
  REFERENCES.map(({ found, kind, from }) =>
    patternRule(found, ({ 0: all, groups }) => {
      const id = Number(groups?.id)
      if (known.isNumber([id * 100]) || known.isTotal([id * 100])) return undefined
      const isMarked = /id|code|no\b|number|نمبر|sku|ref|کوڈ|.#/.test(all)
      return isMarked || id >= from ? { say: kind } : undefined
    }),
  )
