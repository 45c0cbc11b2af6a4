export interface SearchWords {
  /** What is looked for, one word or what is written like one, as it was typed. */
  words: string[]
  /** Those that hold marks such as `%` or `"`, which must be found just as they stand. */
  literally: string[]
}

const LETTER = String.raw`[\p{L}\p{N}\p{M}\u200c\u200d]`
/** One word, or several joined by what people join words with. */
const PLAIN = new RegExp(`^${LETTER}+(?:['’ʼ/&+.,-]${LETTER}+)*$`, 'u')
const CLOSING_MARKS = new RegExp(`(?<=${LETTER})[?!.,;:؟،؛۔।॥]+$`, 'u')
/** What cannot be seen, and comes along when text is copied: between words, and inside them. */
const BREAKING = /[\p{Cc}\u00ad]/gu
const INVISIBLE = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu
const JOINING_MARKS = /^[&+/,.|–-]+$/

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?(?:\s*(?:thousand|hazaa?r)|k)?`
const CURRENCY = String.raw`(?:rs\.?|pkr|₨|rupees?|rupa[iy]e?)`
const BOUND =
  '(?:under|below|within|up ?to|less than|cheaper than|not over|no more than|at most|around|about|over|above|more than|between|max|maximum|budget)'
const AMOUNT = new RegExp(
  String.raw`(?<!${LETTER})(?:` +
    [
      String.raw`${BOUND}\s+(?:${CURRENCY}\s*)?${NUMBER}(?:\s*(?:and|to|-)\s*${NUMBER})?(?:\s*${CURRENCY})?`,
      String.raw`${CURRENCY}\s*${NUMBER}(?:\s*/-)?`,
      String.raw`${NUMBER}\s*(?:${CURRENCY}|tak|ke andar|/-)`,
      String.raw`(?!(?:9|10|14|18|21|22|24)k)\d+k`,
    ].join('|') +
    `)(?!${LETTER})`,
  'giu',
)

/**
 * The words of a search, each once. An amount of money ("under 2000", "5k") only carries a wish and is left out, but not
 * the fineness of gold ("24k"); so is punctuation between words. Nothing is left of a search that wishes for no more
 * than a price.
 */
export function readSearch(search = ''): SearchWords {
  const tokens = search
    .replace(BREAKING, ' ')
    .replace(INVISIBLE, '')
    .replace(AMOUNT, ' ')
    .split(/\s+/)
    .map((token) => token.replace(CLOSING_MARKS, ''))
    .filter((token) => token !== '')
  const words = tokens.filter((token) => !JOINING_MARKS.test(token))
  const sought = [...new Set(words.length > 0 ? words : tokens)]
  return { words: sought, literally: sought.filter((word) => !PLAIN.test(word)) }
}
