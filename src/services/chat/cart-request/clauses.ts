const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
/** Accents, and the vowel signs and hamzas of Urdu, which are typed or left out as one likes. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670]/g
/** Letters that keyboards of Arabic and Urdu give for each other. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[يى]/g, 'ی'],
  [/ك/g, 'ک'],
  [/[هةھۃۀ]/g, 'ہ'],
  [/[’‘ʼ`´]/g, "'"],
]
/** The zeros of Arabic-Indic, Urdu, Devanagari, Bengali, Gurmukhi and Gujarati digits. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6]

/** Text as it is compared: without case, accents and what cannot be seen, with one form of each letter and digit. */
export function folded(text: string): string {
  const plain = text.normalize('NFKD').replace(INVISIBLE, '').replace(MARKS, '').toLowerCase()
  const unified = ALIKE.reduce((result, [pattern, letter]) => result.replace(pattern, letter), plain)
  return unified.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = ZEROS.find((start) => code >= start && code < start + 10)
    return zero === undefined ? digit : String(code - zero)
  })
}

/** A pattern for clauses that matches whole words only; its source may be written in any form of the letters. */
export const wholeWords = (source: string): RegExp =>
  new RegExp(`(?<![^ ])(?:${folded(source)})(?![^ ])`, 'g')

/** What people shorten, and what they mean. */
const MEANT: readonly (readonly [RegExp, string])[] = [
  [wholeWords("[^ ]+n't|dont|doesnt|didnt|wont|cant|cannot|wouldnt|shouldnt"), 'not'],
  [wholeWords("(i|we|you|they)'d|(i)d(?= (?:like|love))"), '$1$2 would'],
  [wholeWords("(i|we|you|they)'ll|(i)ll(?= (?:take|have|buy|get|go|order))"), '$1$2 will'],
  [wholeWords("i'm|im"), 'i am'],
  [wholeWords("(i|we|you|they)'ve"), '$1 have'],
  [wholeWords("(it|that|this|what|where|who|how)'s|(that|what|where|how)s"), '$1$2 is'],
  [wholeWords("let's|lets"), 'let us'],
  [wholeWords('wanna'), 'want to'],
  [wholeWords('gonna'), 'going to'],
  [wholeWords('gimme'), 'give me'],
  [wholeWords('u|ya'), 'you'],
  [wholeWords('pl[sz]+|plez|plese|pleas|plzz+'), 'please'],
  [wholeWords('thx|thnx|ty'), 'thanks'],
]

const BETWEEN_CLAUSES = /[.!?;,\n،؛؟۔।…]+|--|[–—]| - /
const CONTRASTS = wholeWords('but|however|lekin|laikin|magar|balke|balkeh|لیکن|مگر|بلکہ')
const WORDS = /[\p{L}\p{M}\p{N}']+|#/gu

/** The clauses of a message, each as its words with one blank between them. */
export const clausesOf = (text: string): string[] =>
  folded(text)
    .replace(/(?<=\d)[,.٬٫](?=\d)/g, '_')
    .replace(/\bno\.\s*(?=\d)/g, 'no ')
    .replace(/[&+]/g, ' and ')
    .split(BETWEEN_CLAUSES)
    .map(wordsIn)
    .map((words) => MEANT.reduce((clause, [pattern, meant]) => clause.replace(pattern, meant), words))
    .flatMap((clause) => clause.split(CONTRASTS))
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')

const wordsIn = (text: string): string => (text.match(WORDS) ?? []).join(' ')

/** A word without the endings of plural and possessive, which are the same in a name and in a wish for it. */
export const stem = (word: string): string => {
  const base = word.replace(/'s?$/, '')
  if (base.length <= 3) return base
  return base.replace(/(?:(?<=ss|sh|ch|x)es|(?<![su])s)$/, '')
}

/** The words of a name, as they are looked for in clauses. */
export const nameWords = (name: string): string[] => [...new Set(wordsIn(folded(name)).split(' ').map(stem))]

/** A part of a clause: the words from one place to before another. */
export interface Span {
  from: number
  to: number
  /** What the groups of the pattern matched. */
  groups: Readonly<Record<string, string | undefined>>
}

/** Where a pattern of whole words matches in a clause. */
export const spansOf = (clause: string, pattern: RegExp): Span[] =>
  Array.from(clause.matchAll(pattern), ({ 0: text, index, groups = {} }) => {
    const from = clause.slice(0, index).split(' ').length - 1
    return { from, to: from + text.split(' ').length, groups: { ...groups } }
  })
