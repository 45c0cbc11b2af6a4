import { type Span, spansOf, wholeWords } from './clauses.ts'
import { NUMBER, valueOf } from './numbers.ts'

/** How a customer points at a product without its name. */
export type Reference = Span &
  (
    | { kind: 'place'; place: number | 'last' }
    | { kind: 'id'; id: number }
    | { kind: 'this' }
    | { kind: 'these' }
  )

const WALA = '(?:waa?l[aiey]+|wl[aie]|وال[اےی])'

/** Words for places in a list, in three ways of writing. */
const PLACES: readonly (readonly [number | 'last', string])[] = [
  [1, `first|1st|pehl[ai]|pehli|pahl[ai]|pheli|pehl(?:e|ay) ${WALA}|پہلا|پہلی|پہلے (?:${WALA}|نمبر)`],
  [2, 'second|2nd|d(?:oo|u|o)sr[aie]y?|دوسر[اےی]'],
  [3, 'third|3rd|t(?:ee|i|e)sr[aie]y?|تیسر[اےی]'],
  [4, 'fourth|4th|ch(?:au|o|ou|aw)th[aie]y?|چوتھ[اےی]'],
  [5, 'fifth|5th|pa{1,2}nch[wv][aie]{1,2}n?|پانچو[اےی]ں?'],
  [6, 'sixth|6th|ch(?:ha|a)t[ai]|چھٹ[اےی]'],
  [7, 'seventh|7th|saa?tw[aie]{1,2}n?|ساتو[اےی]ں?'],
  [8, 'eighth|8th|aa?thw[aie]{1,2}n?|آٹھو[اےی]ں?'],
  [9, 'ninth|9th|نو[اےی]ں'],
  [10, 'tenth|10th|دسو[اےی]ں'],
  ['last', 'last|a{1,2}kh?ri|آخری'],
]
/** Before a place, these make it no place: "a second", "koi doosri". */
const NO_PLACE = '(?<!(?<![^ ])(?:a|koi|kisi|کوئی|کسی) )'
const BY_WORD = PLACES.map(([place, source]) => ({ place, pattern: wholeWords(`${NO_PLACE}(?:${source})`) }))

/** "number 2", "#2", "no 2", "option two", "do number". */
const BY_NUMBER = wholeWords(
  `(?<!(?<![^ ])order )(?:(?:(?:number|nambar|num|option|item|نمبر)(?: #| number| no)?) (?<after>${NUMBER})` +
    `|(?:no|#)(?: #)? (?<figure>\\d{1,2})|(?<before>${NUMBER}) (?:number|nambar|نمبر))`,
)
/** "product 12", "product id 12", "id #12". */
const BY_ID = wholeWords(
  '(?:product|article|sku|id|پروڈکٹ)(?: (?:with|id|no|number|num|nambar|#|نمبر))* (?<id>\\d{1,10})',
)

const THIS = wholeWords(
  `it|this|that|yeh|ye|yah|yehi|yahi|woh|wo|voh|wohi|wahi|(?:is|iss|us|uss) ?(?:ko|${WALA})|isay|ise|isey|issay|usay|ussay|usey|یہ|وہ|یہی|وہی|اسے|اس ?(?:کو|${WALA})`,
)
const THESE = wholeWords(
  'them|these|those|both|dono|donon|donno|in ?ko|un ?ko|inhe|inhein|inhain|unhe|unhein|دونوں|انہیں|ان ?کو',
)

/** The references in a clause, in no order. What is a reference by its id is no place as well. */
export function referencesIn(clause: string): Reference[] {
  const ids = spansOf(clause, BY_ID).map((span) => ({
    ...span,
    kind: 'id' as const,
    id: Number(span.groups.id),
  }))
  const places = [
    ...BY_WORD.flatMap(({ place, pattern }) => spansOf(clause, pattern).map((span) => ({ ...span, place }))),
    ...spansOf(clause, BY_NUMBER).map((span) => {
      const { after, figure, before } = span.groups
      return { ...span, place: valueOf(after ?? figure ?? before ?? '') }
    }),
  ].map((span) => ({ ...span, kind: 'place' as const }))
  return [
    ...ids,
    ...places.filter(({ from, to }) => !ids.some((id) => id.from < to && from < id.to)),
    ...spansOf(clause, THIS).map((span) => ({ ...span, kind: 'this' as const })),
    ...spansOf(clause, THESE).map((span) => ({ ...span, kind: 'these' as const })),
  ]
}
