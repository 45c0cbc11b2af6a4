import { isLetterAt, type Pattern, pattern } from './pattern.ts'
import { words } from './phrases.ts'
import { patternRule, type Replacement, type Rule } from './rule.ts'

/** Endings that are hardly ever a word behind a full stop without a blank. */
const ENDINGS = new Set(
  words(`com net org info biz pk co io ly ai app dev xyz shop store online site website boutique fashion clothing edu gov mobi asia
    uk ae sa bd lk np ru cn de fr eu ca au tv gg cc gl link click cloud email chat web tech space world vip club live pro page
    sale deals outlet style blog ink la nl es pl tr ir qa kw om bh sg hk jp kr nz za ng ke ph th vn in me us to
    example test local invalid localhost internal onion lan zone market shopping bargains promo gift gifts business company
    global group media today buy shoes jewelry design studio bazaar bazar art social top one fun icu pw tk ml ga cf gq su pub
    digital support help center agency network solutions services international direct express cheap discount bid win work team ltd`),
)
/** Those of them that are words as well: with a capital, they begin a sentence. */
const WORD_ENDINGS = new Set(
  words(`in me us to link click cloud email chat web tech space world vip club live pro page sale deals outlet style blog ink shop
    store online site boutique fashion clothing la es app info example test local invalid internal zone market shopping promo gift gifts business
    company global group media today buy shoes jewelry design studio art social top one fun pub digital support help center
    agency network solutions services international direct express cheap discount bid win work team co`),
)

const LATIN_LABEL = String.raw`[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?`
const OTHER = String.raw`\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af`
const OTHER_LABEL = String.raw`[${OTHER}](?:[a-z0-9${OTHER}-]{0,40}[a-z0-9${OTHER}])?`
const NOT_LATIN_BEFORE = String.raw`(?<![A-Za-z0-9\u00c0-\u036f@-])`
const NOT_BEFORE = String.raw`(?<![A-Za-z0-9\u00c0-\u1fff\u3040-\u9fff\uac00-\ud7af@-])`

/** A full stop, also as it is written to get past filters: `[.]`, `(dot)`, ` dot `. */
const DOT = String.raw`(?:\.|[\[({] ?(?:\.|d[o0]t) ?[\])}]| [\[({](?:\.|d[o0]t)[\])}] ?| d[o0]t | ?\. (?=com|pk|net|org))`
const ENDS = String.raw`(?![A-Za-z0-9\u00c0-\u036f]|-[a-z])`
const ENDING = String.raw`(?<ending>[a-z]{2,13}|xn--[a-z0-9]{2,20})${ENDS}`
/** What follows a host: a path, a query, a port. */
const PATH = String.raw`(?<path>[/#](?=[A-Za-z0-9])|/?\?(?=[A-Za-z0-9])|:(?=\d{2}))?`

/** Endings in other scripts: ".پاکستان", ".рф"; beside them, Latin ones said in Urdu, "کام" for "com". */
const OTHER_ENDING = String.raw`(?:پاکستان|پاكستان|بھارت|بازار|شبکہ|موقع|عرب|امارات|السعودیہ|ایران|ایرانی|مصر|عمان|قطر|الاردن|المغرب|کام|کوم|نیٹ|شاپ|اسٹور|سٹور|دکان|آنلائن|پیکے|рф|бг|укр|срб|мкд|қаз|ею|онлайн|сайт|орг|中国|中國|香港|台湾|网址|商城|公司|在线|भारत|বাংলা|ไทย|한국)`
/** A full stop that is said in Urdu: "zari daat kaam", "زری ڈاٹ کام". */
const SAID_DOT = String.raw`(?:d[ao]{1,2}tt?|daut|nuqt[ae]h?|nukt[ae]|ڈاٹ|ڈوٹ|ڈاٹٹ|نقطہ)`
const SAID_ENDING = String.raw`(?:com|c o m|kaa?m|kom|net|org|pk|p k|pee ?k(?:ay|e|ey)|pi ?k(?:ay|e)|store|shop|online|کام|کوم|کم|نیٹ|نٹ|آرگ|پی ?کے|شاپ|اسٹور|سٹور|آن ?لائن|پاکستان)`

/** `example.com`, `shop.example.co.uk/x`, `example[.]com`, `example dot com`. */
const LATIN_HOST = String.raw`${LATIN_LABEL}(?:${DOT}${LATIN_LABEL}){0,4}${DOT}${ENDING}${PATH}`

const HOST: readonly string[] = [
  NOT_LATIN_BEFORE + LATIN_HOST,
  // What is left of an address whose name has been said already: `.com/x`.
  String.raw`(?<=[A-Za-z0-9\u00c0-\u1fff])(?:${DOT}${LATIN_LABEL}){0,3}${DOT}${ENDING}${PATH}`,
  // Names or endings of other scripts: `زری‌بازار.پاکستان`, `zaribazar.پاکستان`, `زری.com`.
  String.raw`${NOT_BEFORE}(?:${OTHER_LABEL}\.){1,3}(?:${ENDING}|(?<other>${OTHER_ENDING})(?![${OTHER}]))${PATH}`,
  String.raw`${NOT_LATIN_BEFORE}(?:${LATIN_LABEL}\.){1,3}(?<other>${OTHER_ENDING})(?![${OTHER}])${PATH}`,
  // The full stop in words: `zari daat kaam`, `زری بازار ڈاٹ کام`, `nuqta com`.
  String.raw`${NOT_BEFORE}(?:(?:${LATIN_LABEL}|${OTHER_LABEL})(?: |-))?${SAID_DOT}[ -](?<said>${SAID_ENDING})(?![A-Za-z0-9${OTHER}])${PATH}`,
]
/** Every shape of a host without a scheme. */
export const DOMAINS: readonly Pattern[] = HOST.map(pattern)

/** A host that is glued to what has gone out. */
export const GLUED_DOMAIN = pattern(`(?<=[a-z])${LATIN_HOST}`)

const isCapitalised = (text: string) => /^[A-Z][a-z]/.test(text)
/** "MyBoutique", as names of sites are written. */
const TWO_WORDS = /[a-z][A-Z]/
/** `pay.example.anything`, but no initials. */
const SUBDOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+){2,}$/
const IN_DOMAIN = /[^a-z0-9-]+/

/** Tells hosts from sentences between which a blank is missing. */
export const domainRule = (found: Pattern, address: Replacement): Rule =>
  patternRule(found, ({ 0: all, groups }, { text, written, lower }, start) => {
    const { ending = '', path, other, said } = groups ?? {}
    const end = start + all.length - (path?.length ?? 0)
    if (said !== undefined) return address
    // "۔" is the full stop of an Urdu sentence; where no blank follows it, that is seldom a host.
    const isUrduStop = written(start, end).includes('۔') && isLetterAt(lower, start)
    if (other !== undefined) return isUrduStop ? undefined : address
    const isUrduSentence = isUrduStop && WORD_ENDINGS.has(ending) && path === undefined
    if (isUrduSentence) return undefined
    const isSentence =
      isCapitalised(text.slice(end - ending.length, end)) &&
      !TWO_WORDS.test(text.slice(start, end)) &&
      (WORD_ENDINGS.has(ending) || !ENDINGS.has(ending))
    if ((ENDINGS.has(ending) || ending.startsWith('xn--')) && (path !== undefined || !isSentence))
      return address
    const host = all.slice(0, end - start)
    const parts = host.split(IN_DOMAIN)
    const inner = parts.slice(1, -1)
    if (inner.some((part) => ENDINGS.has(part) && !WORD_ENDINGS.has(part))) return address
    const isHost = path !== undefined || (SUBDOMAIN.test(host) && parts.some((part) => part.length > 3))
    return isHost && !isSentence ? address : undefined
  })
