import { type Span, spansOf, wholeWords } from './clauses.ts'

/** Words of a clause that ask for something to be put into the cart, or bought. */
export interface Ask extends Span {
  /** What is asked for follows, as in English, or may stand on either side, as in Urdu. */
  object: 'after' | 'around'
  /** It may stand alone, for what was spoken of: "add to cart", "cart mein daal do". */
  standsAlone: boolean
  /** It asks only where nothing else is said before it, as a noun without a verb: "the second one to my cart". */
  startsClause: boolean
  /** It asks only where nothing else is said after it: "can I get the second one", but not "… in red". */
  endsClause: boolean
}

interface Kind extends Omit<Ask, keyof Span> {
  patterns: readonly RegExp[]
}

/** What may come before a command at the start of a clause. */
const OPENING =
  '(?:(?:please|kindly|ok|okay|okey|yes|yeah|yep|sure|and|then|also|now|so|just|hi|hello|hey|salam|great|perfect|nice|lovely|wow|alright|fine|oh|no|good|well|cool|ji|jee|han|haan|acha|achha|theek|thik|hai) )*'
const POLITELY = '(?:(?:please|kindly|just|also|now|then|still|only|definitely|really|do|go ahead and) )*'
const REQUEST = `(?:(?:can|could|will|would) you|(?:i|we) (?:want|need|would like) you to|you can|you may|go ahead and|let (?:me|us)|please|kindly|help me) ${POLITELY}`
const TAKE =
  '(?:buy|purchase|take|order|get|have|grab|book|reserve|choose|pick(?: up)?|select|go (?:ahead )?(?:for|with)|opt for)(?: me| us)?'
const COMMAND =
  '(?:buy|purchase|take|order(?! (?:#|no|number|num|id|status|history))|get|grab|book|reserve|choose|pick(?: up)?|select|give|pack|go (?:ahead )?(?:for|with))(?: me| us)?'
const ADD = '(?:add(?: up| in)?|include)(?: me| us)?'
/** Verbs that ask for something only where the cart is named. */
const PUT = '(?:put|pop|throw|drop|toss|stick|place)'
/** Who adds something in these is not asked to, or does not say that it should be. */
const NOT_ASKED =
  '(?<!(?<![^ ])(?:i|we|he|she|they|people|someone|everyone|customers|did|does|should|shall|might|may|must|or|if|when|who|which|says?|said|tells?|told) )(?<!(?<![^ ])(?<!(?:want|like|love|need|wish|going|you|have|got) )to )'

/** English commands: "add …", "please order …", "can you get me …". */
const COMMANDS: Kind = {
  object: 'after',
  standsAlone: false,
  startsClause: false,
  endsClause: false,
  patterns: [
    new RegExp(`^${OPENING}${COMMAND}(?![^ ])`, 'g'),
    wholeWords(`${REQUEST}${COMMAND}`),
    wholeWords(`let (?:me|us) ${POLITELY}${TAKE}`),
  ],
}
const ADDITIONS: Kind = {
  object: 'after',
  standsAlone: true,
  startsClause: false,
  endsClause: false,
  patterns: [wholeWords(`${NOT_ASKED}${ADD}`)],
}
const PUTTING: Kind = { ...ADDITIONS, patterns: [wholeWords(`${NOT_ASKED}${PUT}`)] }

/** English wishes: "I want …", "I'll take …", "we would like to buy …". */
const WISHES: Kind = {
  object: 'after',
  standsAlone: false,
  startsClause: false,
  endsClause: false,
  patterns: [
    wholeWords(
      `(?<!(?<![^ ])(?:that|because|since|as|if|when|which|where|says?|said) )(?:i|we) ${POLITELY}(?:(?:want|need|would ${POLITELY}(?:like|love))(?: to ${POLITELY}(?:${TAKE}|add|put))?|will ${POLITELY}${TAKE}|am ${POLITELY}(?:taking|buying|ordering|getting|going (?:for|with)|going to ${TAKE}))`,
    ),
    new RegExp(`^${OPENING}(?:want|need)(?: to (?:${TAKE}|add))?(?![^ ])`, 'g'),
  ],
}

/** "Can I get …": asked of the shop, where nothing more is asked about it. */
const PERMISSIONS: Kind = {
  object: 'after',
  standsAlone: false,
  startsClause: false,
  endsClause: true,
  patterns: [wholeWords(`(?:can|could|may) (?:i|we) ${POLITELY}(?:${TAKE}|add)`)],
}

const DO_IT = '(?:do|dou|doo|de|den|dein|dain|dey|dijiye|dijiyega|dijye|dijie|dijiay|dena)'
const WANT_TO =
  '(?:hai|hain|hay|hy|he|h|chaht[aiey]+(?: (?:hoon|hun|hu|hon|hain))?|chahun?g[ia]|chahoong[ia])'
const KHAREED = 'kh[ae]?r(?:ee|i|ei|e)+d'

/** Roman Urdu: "cart mein daal do", "add kar dein", "le lungi", "khareedna hai", "chahiye". */
const ROMAN_URDU = [
  `(?:add|shaa?mil|include|order|book|pack|buy|select) ?(?:kar|kr|karo|kro|kren|karen|karein|krein|karna|krna|karni|karwa|karva|krwa|kijiye|kijiyega|kardo|krdo|kardein|kardain|karden|krden|krdein)(?: ?(?:${DO_IT}|${WANT_TO}|lo|lein|len|lijiye))?`,
  `(?:daal|dal|dall|dhaal|rakh|rkh|laga|lga|mangwa|mangva|la|de|dila) ?${DO_IT}`,
  '(?:daal|dal|rakh)(?:o|iye|iyega|en|ein|ain)|mangwa(?:o|ein|iye)|dal(?:do|dein)|rakhdo',
  `mangwan[aie] ${WANT_TO}`,
  'le ?(?:lo|lein|len|lain|lijiye|lijie|l[ou]+n? ?g[ia]|let[aie](?: (?:hoon|hun|hu|hain))?)|l[ou]+n ?g[ia]',
  `len[aie] ${WANT_TO}`,
  `${KHAREED}(?:n[aie] ${WANT_TO}|[ou]+n?g[ia]|o|ein| (?:lo|lein|len|lijiye|l[ou]+n? ?g[ia]|l[ou]+n|let[aie](?: (?:hoon|hun|hu|hain))?|rah[aie](?: (?:hoon|hun|hu|hain))?|dein|do))`,
  '(?<!n[aei] )cha+h?[iye]+(?:ye|e|ay|yay|en|yen|yain)?',
]
const KARO = '(?:کر ?(?:دو|دیں|دیجیے|دے|لو|لیں|لیجیے)|کرو|کریں|کیجیے|کرنا|کرنی|کروا ?(?:دو|دیں))'
const DO = '(?:دو|دیں|دے|دیجیے|لو|لیں|لیجیے|دینا)'
const CHAHTI = '(?:ہے|ہیں|چاہت[اےی](?: (?:ہوں|ہیں))?|چاہوں ?گ[اےی])'
const URDU = [
  `(?:ایڈ|شامل|آرڈر|بک|پیک|سلیکٹ) ?${KARO}(?: ${CHAHTI})?`,
  `(?:ڈال|رکھ|لگا|منگوا|دے|لا|دلا) ?${DO}|ڈالو|ڈالیں|ڈالیے|رکھو|رکھیں|منگوائیں|منگواؤ`,
  `لے ?(?:لو|لیں|لیجیے|لوں ?گ[اےی]|لیت[اےی](?: (?:ہوں|ہیں))?)|لوں ?گ[اےی]`,
  `(?:لین|خرید ?ن|منگوان)[اےی] ${CHAHTI}`,
  `خرید ?(?:لو|لیں|لیجیے|لوں(?: ?گ[اےی])?|وں ?گ[اےی]|رہ[اےی](?: (?:ہوں|ہیں))?|یں|دیں)`,
  '(?<!ن[اےی] )چاہی+ے',
]
const IN_URDU: Kind = {
  object: 'around',
  standsAlone: true,
  startsClause: false,
  endsClause: false,
  patterns: [...ROMAN_URDU, ...URDU].map(wholeWords),
}

const CART = '(?:shopping )?(?:cart|basket|bag|kart|trolley|کارٹ|باسکٹ|ٹوکری|بیگ)'
const MY = '(?:(?:my|the|our|meri|mere|mera|apni|apne|میری|میرے|میرا|اپنی|اپنے) )?'
/** "to my cart", "cart mein": the cart as the place to put something. */
const INTO_CART = wholeWords(
  `(?:in|into|to|inside) ${MY}${CART}|${MY}${CART} (?:mein|main|me|mai|may|men|ma|mn|میں)(?: bhi)?`,
)

/** A verb may be left out where the cart is named: "the second one to my cart please". */
const WITHOUT_VERB: Kind = {
  object: 'around',
  standsAlone: false,
  startsClause: true,
  endsClause: true,
  patterns: [INTO_CART],
}

const QUESTIONS = wholeWords(
  'how|what|which|why|when|where|who|whose|whether|should|if|unless|until|before|wondering|thinking|maybe|might|perhaps',
)
const QUESTION_STARTS =
  /^(?:is(?! (?:ko|wal))|are|was|were|do(?! (?:add|put|include))|does|did|has|have|had|am|should|shall|would(?! you (?:please )?(?:add|put|include|get me|order me|give me|buy me))|may(?! (?:i|we))|might)(?![^ ])/
const ADVICE = wholeWords(
  `(?:would|do|did|should) you (?:personally |rather |really |ever )?(?:take|buy|order|choose|pick|get|have|wear|go)(?! (?:me|us)(?![^ ]))`,
)
const URDU_QUESTIONS = wholeWords(
  'kais[aey]+y?|kes[aey]|kab|kahan|kidhar|kyun|kyu|kyon|kiyun|kaun|kon|k[ao]u?ns[aie]|kitn[aiey]+|agar|shayad|ho sakt[aie]|kya(?! (?:aap|ap|tum|tm|you)(?![^ ]))|کیس[اےی]|کب|کہاں|کیوں|کون|کون ?س[اےی]|کتن[اےی]|اگر|شاید|ہو سکت[اےی]|کیا(?! (?:آپ|تم)(?![^ ]))',
)
const NEGATION = wholeWords('not|never|no need|stop|avoid|neither|nor')
const URDU_NEGATION = wholeWords('mat|nahi|nahin|nahee|nhi|nhn|nahe|مت|نہیں')
const NOT_DIRECTLY = wholeWords('na|nai|نہ')
/** Not now, not the cart, or out of it again. */
const ELSEWHERE = wholeWords(
  `later|someday|not now|baad mein|bad mein|بعد میں|wish ?list|favou?rites?|(?:take|put|give|get)(?: [^ ]+){0,4} (?:back|off(?! (?:white|shoulder))|out|away|down|aside)|from ${MY}${CART}|${CART} se|${CART} سے|remove|delete|cancel|return|refund|exchange|hatao?|nikaa?lo?|wapi?s|ہٹا|نکال|واپس`,
)

const inClause = (clause: string, pattern: RegExp): boolean => spansOf(clause, pattern).length > 0

const ALWAYS: readonly Kind[] = [COMMANDS, WISHES, PERMISSIONS, ADDITIONS, IN_URDU, WITHOUT_VERB]

/** The asks of a clause that are neither negated, nor a question about buying, nor put off. */
export function asksIn(clause: string): Ask[] {
  if (inClause(clause, ELSEWHERE) || inClause(clause, ADVICE) || inClause(clause, URDU_QUESTIONS)) return []
  if (QUESTION_STARTS.test(clause)) return []
  const words = clause.split(' ')
  const namesCart = inClause(clause, INTO_CART) || / in(?: please)?$/.test(clause)
  const kinds = namesCart ? [...ALWAYS, PUTTING] : ALWAYS
  return kinds
    .flatMap(({ patterns, ...kind }) =>
      patterns.flatMap((pattern) => spansOf(clause, pattern).map((span) => ({ ...span, ...kind }))),
    )
    .filter((ask) => {
      const before = words.slice(0, ask.from).join(' ')
      if (inClause(before, QUESTIONS) || inClause(before, NEGATION)) return false
      if (ask.object === 'after') return true
      return !inClause(clause, URDU_NEGATION) && !inClause(words[ask.from - 1] ?? '', NOT_DIRECTLY)
    })
}

/** Where the cart is named as the place for something. */
export const cartsIn = (clause: string): Span[] => spansOf(clause, INTO_CART)

const SECOND_THOUGHTS = wholeWords(
  'never ?mind|forget (?:it|that|about it)|cancel(?: it| that)?|wait|hold on|second thoughts?|rehne (?:do|dein|dain)|rehnay (?:do|dein)|chh?oro|chh?or (?:do|dein)|jane do|رہنے (?:دو|دیں)|چھوڑ(?:و|یں| دو| دیں)|جانے (?:دو|دیں)',
)
const TAKEN_BACK = wholeWords('^(?:(?!why)[^ ]+ ){0,2}(?:not|nahi|nahin|mat|نہیں|مت)$')

/** Whether a clause takes back what an earlier one asks for. */
export const takesBack = (clause: string): boolean =>
  inClause(clause, SECOND_THOUGHTS) || inClause(clause, TAKEN_BACK)

const ADDING = /\b(?:add|adding|put|cart|basket|bag|daal|shamil|order|buy)\b|(?:کارٹ|شامل|ڈال|ایڈ|خرید|آرڈر)/u

/** The question of the assistant's answer, if it ends with one, whether to put something into the cart. */
export const askedToAdd = (answer: string): string | undefined =>
  answer
    .toLowerCase()
    .split(/(?<=[?؟!۔\n])|(?<=\.)\s/)
    .findLast((sentence) => /[?؟]\s*$/.test(sentence) && ADDING.test(sentence))
