/** What a query asks of a search. */
export type Kind =
  | 'name'
  | 'word'
  | 'words'
  | 'plural'
  | 'typing error'
  | 'part of a word'
  | 'Roman Urdu'
  | 'synonym'
  | 'wish'
  | 'colour'
  | 'not sold'

/** The names of products that may stand first, by what a shopper types. None: nothing should be found. */
export type Judged = Partial<Record<Kind, Readonly<Record<string, readonly string[]>>>>

export interface RelevanceQuery {
  query: string
  kind: Kind
  first: readonly string[]
  /** Not to be looked at while the search is tuned. */
  held: boolean
}

/** One catalogue's queries, from those to tune by and those held back. */
export const queriesOf = (open: Judged, held: Judged): readonly RelevanceQuery[] => [
  ...flat(open, false),
  ...flat(held, true),
]

const flat = (judged: Judged, held: boolean): RelevanceQuery[] =>
  (Object.entries(judged) as [Kind, Record<string, readonly string[]>][]).flatMap(([kind, queries]) =>
    Object.entries(queries).map(([query, first]) => ({ query, kind, first, held })),
  )
