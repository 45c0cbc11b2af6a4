import { BEGINS, ENDS, ending, isFirstWord, type Match, pattern } from './pattern.ts'
import { createReader, type Reader } from './reader.ts'
import type { Found, Rule } from './rule.ts'

/** What is in capitals and no code: sizes, currencies, ways to pay, the names of things. */
const NO_CODES = new Set(
  `A I XXS XS S M L XL XXL XXXL SM MD LG PKR USD INR EUR GBP AED SAR RS COD CARD ATM OTP PIN CVV SMS PDF FAQ FAQS USA UK UAE OK ID IDS QR
  HTML DHL TCS VISA CNIC IBAN HBL UBL MCB URL API AI GSM SKU THE AND NOT ALL YOU YOUR OUR FOR WITH FREE SALE OFF CODE COUPON PROMO VOUCHER DISCOUNT GIFT
  EASYPAISA JAZZCASH WHATSAPP RED BLUE GREEN BLACK WHITE`.split(/\s+/),
)

/** A code as it is written: letters and digits of one script, parts of it by hyphens; in quotes also with blanks. */
const CODE = String.raw`(?:[a-z0-9]{1,14}(?:[-_][a-z0-9]{1,10}){0,3}|[\u0620-\u06ff]{1,12}-?\d{1,6}|\d{1,6}[\u0620-\u06ff]{1,12})${ENDS}`
const QUOTED = String.raw`["'\[(<]{1,2} ?(?<quoted>[a-z0-9\u0620-\u06ff][a-z0-9\u0620-\u06ff -]{0,22}[a-z0-9\u0620-\u06ff]) ?["'\])>]{1,2}`
const NAMED = `(?:${QUOTED}|(?<code>${CODE}))`

const NOUN =
  '(?:(?:voucher|promo|promotional|promotion|coupon|discount|rebate|پرومو|کوپن|ڈسکاؤنٹ|رعایتی|واؤچر)(?:[ -]?(?:codes?|word|phrase|کوڈ))?|(?:gift|referral|loyalty|secret|magic|خفیہ)[ -](?:codes?|word|phrase|card|voucher|کوڈ)|(?:promo|coupon)codes?|codes?|password|passphrase|کوڈ)'
const TO_NAME = String.raw`(?: (?:is|for|you|your|today|this|order|called|named|word|reads|hai|ka|naam|yeh|ye|likhein|daalein|dalein|use|enter|type|apply|of|ہے|یہ|کا|نام|لکھیں|ڈالیں)){0,4} ?[:=,-]{0,2} ?`
const VERB =
  '(?:use|using|apply|applying|enter|entering|type|typing|quote|try|mention|redeem|write|put|add|say|paste|give|likhein|likhen|likhiye|likho|daalein|dalein|daaliye|lagaein|lagayein|لکھیں|ڈالیں|لگائیں)'

/** "promo code: EID", "کوپن «عید»", "the code for you is RANG". */
const NAMED_CODE = pattern(`${BEGINS}${NOUN}${ENDS}${TO_NAME}${NAMED}`)
/** "use SAVE20", "type "GLAM" at checkout", "likhein SHAADI checkout par". */
const USED_CODE = pattern(`${BEGINS}${VERB}(?: (?:the|my|our|this|word|code|phrase|لفظ)){0,3} ?:? ?${NAMED}`)
/** "SHAADI likh dein", "EID-50 استعمال کریں", "at checkout, GLAM", "EXTRA10 at checkout". */
const LONE_CODE = pattern(`${BEGINS}(?<code>${CODE})`)
const AFTER_LONE = pattern(
  String.raw`["')\]]{0,2}(?: (?:ko|ka|code|کو|کا|کوڈ|word|for|aap)){0,2} (?:likh|daal|dal|laga|istemal|istamal|istimal|apply|use|enter|type|darj|لکھ|ڈال|لگا|استعمال|درج|اپلائی|at (?:the )?check ?out|in (?:the|your|our) (?:discount|promo|coupon|voucher|code|gift|checkout)|on (?:the )?check ?out)`,
)
const CHECKOUT_BEFORE = ending(
  String.raw`(?:check ?out|chek ?out|چیک آؤٹ)(?: (?:par|pe|per|mein|page|at|with|code|پر|میں|کوڈ|use|type|enter|write|likhein|لکھیں)){0,3}[ ,:"'([-]{1,4}`,
)
/** What is said of a code shortly behind it. */
const CONTEXT = pattern(
  String.raw`["')\]]{0,2}(?:[ ,-]{1,2}[a-z0-9%\u0600-\u06ff]{1,12}){0,6}?[ ,-]{1,2}(?:check ?out|discounts?|promo|coupon|voucher|off|cheaper|less|sav(?:e|ing|ings)|deal|bargain|code|field|kam|sasta|sasti|riayat|rebate|چیک|رعایت|کوپن|کوڈ|ڈسکاؤنٹ|سستا|سستی|کم)${ENDS}`,
)
const IN_CONTEXT = ending(
  String.raw`(?:check ?out|discounts?|promo|coupon|voucher|code|save|saving|cheaper|less|kam|sasta|رعایت|کوپن|کوڈ|چیک آؤٹ)[^.!?\n]{0,50}`,
)

const SHOUTED = /^(?=.*[A-Z])[A-Z0-9_-]+$/
const IS_MONEY = /^(?:PKR|RS)\d/i
/** "GLAM20", but no "3D" and no "2XL". */
const CERTAIN = /^(?=.{4,})(?:.*[A-Z]){2}/
const LATIN_CODE = /^[a-z]{2,}[-_]?\d+$/i
const URDU_CODE = /[\u0600-\u06ff].*\d|\d.*[\u0600-\u06ff]/
const CAPITALISED = /^[A-Z]|-/
const QUOTED_LONE = /^\S+$/

interface Named {
  shown: string
  /** A code for certain, maybe one, or a word. */
  looks: 'code' | 'maybe' | 'word'
  isQuoted: boolean
  /** A colon is before it. */
  isTold: boolean
}

/** What a match names, and how that looks. */
function namedIn({ 0: all, groups }: Match, text: string, start: number): Named {
  const found = groups?.code ?? groups?.quoted ?? ''
  const at = all.lastIndexOf(found)
  const shown = text.slice(start + at, start + at + found.length)
  const isQuoted =
    groups?.quoted !== undefined && (QUOTED_LONE.test(shown) || SHOUTED.test(shown.replaceAll(' ', '')))
  return { shown, looks: looksOf(shown), isQuoted, isTold: /[:=]/.test(all.slice(Math.max(0, at - 4), at)) }
}

function looksOf(shown: string): Named['looks'] {
  if (NO_CODES.has(shown.toUpperCase()) || IS_MONEY.test(shown)) return 'word'
  if (URDU_CODE.test(shown) || LATIN_CODE.test(shown)) return 'code'
  if (!SHOUTED.test(shown)) return 'word'
  return /\d/.test(shown) && CERTAIN.test(shown) ? 'code' : 'maybe'
}

const isCode = ({ shown, looks, isQuoted, isTold }: Named): boolean =>
  looks !== 'word' ||
  ((isQuoted || (isTold && CAPITALISED.test(shown))) && !NO_CODES.has(shown.toUpperCase()))

const discountTo = (end: number): Found => ({ end, decide: () => ({ say: 'discount' }) })

const namedRule: Rule = {
  begins: NAMED_CODE,
  at({ text, lower }, start, final) {
    if (!final && NAMED_CODE.isOpen(lower, start)) return 'open'
    const match = NAMED_CODE.at(lower, start)
    return match && isCode(namedIn(match, text, start)) ? discountTo(start + match[0].length) : undefined
  },
}

const usedRule: Rule = {
  begins: USED_CODE,
  at({ text, lower }, start, final) {
    if (!final && USED_CODE.isOpen(lower, start)) return 'open'
    const match = USED_CODE.at(lower, start)
    if (!match) return undefined
    const named = namedIn(match, text, start)
    const end = start + match[0].length
    if (named.looks === 'code' && (SHOUTED.test(named.shown) || URDU_CODE.test(named.shown)))
      return discountTo(end)
    if (!isCode(named)) return undefined
    if (IN_CONTEXT.test(lower.slice(Math.max(0, start - 80), start))) return discountTo(end)
    const reader = createReader(lower, end, final)
    const isNear = reader.peek(CONTEXT) !== undefined
    if (reader.isOpen) return 'open'
    return isNear ? discountTo(end) : undefined
  },
}

/** Whether a word may be a code, as far as it is there: an answer's first "I" is none. */
const mayBeCode = (text: string, start: number): boolean => {
  const [first = '', second = ''] = text.slice(start, start + 2)
  const isUrdu = first >= '\u0600' && first <= '\u06ff'
  if (isUrdu) return !isFirstWord(text, start)
  return (
    /[A-Z0-9]/.test(first) && /^[A-Z0-9_-]?$/.test(second) && !(first === 'I' && isFirstWord(text, start))
  )
}

const loneRule: Rule = {
  begins: LONE_CODE,
  at({ text, lower }, start, final) {
    if (!mayBeCode(text, start)) return undefined
    if (!final && LONE_CODE.isOpen(lower, start)) return 'open'
    const match = LONE_CODE.at(lower, start)
    if (!match || looksOf(text.slice(start, start + match[0].length)) === 'word') return undefined
    const end = start + match[0].length
    if (CHECKOUT_BEFORE.test(lower.slice(Math.max(0, start - 60), start))) return discountTo(end)
    const reader = createReader(lower, end, final)
    const isUsed = reader.peek(AFTER_LONE) !== undefined
    if (reader.isOpen) return 'open'
    return isUsed ? discountTo(end) : undefined
  },
}

/** Codes for a lower price, with the words that name them or tell to use them. */
export const codeRules: readonly Rule[] = [namedRule, usedRule, loneRule]

const CODE_BEHIND = pattern(TO_NAME + NAMED)
const NAMES_CODES = /cod|coupon|voucher|promo|کوڈ|کوپن|واوچر|پرومو/

/** Takes the code that a promise such as "special coupon" leads to. */
export function takeCode(reader: Reader, promise: string, text: string): void {
  const start = reader.position
  if (!NAMES_CODES.test(promise)) return
  const match = reader.peek(CODE_BEHIND)
  if (match && isCode(namedIn(match, text, start))) reader.take(CODE_BEHIND)
}
