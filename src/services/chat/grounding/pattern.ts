import { foldCodePoint } from './fold.ts'
import { type PartialMatch, partialOf } from './partial-match.ts'

/** Something to find in a folded text whose end may not be there yet. */
export interface Pattern {
  /** The match that begins at an index. */
  at: (text: string, index: number) => Match | undefined
  /** Whether what begins at an index reaches the end of the text and may still become a match, or a longer one. */
  isOpen: (text: string, index: number) => boolean
}

export interface Match {
  0: string
  groups?: Record<string, string | undefined> | undefined
}

/** Whether the character at an index of a folded text is a letter or a digit. */
export function isWordAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return isLetterAt(text, index) || (code >= 48 && code <= 57)
}

/** Whether the character at an index of a folded text is a letter. */
export function isLetterAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x1fff)
}

/** Before a word, no letter or digit. */
export const BEGINS = String.raw`(?<![A-Za-z0-9\u00c0-\u1fff])`
/** After a word, no letter or digit. */
export const ENDS = String.raw`(?![A-Za-z0-9\u00c0-\u1fff])`
/** Not the text's first word: that goes out as it comes, so that an answer begins at once. */
export const NOT_FIRST = String.raw`(?<!^[^A-Za-z0-9\u00c0-\u1fff]{0,12})`

const NO_WORD_BEFORE = /^[^A-Za-z0-9\u00c0-\u1fff]{0,12}$/
/** Whether the word at an index is the text's first. */
export const isFirstWord = (text: string, index: number): boolean =>
  index <= 12 && NO_WORD_BEFORE.test(text.slice(0, index))

const NOT_ASCII = /[^\0-\x7f]/g

/** Folds the Urdu in a pattern's source, so that it can be written as it is spelled. */
const foldSource = (source: string) =>
  source.replaceAll(NOT_ASCII, (character) => foldCodePoint(character).lower)

/**
 * A regular expression for folded text: small ASCII letters and digits, single blanks. See `parsePattern` for what its source
 * may hold. Read when it is first asked, and compiled only where it seems to match: most patterns never are in a turn. No
 * class `\p{…}`: a dozen of them cost a cold start more than all the rest.
 */
export function pattern(source: string): Pattern {
  let partial: PartialMatch | undefined
  let whole: RegExp | undefined
  const read = () => (partial ??= partialOf(foldSource(source)))
  return {
    at(text, index) {
      if (!read().mayMatch(text, index)) return undefined
      whole ??= new RegExp(foldSource(source), 'y')
      whole.lastIndex = index
      return whole.exec(text) ?? undefined
    },
    isOpen: (text, index) => index >= text.length || read().isOpen(text, index),
  }
}

/** What a folded text before a place must end with; compiled when it is first asked. */
export function ending(source: string): Pick<RegExp, 'exec' | 'test'> {
  let compiled: RegExp | undefined
  const read = () => (compiled ??= new RegExp(`(?:${foldSource(source)})$`))
  return { exec: (text) => read().exec(text), test: (text) => read().test(text) }
}
