import { type Ask, asksIn, cartsIn } from './asks.ts'
import { nameWords, type Span, stem } from './clauses.ts'
import { describedBy, type Named, namesBy } from './named.ts'
import { valueOf } from './numbers.ts'
import { type Reference, referencesIn } from './references.ts'
import { CLEAR_YES, DEFINITE, FILLERS, GENERIC, GRAMMAR, INDEFINITE, JOINING, YES } from './vocabulary.ts'

export interface Products {
  /** The product in question. */
  product: Named
  /** The products shown last, in order. */
  shown: readonly Named[]
  /** The products read for this message. */
  readNow: readonly Named[]
}

/** What the words beside an ask point at: this product or another, or something that was spoken of before. */
export type Pointing =
  | { at: 'product'; isThis: boolean }
  | { at: 'spoken of'; described: readonly string[]; isOne: boolean }

/**
 * What the words directly beside an ask point at, if anything: references, words of the product's name, and words that
 * describe or only fill. A wish for "a red dress" points at nothing.
 */
export function pointed(clause: string, ask: Ask, products: Products): Pointing | undefined {
  const words = clause.split(' ')
  const sorts = sortsOf(clause, products.product)
  const from = ask.object === 'around' ? sorts.slice(0, ask.from).lastIndexOf('other') + 1 : ask.from
  const next = sorts.indexOf('other', ask.to)
  const end = next === -1 ? words.length : next
  if (ask.endsClause && end < words.length) return undefined
  if (ask.startsClause && !words.slice(0, from).every((word) => YES.has(word))) return undefined
  const to = isAboutWhatFollows(clause, ask.to, end) ? ask.to : end
  const beside = words.filter((_, at) => at >= from && at < to && !within(at, [ask]))
  const references = referencesIn(clause).filter((span) => span.from >= from && span.to <= to)
  const found = read(beside, references, products)
  if (found || !ask.standsAlone) return found
  const asks = asksIn(clause)
  const isBare = sorts.every((sort, at) => sort === 'filler' || within(at, asks) || YES.has(words[at] ?? ''))
  return isBare ? { at: 'spoken of', described: [], isOne: true } : undefined
}

type Sort = 'reference' | 'filler' | 'describing' | 'other'

/** What each word of a clause is to a wish for the product. */
function sortsOf(clause: string, { name }: Named): Sort[] {
  const references = referencesIn(clause)
  const carts = cartsIn(clause)
  const ofTheName = new Set(nameWords(name))
  return clause.split(' ').map((word, at) => {
    if (within(at, references)) return 'reference'
    if (within(at, carts) || FILLERS.has(word) || JOINING.has(word)) return 'filler'
    if (ofTheName.has(stem(word)) || GENERIC.has(stem(word)) || INDEFINITE.has(word)) return 'describing'
    return Number.isNaN(valueOf(word)) ? 'other' : 'filler'
  })
}

const within = (at: number, spans: readonly Pick<Span, 'from' | 'to'>[]): boolean =>
  spans.some(({ from, to }) => at >= from && at < to)

/** After one of these, what follows is about something else. */
const ENDING = new Set(
  'please kindly thanks thank thankyou shukriya too also now asap quickly پلیز شکریہ'.split(' '),
)

/** Whether words belong to what follows them: "this offer", "the second review", "the second one to be cheaper". */
function isAboutWhatFollows(clause: string, from: number, to: number): boolean {
  const words = clause.split(' ')
  const next = words[to]
  if (/^to (?:be|have|come|fit|look|match)$/.test(words.slice(to - 1, to + 1).join(' '))) return true
  if (next === undefined || GRAMMAR.has(next) || YES.has(next) || JOINING.has(words[to - 1] ?? ''))
    return false
  const carts = cartsIn(clause)
  return !words.some((word, at) => at >= from && at < to && (ENDING.has(word) || within(at, carts)))
}

function read(
  words: readonly string[],
  references: readonly Reference[],
  { product, shown, readNow }: Products,
): Pointing | undefined {
  if (references.some(({ kind }) => kind === 'place' || kind === 'id')) {
    return { at: 'product', isThis: placed(references, shown).includes(product.id) }
  }
  const isIndefinite = words.some((word) => INDEFINITE.has(word))
  const named = isIndefinite ? 0 : namesBy(words, product)
  if (named > 0) {
    const better = [...shown, ...readNow].some((other) => namesBy(words, other) > named)
    return { at: 'product', isThis: !better }
  }
  const described = words.map(stem).filter((word) => GENERIC.has(word) && Number.isNaN(valueOf(word)))
  const [pronoun] = references
  if (pronoun) return { at: 'spoken of', described, isOne: pronoun.kind === 'this' }
  if (isIndefinite || described.length === 0 || !words.some((word) => DEFINITE.has(word))) return undefined
  const fitting = describedBy(described, shown)
  return fitting.length === 1 ? { at: 'product', isThis: fitting[0]?.id === product.id } : undefined
}

/** The ids that references give by a place in the list, or by an id. */
const placed = (references: readonly Reference[], shown: readonly Named[]): (number | undefined)[] =>
  references.map((reference) => {
    if (reference.kind === 'id') return reference.id
    if (reference.kind !== 'place') return undefined
    return (reference.place === 'last' ? shown.at(-1) : shown[reference.place - 1])?.id
  })

/** The products that a clause names or gives by their places or ids, whatever it says of them. */
export function mentionedIn(clause: string, { product, shown, readNow }: Products): number[] {
  const words = clause.split(' ')
  const named = [product, ...shown, ...readNow].filter((each) => namesBy(words, each) > 0)
  const ids = [...placed(referencesIn(clause), shown), ...named.map(({ id }) => id)]
  return ids.filter((id) => id !== undefined)
}

/** Whether a message is nothing but a yes. */
export function isYes(clauses: readonly string[]): boolean {
  const words = clauses.flatMap((clause) => clause.split(' '))
  return (
    words.length <= 8 &&
    (words.some((word) => CLEAR_YES.has(word)) || /^(?:please do|do it)/.test(words.join(' '))) &&
    words.every((word) => YES.has(word) || FILLERS.has(word) || !Number.isNaN(valueOf(word))) &&
    clauses.every((clause) => referencesIn(clause).every(({ kind }) => kind === 'this'))
  )
}

/**
 * Each clause as an ask, where the message does nothing but point, as the answer to "Which one shall I add?" does; else
 * none.
 */
export function pointingAlone(clauses: readonly string[], { product }: Products): Ask[] {
  const doesMore = clauses.some((clause) => {
    const words = clause.split(' ')
    return sortsOf(clause, product).some((sort, at) => sort === 'other' && !YES.has(words[at] ?? ''))
  })
  if (doesMore) return []
  return clauses.map((clause) => {
    const words = clause.split(' ')
    const opening = words.findIndex((word) => !OPENINGS.has(word))
    const from = opening === -1 ? words.length : opening
    const way = { object: 'after', standsAlone: false, startsClause: false, endsClause: true } as const
    return { from, to: from, groups: {}, ...way }
  })
}

const OPENINGS = new Set('yes yeah ok okay sure please han haan ji jee acha achha ہاں جی'.split(' '))
