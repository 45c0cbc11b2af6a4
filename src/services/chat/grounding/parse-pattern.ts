import { type Characters, charactersOf } from './characters.ts'

/** A part of a regular expression, as far as patterns use them. */
export type Part =
  | { kind: 'letters'; letters: string }
  | { kind: 'one of'; characters: Characters }
  | { kind: 'any of'; branches: readonly Sequence[] }
  | { kind: 'times'; part: Part; least: number; most: number }
  /** What is looked at before a place. */
  | { kind: 'behind'; isFound: (text: string, index: number) => boolean }
  | { kind: 'ahead'; branches: readonly Sequence[] }

export type Sequence = readonly Part[]

const ONE_CHARACTER =
  /\\u[0-9a-fA-F]{4}|\\[dDsSwW]|\\[^a-zA-Z0-9]|\\[nrt]|\[(?:\\.|[^\]\\])+\]|\.|[^\\[\](){}|?*+^$]/sy
const LETTERS = /[^\\[\](){}|?*+^$.]+(?![?*+{])/sy
const QUANTIFIER = /\?\??|\{(\d+)(?:,(\d+))?\}\??/y
const GROUP = /\((\?:|\?<=|\?<!|\?=|\?!|\?<[a-z]+>)?/iy

/**
 * Takes the source of a regular expression apart.
 *
 * Knows what the patterns here are made of: characters, classes, groups, alternatives, looking around, and quantifiers that
 * have an upper bound. Throws at anything else: without a bound, what must be waited for would have none.
 */
export function parsePattern(source: string): readonly Sequence[] {
  let at = 0
  const take = (found: RegExp) => {
    found.lastIndex = at
    const match = found.exec(source)
    if (match) at = found.lastIndex
    return match
  }
  const fail = (): never => {
    throw new SyntaxError(`No partial match for ${source.slice(at, at + 20)} at ${at} of ${source}`)
  }

  const alternatives = (): Sequence[] => {
    const branches = [sequence()]
    while (source[at] === '|') {
      at += 1
      branches.push(sequence())
    }
    return branches
  }

  const sequence = (): Sequence => {
    const all: Part[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') all.push(quantified())
    return all
  }

  const quantified = (): Part => {
    const [letters] = take(LETTERS) ?? []
    if (letters !== undefined) return { kind: 'letters', letters }
    const part = atom()
    const [quantifier, least, most] = take(QUANTIFIER) ?? []
    if (quantifier === undefined) return part
    if (quantifier.startsWith('?')) return { kind: 'times', part, least: 0, most: 1 }
    return { kind: 'times', part, least: Number(least), most: Number(most ?? least) }
  }

  const atom = (): Part => {
    const [character] = take(ONE_CHARACTER) ?? []
    if (character !== undefined) return { kind: 'one of', characters: charactersOf(character) }
    const start = at
    const [opening, kind = ''] = take(GROUP) ?? fail()
    if (kind === '?<=' || kind === '?<!') {
      at = closing(source, start)
      return { kind: 'behind', isFound: behind(source.slice(start, at), kind === '?<=') }
    }
    if (opening === '(') return fail()
    const branches = alternatives()
    if (source[at] !== ')') return fail()
    at += 1
    return { kind: kind === '?=' || kind === '?!' ? 'ahead' : 'any of', branches }
  }

  const whole = alternatives()
  return at === source.length ? whole : fail()
}

const ONE_BEHIND = /^\(\?<[=!](\[(?:\\.|[^\]\\])+\])\)$/s

/** Looks at what stands before a place; at a single character without a regular expression. */
function behind(source: string, isWanted: boolean): (text: string, index: number) => boolean {
  const [, one] = ONE_BEHIND.exec(source) ?? []
  if (one !== undefined) {
    const characters = charactersOf(one)
    return (text, index) => (index > 0 && characters(text.charCodeAt(index - 1))) === isWanted
  }
  const found = new RegExp(source, 'y')
  return (text, index) => {
    found.lastIndex = index
    return found.test(text)
  }
}

/** Where the group that opens at an index has closed. */
function closing(source: string, opening: number): number {
  let depth = 0
  let inClass = false
  for (let at = opening; at < source.length; at += 1) {
    const character = source[at]
    if (character === '\\') at += 1
    else if (inClass) inClass = character !== ']'
    else if (character === '[') inClass = true
    else if (character === '(') depth += 1
    else if (character === ')') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return source.length
}
