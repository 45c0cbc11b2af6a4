import { BUNDLES } from './bundles.ts'
import { FREE_SERVICES } from './free-services.ts'
import { either, inOrder, repeated } from './combine.ts'
import { BEGINS, ENDS, ending, NOT_FIRST, type Pattern, pattern } from './pattern.ts'
import { spacedOut } from './money-words.ts'
import { commaSeparated, phrases, words } from './phrases.ts'
import { LATER_PROMISE_WORDS, PROMISE_WORDS } from './promise-words.ts'

/** Letters as they are written to get past filters. */
const LOOKS: Record<string, string> = {
  a: '[a4@]',
  e: '[e3]',
  i: '[i1!l]',
  o: '[o0]',
  s: '[s5$]',
  t: '[t7+]',
  l: '[l1i]',
  u: '[uv]',
}

/** A word also with digits for letters or apart: "disc0unt", "d i s c o u n t", "d.i.s.c.o.u.n.t". */
const disguised = (word: string): string => {
  const letters = Array.from(word, (letter) => LOOKS[letter] ?? letter)
  return `(?:${letters.join('')}|${letters.join('[ .|-]{1,2}')})`
}

const DISGUISES = ['discount', 'voucher', 'coupon', 'promo', 'bogo']
/** Words whose letters are also written apart: "m.u.f.t", «ر ع ا ی ت». */
const APART = words(
  'free sale riayat riyayat reayat chhoot choot muft bachat cashback رعایت مفت چھوٹ ڈسکاؤنٹ کوپن بچت سیل',
)
/** The same, disguised, or with what belongs to them. */
const DISGUISED = pattern(
  `${BEGINS}(?:${DISGUISES.map(disguised).join('|')}|dis-?count)(?:s|ed)?${ENDS}|${BEGINS}(?:${APART.map(spacedOut).join('|')})`,
)

const ON_SALE = pattern(`${BEGINS}on ${disguised('sale')}${ENDS}`)

const SALE = inOrder(
  repeated(
    2,
    inOrder(
      phrases(
        words(`flash mega big grand clearance summer winter spring autumn eid ramadan ramzan bridal wedding festive season seasonal end-of-season
        weekend holiday friday black-friday annual exclusive stock anniversary azadi mid-season`),
      ),
      pattern('[ -]'),
    ),
  ),
  phrases(['sale', 'sales']),
)

const SPECIAL = inOrder(
  phrases(
    commaSeparated(`special, discounted, reduced, bargain, bundle, combo, introductory, wholesale, member, vip, secret, exclusive, limited time,
      one time, hot, best, amazing, great, eid, today's, festive, khaas, khas, promotional, promo, sale, lowered, slashed`),
  ),
  pattern('[ -]'),
  phrases(words('price prices pricing rate rates offer offers deal deals qeemat qimat keemat')),
  pattern('(?! of (?!the day|the week|the month))'),
)

const FREE = inOrder(
  pattern(
    String.raw`${BEGINS}(?:(?:absolutely|completely|totally|${NOT_FIRST}bilkul|100%) )?(?:free|fr33|complimentary|muft|فری|مفت)[ -](?:(?:home|express|standard|matching|extra|bridal|silk|of|nationwide|same-day|overnight|worldwide|a) ){0,2}`,
  ),
  phrases(
    commaSeparated(`shipping, delivery, home delivery, ship, deliver, delivered, dilivery, delivry, cod, postage, courier, gift, gifts, gift wrap, gift wrapping, wrapping,
      returns, return, exchange, exchanges, sample, samples, dupatta, scarf, clutch, bag, jewellery, jewelry, earrings, necklace, shawl, khussa, stitching,
      alteration, alterations, tailoring, item, items, piece, pieces, product, dress, saree, kurta, kurti, set, one, upgrade, accessory, accessories, bonus, tohfa, silai, ڈیلیوری, ڈلیوری, شپنگ, گفٹ, ہوم ڈیلیوری, ہوم, ترسیل, تحفہ, دوپٹہ, میں, ہے, ملے, مل, ملے گا, ملے گی, دیں, دے, سلائی`),
  ),
)
const COMES_FREE = pattern(
  String.raw`${BEGINS}(?:for|comes|is|are|totally|absolutely|completely|get it|get this|yours|item|one|third|second|another|bilkul) free(?![A-Za-z0-9-]|[ -](?:to|from|of|size|flow|flowing|fall|falling|hand|spirit|form|and easy|and flowing|and relaxed))`,
)

const CODES = pattern(
  String.raw`${BEGINS}(?:voucher|promo|promotional|promotion|coupon|discount|gift|referral|rebate)[ -]?codes?(?: ?(?:is )?[:=]? ?["'(]?[a-z0-9-]{0,5}\d[a-z0-9-]{0,12}["')]?)?${ENDS}`,
)
const CASHBACK = pattern(`${BEGINS}cash[ -]{0,2}back${ENDS}`)
const PRICE_FALLS = pattern(
  String.raw`${BEGINS}(?:price[ -](?:drop|cut|slash|reduction)(?:s|ped)?|(?:prices?|qee?mat|kee?mat|daam|rate) (?:(?:has|have|is|are|was|were|just|been|mein|me) ){0,2}(?:dropped|cut|reduced|slashed|lowered|kam|km|kami|gir|ghata|ghat|gira)|lowered (?:the |its |our )?prices?)${ENDS}`,
)

const OPENING: readonly Pattern[] = [
  CODES,
  FREE,
  ...BUNDLES,
  phrases(PROMISE_WORDS),
  DISGUISED,
  CASHBACK,
  ...FREE_SERVICES,
  PRICE_FALLS,
]
const PROMISES = either(...OPENING, SPECIAL, SALE, phrases(LATER_PROMISE_WORDS), ON_SALE, COMES_FREE)

/** Adjectives that go with what they promise. */
const ADJECTIVES = repeated(
  2,
  inOrder(
    phrases(
      words(`special exclusive extra additional big huge great generous flat limited limited-time seasonal student bridal festive small one-time
      instant first-time loyalty member massive khaas khas خاص خصوصی`),
    ),
    pattern(' '),
  ),
)

const FIGURE_OFF = phrases(
  words('off sale sales offer offers less cheaper kam sasta sasti saste کم سستا سستی سستے'),
)

/** A promise of a discount, where a word begins. */
export const PROMISE = either(PROMISES, inOrder(ADJECTIVES, PROMISES))
/** The same where it begins with the first word of a text: none that begins like an ordinary answer. */
export const OPENING_PROMISE = either(...OPENING)
/** What is left of a promise whose first word has been said. */
export const REST_OF_PROMISE = pattern(
  `${NOT_FIRST}${BEGINS}(?:sales?|deals?|offers?|prices?|rates?|free|muft)${ENDS}`,
)
/** Such a first word: "Great deals", "Eid sale", "On sale", "Bilkul free". */
export const OPENS_PROMISE = ending(
  String.raw`^[^A-Za-z0-9\u00c0-\u1fff]{0,12}(?:great|best|hot|big|amazing|special|exclusive|today's|eid|wedding|weekend|winter|festive|bridal|one-time|on|bilkul)[ -]`,
)

/** What announces that a figure is a discount: "save 20%", "flat 30", "up to 50% off". */
export const LEAD = pattern(
  String.raw`${BEGINS}(?:(?:(?:you|and|you'll|you will|to|can) )?(?:saves?|saving)|flat|extra|additional|${NOT_FIRST}instant|straight|another|up to|upto|as much as|minus|knock|take|poor[ae]|mazeed|مزید|فلیٹ)(?: (?:up to|upto|an?|extra|another|flat|of|over|about|around|more than))?[ -]`,
)
/** What leads from a discount to its figure: " of ", " up to ", ": ". */
export const TOWARDS_FIGURE = pattern(
  String.raw`(?: codes?)?(?: ?[:=(-]{1,2} ?| (?:of|worth|at|up to|upto|is|by|tak|hai|from)(?: (?:up to|upto|about|around|flat|a|an|hai))? )`,
)

/** Whether a folded text has a word of a discount. */
export const asksDiscount = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    if (PROMISE.at(text, at) ?? FIGURE_OFF.at(text, at)) return true
  }
  return false
}
