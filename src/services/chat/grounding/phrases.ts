import { foldLower } from './fold.ts'
import { isFirstWord, isLetterAt, isWordAt, type Pattern } from './pattern.ts'

/** The words of a text, one a blank or line. */
export const words = (text: string): string[] => text.trim().split(/\s+/)

/** The phrases of a text, one between commas. */
export const commaSeparated = (text: string): string[] =>
  text.split(',').map((phrase) => phrase.replaceAll(/\s+/g, ' ').trim())

interface Branches extends Map<string, Branches> {
  ends?: boolean
}

interface Bounds {
  /** May begin within a word too, as "rs" does in "5000rs". */
  within?: boolean
  /** A digit may follow directly, as in "rs5000". */
  digits?: boolean
  /** Letters may follow directly, as in "fivethousand". */
  glued?: boolean
  /** Not as the text's first word. */
  later?: boolean
}

/**
 * Finds any of many words or phrases, the longest that fits, where a word begins and ends. A blank in a phrase stands for a
 * line break and a hyphen as well. Quicker to have ready than a regular expression with as many branches.
 */
export function phrases(
  all: Iterable<string>,
  { within = false, digits = false, glued = false, later = false }: Bounds = {},
): Pattern {
  let root: Branches | undefined
  const goesOnAt = digits ? isLetterAt : isWordAt
  const begins = (text: string, index: number) =>
    (within || index === 0 || !isWordAt(text, index - 1)) && !(later && isFirstWord(text, index))

  /** Walks as far as the text follows the phrases; gives the end of the longest, and whether the text ended on the way. */
  const walk = (text: string, index: number) => {
    let node: Branches | undefined = (root ??= treeOf(all))
    let end = -1
    for (let at = index; ; at += 1) {
      if (at >= text.length) return { end: node.ends ? at : end, isOpen: true }
      const character = text[at] ?? ''
      if (node.ends && (glued || !goesOnAt(text, at))) end = at
      const isGap = character === '-' || character === '\n'
      node = node.get(character) ?? (isGap ? node.get(' ') : undefined)
      if (!node) return { end, isOpen: false }
    }
  }
  return {
    at(text, index) {
      if (!begins(text, index)) return undefined
      const { end } = walk(text, index)
      return end > index ? { 0: text.slice(index, end) } : undefined
    },
    isOpen: (text, index) => begins(text, index) && walk(text, index).isOpen,
  }
}

/** The tree of all phrases' characters; put up when it is first asked. */
function treeOf(all: Iterable<string>): Branches {
  const root: Branches = new Map()
  for (const phrase of all) {
    let node = root
    for (const character of foldLower(phrase)) {
      let next = node.get(character)
      if (!next) node.set(character, (next = new Map()))
      node = next
    }
    node.ends = true
  }
  return root
}
