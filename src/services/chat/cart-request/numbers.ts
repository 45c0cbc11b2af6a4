import { folded, nameWords, spansOf, wholeWords } from './clauses.ts'

/** Number words by what they mean; "do" is left to the places where it is no verb. */
const WORDS_OF: Readonly<Record<number, string>> = {
  1: 'one|ek|aik|ایک',
  2: 'two|do|دو',
  3: 'three|teen|tin|تین',
  4: 'four|char|chaar|چار',
  5: 'five|panch|paanch|پانچ',
  6: 'six|che|chay|چھ',
  7: 'seven|saat|سات',
  8: 'eight|aath|آٹھ',
  9: 'nine|nau|نو',
  10: 'ten|das|دس',
}

const VALUE_OF = new Map(
  Object.entries(WORDS_OF).flatMap(([value, words]) =>
    folded(words)
      .split('|')
      .map((word) => [word, Number(value)] as const),
  ),
)

/** A number as a part of a pattern: figures of at most two digits, or a word. */
export const NUMBER = `\\d{1,2}|${Object.values(WORDS_OF).join('|')}`

/** What a number means that `NUMBER` has matched. */
export const valueOf = (number: string): number => VALUE_OF.get(number) ?? Number(number)

/** Stems after which "do" is "give" or "please", as in "daal do". */
const STEMS =
  'daal|dal|dall|dhaal|kar|kr|karwa|krwa|de|dedo|rakh|rkh|laga|la|dila|mangwa|dikha|bata|bhej|le|rehne|jane|chhor|add|ڈال|کر|دے|رکھ|لگا|منگوا|دکھا|بتا|بھیج|رہنے|جانے|چھوڑ|ایڈ|شامل|لا'

/** A number that counts pieces: "2 of them", "do wali", not "number 2", "2nd", "3 piece suit", "5 thousand". */
const COUNT = wholeWords(
  `(?<!(?<![^ ])(?:number|nambar|no|num|item|option|product|id|#|order|size|نمبر|سائز) )` +
    `(?<!(?<![^ ])(?:${STEMS}) (?=do|دو))(?<!(?<![^ ])(?:i|we|you|please|to) (?=do))(?<number>${NUMBER})` +
    `(?! (?:number|nambar|no|num|نمبر|piece|thousand|hazar|hazaar|k|hundred|sau|lakh|meter|metre|gaz|yards?|percent|inch|cm|rs|rupees|rupay|ہزار|سو|روپے)(?![^ ]))`,
)
const PAIR = wholeWords('pair|couple')
/** What is sold in pairs: one pair of it is one piece. */
const IN_PAIRS = /earring|jhumk|khuss|shoe|heel|sandal|trouser|pant|bangle|glove|sock/

/** Whether the customer says this number of pieces. A number that belongs to the product's name says none. */
export function saysQuantity(clauses: readonly string[], quantity: number, productName: string): boolean {
  const ofTheName = new Set(nameWords(productName))
  const counted = clauses.flatMap((clause) =>
    spansOf(clause, COUNT).flatMap(({ groups: { number = '' } }) =>
      ofTheName.has(number) ? [] : [valueOf(number)],
    ),
  )
  if (counted.includes(quantity)) return true
  const isPair = quantity === 2 && !IN_PAIRS.test(folded(productName))
  return isPair && clauses.some((clause) => spansOf(clause, PAIR).length > 0)
}
