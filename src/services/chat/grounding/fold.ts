/** What a character counts as when text is searched. */
export interface Folded {
  text: string
  /** The same in lower case, of the same length. */
  lower: string
  /** A sign of Markdown, which counts for nothing but is seen. */
  isMarkup: boolean
}

const SKIPPED = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Mn}\p{Me}]/gu
const MARKUP = /^[*_`~\\]$/
const DIGIT = /^\p{Nd}$/u

/** Signs that say the same: `written → read`, each character of the first for the one of the second. */
const SAME: readonly (readonly [written: string, read: string])[] = [
  ['‘’‚‛ʼʹ′´', "'"],
  ['“”„‟«»″', '"'],
  ['‐‑‒–—―−﹘', '-'],
  ['。․·', '.'],
  ['۔', '.'],
  ['،٬', ','],
  ['٫', '.'],
  ['٪', '%'],
  ['؛', ';'],
  ['؟', '?'],
  ['⁄∕', '/'],
  ['꞉∶', ':'],
  ['【〔「『⟦〚❲', '['],
  ['】〕」』⟧〛❳', ']'],
  ['⟨〈《', '<'],
  ['⟩〉》', '>'],
  ['\t\v\f\u2800', ' '],
  ['\r\u2028\u2029\u0085', '\n'],
  // Letters that Urdu is typed with on Arabic keyboards.
  ['يىے', 'ی'],
  ['ك', 'ک'],
  ['هةھۃہە', 'ہ'],
  // Letters of other alphabets that look Latin.
  ['аα', 'a'],
  ['сϲ', 'c'],
  ['ԁ', 'd'],
  ['еε', 'e'],
  ['һ', 'h'],
  ['іιı', 'i'],
  ['ј', 'j'],
  ['кκ', 'k'],
  ['ӏ', 'l'],
  ['ոп', 'n'],
  ['оοσօ', 'o'],
  ['рρ', 'p'],
  ['ѕ', 's'],
  ['т', 't'],
  ['υս', 'u'],
  ['ѵν', 'v'],
  ['хχ', 'x'],
  ['у', 'y'],
]
const READ_AS = new Map(
  SAME.flatMap(([written, read]) => Array.from(written, (each): [string, string] => [each, read])),
)

const CAPITAL = /\p{Lu}/u

const asRead = (character: string): string => {
  const low = character.toLowerCase()
  const read = READ_AS.get(character) ?? READ_AS.get(low)
  if (read === undefined) return DIGIT.test(character) ? digitOf(character) : character
  return CAPITAL.test(character) ? read.toUpperCase() : read
}

/** The digits of every script stand in runs of ten, from zero to nine. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}

const fold = (character: string): Folded => {
  const isMarkup = MARKUP.test(character)
  if (isMarkup) return { text: '', lower: '', isMarkup }
  const text = Array.from(character.normalize('NFKD').replaceAll(SKIPPED, ''), asRead).join('')
  const lower = text.toLowerCase()
  return { text: lower.length === text.length ? text : lower, lower, isMarkup }
}

/** No sign of ASCII needs to be taken apart. */
const foldAscii = (code: number): Folded => {
  const character = String.fromCodePoint(code)
  const isMarkup = MARKUP.test(character)
  const text = isMarkup ? '' : (READ_AS.get(character) ?? character)
  return { text, lower: text.toLowerCase(), isMarkup }
}
const ASCII = Array.from({ length: 128 }, (_, code) => foldAscii(code))
const REMEMBERED = 2_000
const seen = new Map<string, Folded>()

/**
 * Folds one code point for searching: compatibility forms, marks and look-alikes become plain letters, digits of every
 * script ASCII, invisible characters and the signs of Markdown nothing.
 */
export function foldCodePoint(character: string): Folded {
  const plain = ASCII[character.codePointAt(0) ?? 0]
  if (plain) return plain
  let folded = seen.get(character)
  if (!folded) {
    folded = fold(character)
    if (seen.size >= REMEMBERED) seen.clear()
    seen.set(character, folded)
  }
  return folded
}

const PLAIN = /^[a-z0-9 ]*$/

/** Folds a text, as patterns and names have it, to lower case with single blanks. */
export const foldLower = (text: string): string =>
  (PLAIN.test(text) ? text : Array.from(text, (character) => foldCodePoint(character).lower).join(''))
    .replaceAll(/\s+/g, ' ')
    .trim()
