import { either, inOrder, repeated } from './combine.ts'
import { ENDS, ending, pattern } from './pattern.ts'
import { phrases, words } from './phrases.ts'
import type { Reader } from './reader.ts'

const NEGATION = String.raw`(?:^|[^A-Za-z\u00c0-\u1fff])(?:no|not|cannot|cant|never|without|unable|neither|nor|none|dont|doesnt|isnt|arent|wont|didnt|havent|hasnt|[a-z]{2,6}n't|koi nahin|bina|baghair|بغیر|بنا)`
/** Words that may stand between a negation and what it denies without taking it back. */
const FUNCTION_WORDS = `(?:${words(
  `any a an the to of on for in at with you your this that these those our we i us it he they have has had offer offers offered offering
    give gives giving provide promise promising apply applying be been able is are was there there's currently right now moment present
    such do does make create confirm guarantee find see know sure if whether about think aware information extra special further additional
    separate kind type form or own available active ongoing authorised authorized allowed handle arrange say mention run running yet
    item items piece pieces product products order orders dress price prices can could will would access to details listed show
    کوئی کسی بھی قسم کی کا کے خاص`,
).join('|')})`
const FIGURE = String.raw`\d[\d,.]{0,6} ?(?:%|percent|fisad|feesad|فیصد|rs|rupees|rupay)?`
const deniedThrough = (...between: readonly string[]) =>
  ending(String.raw`${NEGATION}(?:[ -](?:${between.join('|')})(?![A-Za-z\u00c0-\u1fff])){0,8}[ -]["'(]?`)
const DENIED_BEFORE = deniedThrough(FUNCTION_WORDS, FIGURE)
const FIGURE_DENIED_BEFORE = deniedThrough(
  FUNCTION_WORDS,
  'discounts?|reductions?|sale|flat|up|riayat|chhoot|رعایت|ڈسکاؤنٹ',
)

/** What may link things that are denied together: "no discounts or promo codes". */
export const LINKS_DENIALS = ending(String.raw`^(?:s|es|ed)?(?:,? (?:or|nor|ya|یا) (?:any )?|\/)`)
export const LISTS_DENIALS = /^(?:s|es|ed)?, (?:any )?$/

const THINGS = `discount discounts sale sales offer offers code codes coupon coupons voucher vouchers promo promos promotion promotions
  free delivery shipping riayat muft chhoot deal deals رعایت ڈسکاؤنٹ کوپن کوڈ آفر سیل واؤچر مفت ڈیلیوری شپنگ پرومو چھوٹ`
const BETWEEN_URDU = phrases(
  words(`koi ki ka ke ko to tou bhi abhi filhal filhaal is us waqt available dastyab dastiyab mojood maujood mein main mai hum ham aap apko aapko
    de dene dena dey di diya ja jaa sakti sakta sakte mil milti milta milte raha rahi rahe chal par pe wala wali wale ya hai hain kisi qism
    jaisi mumkin ikhtiyar ijazat maloomat ilm kar karne karna pas paas mere hamare humare dikhai nazar lagi lagta laga product products item
    کوئی کی کا کے کو تو بھی ابھی فی الحال فیالحال اس وقت دستیاب موجود میں ہم آپ دے دی دیا دینا دینے جا سکتی سکتا سکتے سکتیں مل ملتی ملتا
    رہی رہا چل پر والی یا ممکن کسی قسم جیسی پیش کر کرنے معلومات علم اجازت اختیار ہے ہیں پاس میرے ہمارے نظر لگی سے پروڈکٹ ${THINGS}`),
)
const NAHIN = phrases(words('nahin nahi nahein nhi nai nahee نہیں نہی'))
const BLANK = pattern(' ')

/** A denial behind what it denies: "discounts are not available", "discount abhi dastyab nahin", "رعایت نہیں". */
const DENIED_AFTER = either(
  inOrder(repeated(7, inOrder(BLANK, BETWEEN_URDU)), BLANK, NAHIN),
  pattern(
    String.raw`(?: (?:at|on|for|this|these|the|moment|items?|pieces?|codes?|offers?|or|vouchers?|coupons?|promotions?)){0,4} (?:(?:isn't|aren't|can't|cannot|won't)(?: (?:be|currently|also|something|a|that|part|of)){0,2}|(?:is|are|was|were|will|can)(?: (?:be|currently|also|something|that))? (?:not|never|unavailable))(?: (?:available|something|offered|possible|given|part|within|applied|active|running|currently|right|at|i|we))?${ENDS}`,
  ),
)

/** Whether what the reader has come from is denied behind it. */
export const isDeniedAfter = (reader: Reader): boolean => reader.peek(DENIED_AFTER) !== undefined

/** Whether a text ends with a negation of what comes next. */
export const deniesNext = (before: string): boolean => DENIED_BEFORE.test(before.slice(-120))

/** Whether a text ends with a negation of the figure that comes next: "cannot offer a discount of ". */
export const deniesFigure = (before: string): boolean => FIGURE_DENIED_BEFORE.test(before.slice(-120))
