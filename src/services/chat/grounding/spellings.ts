import { isFirstWord, isLetterAt, isWordAt, type Pattern } from './pattern.ts'

/** Nobody spells the numbers of Roman Urdu alike; what is shorter than this is in the list of its spellings. */
const SHORTEST = 4
const LONGEST = 14
/** As many letters of a text's first word must be those of a listed word. */
const OPENING = 3

/** What spellings of the same word differ in, in this order: "ninyanway", "ninanwe", "ninnaanvey". */
const SAME: readonly (readonly [found: RegExp, read: string])[] = [
  [/h/g, ''],
  [/q/g, 'k'],
  [/w/g, 'v'],
  [/(.)\1+/g, '$1'],
  [/(?<=.)(?:i|y|iy|ay|ey)(?=a)/g, ''],
  [/a[uov](?![aeiou]|$)|ou|oo/g, 'o'],
  [/n(?=[ts])/g, ''],
  [/(?<=.n)av(?=[eiy])/g, 'v'],
  [/u/g, 'a'],
  [/[aeiy]*[eiy]/g, 'i'],
  [/(.)\1+/g, '$1'],
]

const keyOf = (word: string): string => SAME.reduce((key, [found, read]) => key.replaceAll(found, read), word)

/** Finds a word that is spelled nearly as one of a list, and tells which one that is. */
export interface Spellings extends Pattern {
  /** The word of the list. */
  meant: (word: string) => string | undefined
}

/**
 * Words as they may be spelled in Latin letters. A text's first word, which is to be said at once, must begin with the very
 * letters of one of them, and not with the "I" of many answers.
 */
export function spellings(all: Iterable<string>, valueOf: (word: string) => number | undefined): Spellings {
  const byKey = new Map<string, string>()
  const unclear = new Set<string>()
  for (const word of all) {
    const key = keyOf(word)
    const other = byKey.get(key)
    if (other !== undefined && valueOf(other) !== valueOf(word)) unclear.add(key)
    byKey.set(key, word)
  }
  for (const key of unclear) byKey.delete(key)
  const firsts = new Set(Array.from(byKey.values(), (word) => word.charCodeAt(0)))
  const openings = new Set(
    Array.from(byKey.values())
      .filter((word) => word.length >= SHORTEST && !word.startsWith('i'))
      .flatMap((word) => [1, 2, OPENING].map((length) => word.slice(0, length))),
  )

  const endOf = (text: string, index: number): number => {
    if (!firsts.has(text.charCodeAt(index)) || (index > 0 && isWordAt(text, index - 1))) return -1
    if (isFirstWord(text, index) && !openings.has(text.slice(index, index + OPENING))) return -1
    let end = index
    while (end < text.length && end - index <= LONGEST && isLetterAt(text, end)) end += 1
    return end - index <= LONGEST ? end : -1
  }
  // The same word is asked for more than once while it is read.
  let last: { word: string; meant: string | undefined } = { word: '', meant: undefined }
  const meant = (word: string) => {
    if (word.length < SHORTEST) return undefined
    if (word !== last.word) last = { word, meant: byKey.get(keyOf(word)) }
    return last.meant
  }
  return {
    meant,
    at(text, index) {
      const end = endOf(text, index)
      if (end < 0 || isWordAt(text, end)) return undefined
      const word = text.slice(index, end)
      return meant(word) === undefined ? undefined : { 0: word }
    },
    isOpen: (text, index) => endOf(text, index) === text.length,
  }
}
