import { pattern } from './pattern.ts'

const THREES = String.raw`\d{1,3}(?:,\d{3}){1,4}(?!\d)(?:\.\d{1,2}(?!\d))?`
const CONTINENTAL = String.raw`\d{1,3}(?:\.\d{3}){1,4}(?!\d)(?:,\d{1,2}(?!\d))?`
const SPACED = String.raw`\d{1,3}(?:[' ]\d{3}){1,4}(?!\d)(?:[.,]\d{1,2}(?!\d))?`
const INDIAN = String.raw`\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?`
const ONE_BY_ONE = [' ', ',', '-', String.raw`\.`, ', ', ' - ', '/']
  .map((between) => String.raw`\d(?:${between}\d){2,9}(?!\d)`)
  .join('|')
/** Digits apart by what hardly stands between the numbers of a list: "4. 9. 9. 9", "4;9;9;9", "(4)(9)(9)(9)". */
const FAR_APART = [String.raw` ?[^A-Za-z0-9\u00c0-\u1fff\s]{1,3} ?`, String.raw`\n`]
  .map((between) => String.raw`\d(?:${between}\d){3,9}(?!\d)`)
  .join('|')
/** "Rs. 86 40", "86 40 rupees". */
const PAIRS = String.raw`(?<=(?:rs|pkr|rupees|rupay)(?:\. | |\.))\d\d \d\d(?!\d)|\d\d \d\d(?= ?(?:rupees|rupay|rs|pkr|/-|روپے)(?![A-Za-z\u00c0-\u1fff]))`
/** "2 5 %". */
const TWO_OF_A_HUNDRED = String.raw`\d \d(?= ?(?:%|percent|fisad|feesad|فی))`
const WITH_LETTER_O = String.raw`\d[\d,]{0,6}o[\do,]{0,6}(?![A-Za-z0-9\u00c0-\u1fff])`
const COMMA_BEFORE_MAGNITUDE = String.raw`\d{1,3},\d(?= ?(?:k|hazaa?r|lakh|thousand|million)(?![a-z]))`
const PLAIN = String.raw`\d{1,15}(?:\.\d{1,4})?`

/**
 * A number in digits: `4999`, `4,999.00`, `4.999,00`, `4 999`, `1,50,000`, `4 9 9 9`, `4-9-9-9`, `5OO0`. Text is folded, so
 * its digits are ASCII.
 */
export const NUMERAL = pattern(
  [
    THREES,
    INDIAN,
    CONTINENTAL,
    SPACED,
    ONE_BY_ONE,
    FAR_APART,
    TWO_OF_A_HUNDRED,
    PAIRS,
    WITH_LETTER_O,
    COMMA_BEFORE_MAGNITUDE,
    PLAIN,
  ]
    .map((each) => `(?:${each})`)
    .join('|'),
)

export interface Numeral {
  /** What it may mean. */
  values: number[]
  /** Digits before the decimal places. */
  digits: number
  places: number
  /** Ascending digits with commas, as sizes are listed: "2,4,6". */
  isList: boolean
}

const MANY_ONES = /^\d(?:\D{1,5}\d){2,}$|^\d \d$/
const DECIMAL = /^(.*\d)[.,](\d{1,2})$/

/** What a match of `NUMERAL` may mean. */
export function readNumeral(text: string): Numeral {
  const plain = text.replaceAll('o', '0')
  if (MANY_ONES.test(plain)) {
    const ones = plain.replaceAll(/\D/g, '')
    const isAscending = Array.from(ones).every(
      (digit, index) => index === 0 || digit > (ones[index - 1] ?? ''),
    )
    const isList = isAscending && /[,/-]/.test(plain)
    return { values: [Number(ones)], digits: ones.length, places: 0, isList }
  }
  const isIndianOrThrees = /^\d{1,3}(?:[,.' ]\d{2,3})*[,.' ]\d{3}$/.test(plain)
  const [, units = plain, places = ''] = (isIndianOrThrees ? null : DECIMAL.exec(plain)) ?? []
  if (places === '' && !isIndianOrThrees && /^\d+\.\d+$/.test(plain)) {
    return { values: [Number(plain)], digits: plain.indexOf('.'), places: 4, isList: false }
  }
  const whole = units.replaceAll(/\D/g, '')
  return {
    values: [Number(`${whole}.${places || '0'}`)],
    digits: whole.replace(/^0+(?=\d)/, '').length,
    places: places.length,
    isList: false,
  }
}
