import { folded, nameWords, stem } from './clauses.ts'
import { valueOf } from './numbers.ts'
import { DEFINITE, FILLERS, GENERIC, GRAMMAR, INDEFINITE, JOINING, YES } from './vocabulary.ts'

/** A product as it is pointed at. */
export interface Named {
  id: number
  name: string
}

const COMMON = [DEFINITE, FILLERS, GRAMMAR, INDEFINITE, JOINING, YES]
const VERBS = new Set(
  'add put get buy take have order want need choose pick select include book keep give daal shamil'.split(
    ' ',
  ),
)

/** Whether a word of a name tells it from those of other products. */
const isDistinctive = (word: string): boolean =>
  word.length > 2 &&
  !GENERIC.has(word) &&
  !VERBS.has(word) &&
  Number.isNaN(valueOf(word)) &&
  COMMON.every((words) => !words.has(word))

/** How many words of a product's name are among the words: 0 where they would not name it alone. */
export function namesBy(words: readonly string[], { name }: Named): number {
  const ofTheName = nameWords(name)
  const said = new Set(words.map(stem))
  const matched = ofTheName.filter((word) => said.has(word))
  const isWhole = matched.length === ofTheName.length && matched.length > 1
  return isWhole || matched.some(isDistinctive) ? matched.length : 0
}

/** The products that a text names in full, longer names first, so that none is found inside another's. */
export function namedIn(text: string, products: readonly Named[]): number[] {
  let rest = folded(text)
  const ids: number[] = []
  for (const { id, name } of products.toSorted((one, other) => other.name.length - one.name.length)) {
    const sought = folded(name)
    if (sought === '' || !rest.includes(sought)) continue
    ids.push(id)
    rest = rest.replaceAll(sought, ' ')
  }
  return ids
}

/** The one product that a text names, where it names one only. */
export function onlyOneNamed(text: string, products: readonly Named[]): number | undefined {
  const [id, ...others] = namedIn(text, products)
  return others.length === 0 ? id : undefined
}

const IN_LATIN = /[a-z]/

/** The products whose names have all of these words; those in Urdu script are not looked for in a name in Latin. */
export const describedBy = (words: readonly string[], products: readonly Named[]): Named[] =>
  products.filter(({ name }) => {
    const ofTheName = nameWords(name)
    const isLatin = ofTheName.some((word) => IN_LATIN.test(word))
    const comparable = words.filter((word) => IN_LATIN.test(word) === isLatin)
    return (
      comparable.every((word) => ofTheName.includes(word)) && (comparable.length > 0 || words.length === 0)
    )
  })
