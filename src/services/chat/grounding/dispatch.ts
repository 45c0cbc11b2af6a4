import { isWordAt, type Pattern } from './pattern.ts'

/** Texts behind which something may begin: not within a word, within one, and in one behind a letter that is not Latin. */
const OUTSIDE = ['word ', 'word (', '']
const INSIDE = ['word', '9']
const BEHIND_OTHERS = ['ہے']

/** The numbers of the patterns that may begin at an index of a text, so that the others need not be tried. */
export type Dispatch = (text: string, index: number) => readonly number[]

/**
 * Tries each character once with every pattern, as the end of a text: a pattern that may begin with it is open there. Asks
 * for the text with its capitals, and takes a pattern for small letters as well.
 */
export function dispatchTo(patterns: readonly Pattern[]): Dispatch {
  const behind = (befores: readonly string[]) => {
    const tried = new Map<string, readonly number[]>()
    return (character: string): readonly number[] => {
      let numbers = tried.get(character)
      if (!numbers) {
        const small = character.toLowerCase()
        const forms = small === character ? [character] : [character, small]
        const texts = befores.flatMap((before) => forms.map((form) => before + form))
        numbers = [...patterns.keys()].filter((number) =>
          texts.some((text) => patterns[number]?.isOpen(text, text.length - 1)),
        )
        tried.set(character, numbers)
      }
      return numbers
    }
  }
  const outside = behind(OUTSIDE)
  const inside = behind(INSIDE)
  const behindOthers = behind(BEHIND_OTHERS)
  return (text, index) => {
    const character = text[index] ?? ''
    if (index === 0 || !isWordAt(text, index - 1)) return outside(character)
    return text.charCodeAt(index - 1) < 0x370 ? inside(character) : behindOthers(character)
  }
}
