import { DOMAINS, domainRule, GLUED_DOMAIN } from './domains.ts'
import { handleRule } from './handles.ts'
import { openerEnd } from './openers.ts'
import { BEGINS, ENDS, isWordAt, pattern } from './pattern.ts'
import { patternRule, type Replacement, type Rule } from './rule.ts'

/** What belongs to an address: anything up to a blank, but no punctuation that ends a sentence or a quotation. */
const ADDRESS = String.raw`(?:[^\s<>"'\[\](){}|.,!?;:]|[.,!?;:'(\[](?=[^\s<>"'\[\](){}|.,!?;:]))`
const ADDRESS_GOES_ON = { each: pattern(ADDRESS), most: 2_000 }

/** A full stop, also as it is written to get past filters: `[.]`, `(dot)`, ` dot `. */
const DOT = String.raw`(?:\.|[\[({] ?(?:\.|d[o0]t) ?[\])}]| [\[({](?:\.|d[o0]t)[\])}] ?| d[o0]t | \. (?=com|pk|net|org))`

const OTHER_LINKS: readonly string[] = [
  // Any scheme: `https://`, `hxxp://`, `<ftp://`, `h t t p s : / /`, `https:\\`.
  String.raw`<?${BEGINS}(?:h ?[tx] ?[tx] ?p ?s? ?(?:\[:\]|:|%3a) ?/? ?/? ?(?=[A-Za-z0-9\u00c0-\u1fff\[%])|(?:ftp|sftp|ftps|file|ws|wss|tg|market|viber|skype|fb|whatsapp|shopify|blob|custom|app|shop)://?(?=[A-Za-z0-9\u00c0-\u1fff])|data ?: ?(?=[a-z]{2,11}/|[,;])|(?:mailto|tel|sms|(?:java|vb|live)script|callto|whatsapp) ?: ?(?=[A-Za-z0-9\u00c0-\u1fff+(/]))`,
  // Without a scheme: `//example.com`, `www.example`, `w w w .`.
  String.raw`${BEGINS}w ?w ?w ?\d?${DOT}(?=[A-Za-z0-9\u00c0-\u1fff])|://(?=[A-Za-z0-9\u00c0-\u1fff])|(?<![A-Za-z0-9\u00c0-\u1fff:/])//(?=[a-z0-9-]{2,30}\.)`,
  // E-mail addresses: `name@example.com`, `name (at) example dot com`.
  String.raw`(?<![A-Za-z0-9\u00c0-\u1fff@.-])[a-z0-9](?:[a-z0-9.%+-]{0,50}[a-z0-9])?(?:@[a-z0-9]| @ [a-z0-9]| ?[\[({] ?at ?[\])}] ?[a-z0-9-]{1,30}(?:${DOT}[a-z]{2,9}${ENDS})?| at [a-z0-9-]{2,30}(?: dot |[\[(]dot[\])]|[\[(]\.[\])])[a-z]{2,9}${ENDS})`,
  // Accounts elsewhere: `@example`; and what is left of an e-mail address.
  String.raw`@ ?[a-z0-9\u0600-\u06ff](?=[a-z0-9.\u0600-\u06ff])`,
  // Hosts by number: `192.168.0.1:8080/x`, `localhost:3000`.
  String.raw`(?<![0-9.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)(?::\d{1,5})?|${BEGINS}localhost${ENDS}(?::\d{1,5})?`,
  // A path of a site: `/products/12`, `/sale/eid/2`.
  String.raw`(?<![A-Za-z0-9\u00c0-\u1fff/.<])/[a-z][a-z0-9-]{1,30}/(?=[a-z0-9])`,
]

/** Telephone numbers: `+92 300 1234567`, `0092300…`, `0300-1234567`, `(042) 111-222-333`. */
const TELEPHONE = String.raw`(?<![A-Za-z0-9\u00c0-\u1fff])(?:\+ ?\d{1,3}|00[1-9]\d{0,2}|\(\+?\d{2,4}\)|0\d{2,4})(?:[ .()/-]{0,2}\d){6,13}(?!\d)|(?<!\d)(?:92\d{10}(?!\d)|111[ -]\d{3}[ -]\d{3}(?!\d))`
const MORE_NUMBERS = { each: pattern(String.raw`[ -]?\d`), most: 30 }

/** The beginning of a tag that links or loads: dropped with what it holds. */
const TAG = String.raw`</?(?:a|img|iframe|script|link|form|object|embed|area|base|button|svg|video|audio|source|meta|style)(?:[ /](?=[^>]))?(?![A-Za-z0-9\u00c0-\u1fff])`
const TAG_GOES_ON = { each: pattern(String.raw`[^>\n]`), most: 400, close: pattern('>') }

/** A link of Markdown or its picture, up to its target: the label stays. */
const LABELLED = String.raw`!?\[(?<label>[^\[\]\n]{0,80})\] ?\((?=[^)\n ])`
const TARGET = { each: pattern(String.raw`[^)\n]`), most: 1_000, close: pattern(String.raw`\)`) }
/** The same where the label is too long to wait for. */
const BARE_TARGET = String.raw`\]\((?=[^)\n ])`

const address: Replacement = { say: 'link', trail: ADDRESS_GOES_ON }
const script: Replacement = { say: 'link', trail: { each: pattern(String.raw`\S`), most: 2_000 } }
const bracketedAddress: Replacement = { say: 'link', trail: { ...ADDRESS_GOES_ON, close: pattern('>') } }
const LABELLED_LINK = pattern(LABELLED)
const LABELLED_BEFORE = pattern(BARE_TARGET)
const TAGS = pattern(TAG)
const ADDRESSES = OTHER_LINKS.map(pattern)
const NUMBERS = pattern(TELEPHONE)

const WORD_BEGINS = pattern(String.raw`[a-z0-9\u0600-\u06ff]`)
const LATIN = /[a-z0-9]/
const LONGEST_WORD = 40

/**
 * Holds back the word that a text ends with, which may be the beginning of an address. The rules for addresses do so as
 * well; asked before all others, this one spares them. An opener goes out as it comes, what is glued to it waits.
 */
export const unfinishedWord: Rule = {
  begins: WORD_BEGINS,
  at({ lower }, start, final) {
    if (final || lower.length - start > LONGEST_WORD) return undefined
    const opener = openerEnd(lower, start)
    const isWithin =
      isWordAt(lower, start - 1) && LATIN.test(lower[start - 1] ?? '') === LATIN.test(lower[start] ?? '')
    if (start < opener || (isWithin && start !== opener)) return undefined
    for (let at = start; at < lower.length; at += 1) if (!isWordAt(lower, at)) return undefined
    return 'open'
  },
}

/** Not where the text begins with an opener, which has gone out by then; but behind that, in the same word. */
const behindOpener = (rule: Rule): Rule => ({
  begins: rule.begins,
  at: (texts, start, final) =>
    start < openerEnd(texts.lower, start) ? undefined : rule.at(texts, start, final),
})

/** Only where the opener ends that the text's first word begins with: "Isexample.com". */
const gluedToOpener = (rule: Rule): Rule => ({
  begins: rule.begins,
  at: (texts, start, final) =>
    start > 0 && start === openerEnd(texts.lower, start) ? rule.at(texts, start, final) : undefined,
})

/** Every link and contact; `clean` grounds the label of a link, which stays. */
export const linkRules = (clean: (text: string) => string): Rule[] => [
  patternRule(LABELLED_LINK, ({ 0: all, groups }, { written }, start) => {
    const label = groups?.label ?? ''
    const at = start + all.indexOf('[') + 1
    return { say: { text: clean(written(at, at + label.length)) }, trail: TARGET }
  }),
  patternRule(LABELLED_BEFORE, () => ({ say: { text: ']' }, trail: TARGET })),
  patternRule(TAGS, () => ({ say: { text: '' }, trail: TAG_GOES_ON })),
  ...ADDRESSES.map((each) =>
    behindOpener(
      patternRule(each, ({ 0: all }) => {
        if (all.startsWith('<')) return bracketedAddress
        return all.includes('script') ? script : address
      }),
    ),
  ),
  ...DOMAINS.map((each) => behindOpener(domainRule(each, address))),
  gluedToOpener(domainRule(GLUED_DOMAIN, address)),
  behindOpener(handleRule(address)),
  patternRule(NUMBERS, () => ({ say: 'link', trail: MORE_NUMBERS })),
]
