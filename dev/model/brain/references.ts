import type { ReadProduct } from './conversation.ts'
import { words } from './words.ts'

/** Places in the list shown last, as they are called; -1 is its end. */
const PLACES: readonly (readonly [RegExp, number])[] = [
  [words('(?<!(?:est|price) )first|1st|pe?hl[aie]|pahl[aie]|پہل[ایے]'), 1],
  [words('second|2nd|d(?:oo|u)sr[aie]|دوسر[ایے]'), 2],
  [words('third|3rd|t(?:ee|i)sr[aie]|تیسر[ایے]'), 3],
  [words('fourth|4th|ch?auth[aie]|چوتھ[ایے]'), 4],
  [words('fifth|5th|pa+nchw(?:an|in|en|[ai])|پانچو(?:اں|یں)'), 5],
  [words('last|a+khi?ri|آخری'), -1],
]
const NUMBERED = words(String.raw`(?:number|no\.?|option|نمبر)\s*(\d{1,2}|one|two|three|four|five)`)
const NUMBERS: readonly string[] = ['one', 'two', 'three', 'four', 'five']
const HASH = /#\s*(\d{1,2})(?!\d)/
const BOTH = words('both|dono|دونوں|first two|pe?hli do')
const POINTING = words(
  'it|this|that|them|isk[oie]|is ko|isay|ise|ye|yeh|wo|woh|usk[oie]|اسے|یہ|وہ|اس ک[واےی]|اسکو',
)

/** The products that a folded message points at; `unclear` where it points at something that is not there. */
export type Pointed = ReadProduct[] | 'unclear' | undefined

const placeIn = (message: string): number | undefined => {
  const numbered = HASH.exec(message) ?? NUMBERED.exec(message)
  if (numbered) {
    const [, number = ''] = numbered
    return NUMBERS.includes(number) ? NUMBERS.indexOf(number) + 1 : Number(number)
  }
  return PLACES.find(([place]) => place.test(message))?.[1]
}

/**
 * What is meant by "the second one", "both" or a part of a name, of the products shown last. `query` is what the message
 * would be searched by: a name must hold some word of it, or every one where the product is to be added.
 */
export const pointedAt = (
  message: string,
  shown: readonly ReadProduct[],
  query: string | null,
  holds: 'some' | 'every',
): Pointed => {
  if (BOTH.test(message)) return shown.length >= 2 ? shown.slice(0, 2) : 'unclear'
  const place = placeIn(message)
  if (place !== undefined) {
    const product = shown.at(place > 0 ? place - 1 : place)
    return product ? [product] : 'unclear'
  }
  const sought = tokensOf(query ?? '')
  const candidates = shown.filter(({ name }) => {
    const held = tokensOf(name)
    return sought.length === 0 || sought[holds]((word) => held.includes(word))
  })
  const named = namedIn(message, candidates)
  if (named) return [named]
  if (!POINTING.test(message)) return undefined
  const [only, ...others] = shown
  return only && others.length === 0 ? [only] : 'unclear'
}

/** Whether a message says which one it means by its place in a list, whatever the list. */
export const namesAPlace = (message: string): boolean => placeIn(message) !== undefined

const PLAIN_WORDS = new Set(['with', 'and', 'set', 'one', 'the', 'for'])

const tokensOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((token) => !PLAIN_WORDS.has(token))

/** The one product whose name shares the most words with the message, more than any other. */
const namedIn = (message: string, products: readonly ReadProduct[]): ReadProduct | undefined => {
  const said = new Set(tokensOf(message))
  const [best, next] = products
    .map((product) => ({ product, shared: tokensOf(product.name).filter((token) => said.has(token)).length }))
    .sort((one, other) => other.shared - one.shared)
  return best && best.shared > (next?.shared ?? 0) ? best.product : undefined
}

/** The product that a search was for: the only one, or the only one whose name holds every word of it. */
export const theOne = (products: readonly ReadProduct[], query: string | null): ReadProduct | undefined => {
  const [only, ...others] = products
  if (others.length === 0) return only
  const sought = tokensOf(query ?? '')
  const [named, another] = products.filter(({ name }) => {
    const held = tokensOf(name)
    return sought.length > 0 && sought.every((word) => held.includes(word))
  })
  return another ? undefined : named
}

const COUNTS: readonly (readonly [RegExp, number])[] = [
  [words('two|a pair|a couple|do(?= (?:ad+ad|pieces?|wal[aie]|d(?:oo|u)sr|pe?hl))|دو'), 2],
  [words('three|teen|تین'), 3],
  [words('four|cha+r|چار'), 4],
  [words('five|pa+nch|پانچ'), 5],
]
const COUNTED = words(String.raw`(\d{1,3})(?!\s*(?:st|nd|rd|th))`)
/** "daal do", "kar do": an order politely put, and no number. */
const POLITE = words('(?:da+l|kar|de|dikha|bata|rakh|ڈال|کر|دے|رکھ) (?:do|دو)')

/** How many pieces a folded message asks for; one where it does not say. */
export const quantityIn = (message: string): number => {
  const text = message.replace(POLITE, ' ').replace(BOTH, ' ').replace(NUMBERED, ' ').replace(HASH, ' ')
  const counted = COUNTED.exec(text)
  if (counted) return Number(counted[1])
  return COUNTS.find(([count]) => count.test(text))?.[1] ?? 1
}
