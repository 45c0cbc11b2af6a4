import { BEGINS, ENDS, ending, NOT_FIRST, type Pattern, pattern } from './pattern.ts'
import { patternRule, type Rule } from './rule.ts'

const SERVICE =
  '(?:shipping|shipment|delivery|deliveries|dilivery|delivry|courier|postage|packaging|stitching|alterations?|tailoring|tarseel|silai|tohfa|gift|ترسیل|ڈیلیوری|ڈلیوری|ڈیلوری|شپنگ|ڈاک|سلائی|تحفہ|گفٹ|کورئیر|پیکنگ)'
const FREE = '(?:free|muft|mufat|mufta|complimentary|gratis|فری|مفت)'
const NOTHING = '(?:zero|0|nil|sifr|صفر|nothing|no cost)'
const OURS = String.raw`(?:hamar[iey]{1,2}|humar[iey]{1,2}|hmari|apni|ہماری|اپنی) (?:hi |ہی )?(?:taraf|janib|jaanib|or|طرف|جانب) (?:se|say|sey|سے)`
const CHARGES =
  '(?:charges?|fees?|pais[ae]y?|paison|kharch[ae]?|kiraya|costs?|rupay|چارجز|چارج|پیسے|پیسہ|خرچہ|خرچ|خرچے|فیس|معاوضہ|کرایہ)'

/** What costs something and is promised for nothing. */
export const FREE_SERVICES: readonly Pattern[] = [
  // "shipping muft", "delivery is absolutely free", «ڈیلیوری بالکل مفت».
  String.raw`${BEGINS}${SERVICE}(?: (?:is|are|will be|comes|bhi|to|ki|bilkul|absolutely|totally|completely|always|also|all|for|at|mein|hogi|hai|بھی|بالکل|تو|ہے)){0,3} (?:${FREE}|${NOTHING})${ENDS}`,
  // "delivery hamari taraf se", «ترسیل ہماری طرف سے», "hamari taraf se tohfa".
  String.raw`${BEGINS}(?:${SERVICE}|kharch[ae]?|خرچہ?)(?: [a-z\u0600-\u06ff]{1,10}){0,3} ${OURS}${ENDS}`,
  String.raw`${NOT_FIRST}${BEGINS}${OURS} (?:[a-z\u0600-\u06ff]{1,10} ){0,2}(?:${FREE}|${SERVICE})${ENDS}`,
  // "delivery is on us", "shipping's on the house".
  String.raw`${BEGINS}${SERVICE}(?:'s| is| are| will be| comes| goes)?(?: (?:completely|totally|always|all|also|entirely)){0,2} on (?:us|me|the house|our account)${ENDS}`,
  // "delivery ke paise nahin", "shipping charges waived", «ڈیلیوری چارجز معاف».
  String.raw`${BEGINS}${SERVICE}(?: (?:ka|ke|ki|kay|کا|کے|کی))? ${CHARGES}(?: (?:bhi|koi|bilkul|is|are|will be|have been|hain|کوئی|بھی|ہیں)){0,2} (?:nahi[ny]?|nai|nahee|maaf|muaf|waived|${NOTHING}|${FREE}|نہیں|معاف)${ENDS}`,
  // "ships free", "delivered free", "we deliver it at no charge".
  String.raw`${BEGINS}(?:ships?|shipped|delivers?|delivered|posted|stitched|altered|sent|wrapped)(?: (?:it|them|to you|absolutely|completely|totally|for|anywhere|nationwide|home|all)){0,3} (?:free|at (?:no|zero) (?:extra )?(?:charge|cost)|without (?:any |extra )?(?:charge|cost)s?)${ENDS}`,
  String.raw`${BEGINS}(?:at (?:no|zero)|without any|zero|bina kisi|baghair kisi|بغیر کسی|بلا) ?(?:extra |additional |further |izafi |اضافی )?(?:charges?|costs?|fees?|kharch[ae]?|معاوضہ|خرچ|خرچے|چارج)${ENDS}`,
  // "you pay nothing for shipping", "no need to pay for delivery", "costs you nothing".
  String.raw`${BEGINS}(?:no need to pay|never pay|pay nothing|pay zero|costs? (?:you )?nothing|won't cost (?:you )?(?:a|any)(?:thing| rupee| penny)?|not pay)(?: (?:for|a rupee for|anything for))?(?: (?:the|your|any))?(?: ${SERVICE})?${ENDS}`,
  // "a free gift", "comes with a gift", "a gift from us", «ساتھ تحفہ».
  String.raw`${BEGINS}(?:free|surprise|bonus|complimentary|mystery) gifts?${ENDS}|${BEGINS}gifts? (?:from us|with (?:every|each|any|your) (?:order|purchase|dress|piece|saree)|inside|included|on us)${ENDS}|${BEGINS}(?:saath|sath|ساتھ) (?:mein |میں )?(?:ek |aik |ایک )?(?:tohfa|gift|تحفہ|گفٹ)${ENDS}`,
  // "money back", "cash wapas", "paise wapas milenge", «رقم واپس».
  String.raw`${BEGINS}(?:cash|money|pais[ae]y?|raqam|naqad|نقد|رقم|پیسے|کیش)[ -]{1,2}(?:back|wapa?i?si?|waa?pis|waapas|vapa?i?s|بیک|واپسی|واپس)${ENDS}|${BEGINS}(?:part|some|half|portion) of (?:your|the) (?:money|payment|price|cash) (?:back|returned|refunded)${ENDS}`,
].map(pattern)

/** "pay the delivery", "cover your shipping": a promise where the shop is who does it. */
const PAYS = pattern(
  String.raw`${BEGINS}(?:(?:will|shall|also|always|gladly|happily|even|return|refund|give) ){0,2}(?:pay|pays|cover|covers|bear|bears|absorb|absorbs|waive|waives|sponsor|sponsors|give|refund|return)(?: (?:for|back))?(?: (?:the|your|all|any|its|a|full|whole|part|some|of|half|entire|back)){0,4} (?:${SERVICE}|customs|tax|taxes|duties|charges|money|cash)(?: (?:charges?|costs?|fees?|back))?${ENDS}`,
)
const SHOP_BEFORE = ending(
  String.raw`(?:^|[^a-z])(?:we|we'll|i|i'll|shop|store|us|we're|we do|let us)(?: (?:will|shall|also|can|always|gladly|happily|even|do)){0,2} `,
)
export const paidRule: Rule = patternRule(PAYS, (_match, { lower }, start) =>
  SHOP_BEFORE.test(lower.slice(Math.max(0, start - 40), start)) ? { say: 'discount' } : undefined,
)
