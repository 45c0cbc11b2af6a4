import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { generateProducts } from '../../db/seed/generate.ts'

export interface SearchQuery {
  kind: string
  /** What is asked of the API. */
  path: string
}

const SEED = 300
const SAMPLE = 4_000
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('')

/** How many there are of each kind; 300 in all. */
const KINDS = { word: 60, 'two words': 45, 'three words': 35, part: 50, typo: 50, absent: 30, filtered: 30 }
const SUGGESTIONS = 200
/** One suggestion in so many is asked for with a typing error. */
const MISTYPED = 5

const random = xoroshiro128plus(SEED)
const draw = (from: number, to: number) => uniformInt(random, from, to)
const pick = <T>(items: readonly T[]): T => {
  const item = items[draw(0, items.length - 1)]
  if (item === undefined) throw new RangeError('There is nothing to pick from')
  return item
}

/** Texts of the catalogue as its words: the names, and one sentence in four of the descriptions. */
const texts = Array.from(generateProducts(SAMPLE, 1), ({ name, description }) =>
  wordsOf(draw(1, 4) === 1 ? pick(description.split('. ')) : name),
).filter((words) => words.length >= 3)

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length >= 3)
}

const someWord = (atLeast = 3): string => {
  for (;;) {
    const word = pick(pick(texts))
    if (word.length >= atLeast) return word
  }
}

/** Different words of one product, in their order. */
const wordsOfOne = (count: number): string => {
  const words = pick(texts)
  const from = draw(0, words.length - Math.min(count, words.length))
  return words.slice(from, from + count).join(' ')
}

const part = (): string => {
  const word = someWord(6)
  const from = draw(1, 2)
  return word.slice(from, from + draw(3, word.length - from))
}

/** The word with one letter left out, doubled, exchanged with its neighbour, or replaced; two in longer words at times. */
const mistyped = (word: string): string => {
  const once = (text: string) => {
    const at = draw(1, text.length - 2)
    const [before, letter = '', after] = [text.slice(0, at), text[at], text.slice(at + 1)]
    return pick([
      before + after,
      before + letter + letter + after,
      `${before}${after[0] ?? ''}${letter}${after.slice(1)}`,
      before + pick(LETTERS) + after,
    ])
  }
  return word.length >= 8 && draw(1, 4) === 1 ? once(once(word)) : once(word)
}

const absent = (): string => Array.from({ length: draw(5, 11) }, () => pick(LETTERS)).join('')

const FILTERS = [
  'category_id=1',
  'category_id=4',
  'max_price=4000',
  'in_stock=true',
  'sort=price_asc',
  'min_price=9000',
  'featured=true',
  'sort=newest',
]

const asked = (text: string, filter?: string) =>
  `/api/products?search=${encodeURIComponent(text)}${filter === undefined ? '' : `&${filter}`}`

const makers: Record<keyof typeof KINDS, () => string> = {
  word: () => asked(someWord()),
  'two words': () => asked(draw(1, 4) === 1 ? `${someWord()} ${someWord()}` : wordsOfOne(2)),
  'three words': () => asked(draw(1, 4) === 1 ? `${wordsOfOne(2)} ${someWord()}` : wordsOfOne(3)),
  part: () => asked(part()),
  typo: () => asked(draw(1, 4) === 1 ? `${mistyped(someWord(5))} ${someWord()}` : mistyped(someWord(5))),
  absent: () => asked(draw(1, 4) === 1 ? `${absent()} ${absent()}` : absent()),
  filtered: () => asked(draw(1, 2) === 1 ? someWord() : wordsOfOne(2), pick(FILTERS)),
}

/** The 300 searches, the same in every run and no two alike. */
export const searches: readonly SearchQuery[] = Object.entries(KINDS).flatMap(([kind, count]) =>
  distinct(count, makers[kind as keyof typeof KINDS]).map((path) => ({ kind, path })),
)

/** The 200 beginnings of words and names, of 1 to 8 letters, some mistyped. */
export const suggestions: readonly SearchQuery[] = distinct(SUGGESTIONS, () => {
  const text = draw(1, 3) === 1 ? wordsOfOne(2) : someWord(4)
  const beginning = text.slice(0, draw(1, 8)).trim()
  const typed = beginning.length >= 4 && draw(1, MISTYPED) === 1 ? mistyped(beginning) : beginning
  return `/api/products/suggest?q=${encodeURIComponent(typed)}`
}).map((path) => ({ kind: 'suggestion', path }))

function distinct(count: number, make: () => string): string[] {
  const made = new Set<string>()
  while (made.size < count) made.add(make())
  return [...made]
}
