import { NUMBER_WORD, numberWord, SAU_BEHIND_COUNT } from './number-word.ts'
import type { NumberWord } from './number-words.ts'
import { NUMERAL, readNumeral } from './numerals.ts'
import { pattern } from './pattern.ts'
import type { Reader } from './reader.ts'

/** A number as it is written, in digits, words or both: "5,000", "5k", "paanch hazaar", "4 ہزار 9 سو". */
export interface Count {
  start: number
  end: number
  /** What it may mean, in hundredths. */
  values: number[]
  /** Digits before the decimal places where it is written in digits alone, else 0. */
  digits: number
  places: number
  isWords: boolean
  /** "hundred", "k", "lakh" … is part of it. */
  hasMagnitude: boolean
  /** A magnitude of Urdu is: "hazaar", "لاکھ". */
  isUrdu: boolean
  /** Nothing stands before the magnitude: "thousand". */
  isLoneMagnitude: boolean
  /** Words that are read out digit by digit or pair by pair: "four nine nine nine", "forty-nine ninety-nine". */
  isSpelledOut: boolean
  /** Digits in a row that are sizes. */
  isList: boolean
  /** "5h", which may be hours. */
  mayBeHours: boolean
  /** What it means without the "and a half" that it begins with, and how long that is: written so, it may be "saree". */
  afterPart: { values: number[]; length: number } | undefined
}

/** Between the words of a number: "five thousand and two", "twenty-four", "paanch hazaar aur do sau". */
const BETWEEN = pattern(
  String.raw`[ ,-]{0,2}(?:(?:and|aur|اور|&) )?(?:an? (?=half|lakh|lac|crore|million|hundred|thousand))?`,
)
/** Words that are more often something else than a number at the end of one. */
const DOUBTFUL = new Set(['do', 'no', 'half', 'che', 'sath', 'saath'])

const URDU_MAGNITUDE = /^(?:h[az]|lak|lac|laa|kar|[^a-z]{3})/

const MOST_WORDS = 10
const MOST_CHARACTERS = 80

type Part =
  | { word: NumberWord; text: string; end: number }
  | { numeral: ReturnType<typeof readNumeral>; end: number }

/** Reads a number where the reader stands, and goes behind it. */
export function readCount(reader: Reader): Count | undefined {
  const start = reader.position
  const parts: Part[] = []
  while (parts.length < MOST_WORDS && reader.position - start < MOST_CHARACTERS) {
    const back = reader.position
    if (parts.length > 0) reader.take(BETWEEN)
    const read = readPart(reader, parts.at(-1))
    if (read.length === 0) {
      reader.position = back
      break
    }
    parts.push(...read)
  }
  while (parts.length > 1 && isDoubtful(parts.at(-1))) parts.pop()
  const last = parts.at(-1)
  if (!last) return undefined
  reader.position = last.end
  return { start, end: last.end, ...meaningOf(parts) }
}

const isDoubtful = (part: Part | undefined) => part !== undefined && 'word' in part && DOUBTFUL.has(part.text)

const isMagnitude = (part: Part | undefined) =>
  part !== undefined && 'word' in part && part.word.kind === 'magnitude'

function readPart(reader: Reader, before: Part | undefined): Part[] {
  const mayBeNumeral = !before || ('word' in before && before.word.kind !== 'count')
  const digits = mayBeNumeral ? reader.take(NUMERAL)?.[0] : undefined
  if (digits !== undefined) return [{ numeral: readNumeral(digits), end: reader.position }]
  const mayBeSau =
    before && 'word' in before && before.word.kind === 'count' && !before.word.english && before.text !== 'do'
  const text = reader.take(NUMBER_WORD)?.[0] ?? (mayBeSau ? reader.take(SAU_BEHIND_COUNT)?.[0] : undefined)
  if (text === undefined) return []
  const end = reader.position
  const word = numberWord(text)
  if (!word) return unglued(text, end)
  // "Ek saree" is no "one and a half"; without its marks it is written as "ek saarhe".
  if (word.kind === 'part' && before && !isMagnitude(before)) return []
  if (before && 'numeral' in before && word.kind !== 'magnitude') return []
  return [{ word, text, end }]
}

/** The words of "fivethousand". */
function unglued(text: string, end: number): Part[] {
  for (let length = 2; length < text.length; length += 1) {
    const [first, second] = [text.slice(0, length), text.slice(length)]
    const [count, magnitude] = [numberWord(first), numberWord(second)]
    if (count?.kind === 'count' && magnitude?.kind === 'magnitude') {
      return [
        { word: count, text: first, end: end - second.length },
        { word: magnitude, text: second, end },
      ]
    }
  }
  return []
}

function meaningOf(parts: readonly Part[]): Omit<Count, 'start' | 'end'> {
  const counts = parts.flatMap((part) => ('word' in part && part.word.kind === 'count' ? [part.word] : []))
  const spelled = spelledOut(counts, parts.length)
  const [first, second] = parts
  const last = parts.at(-1)
  const numeral = first && 'numeral' in first ? first.numeral : undefined
  const hasMagnitude = parts.some(isMagnitude)
  const values = spelled === undefined ? readings(parts) : [spelled]
  return {
    values: values.map((value) => Math.round(value * 100)),
    digits: hasMagnitude ? 0 : (numeral?.digits ?? 0),
    places: numeral?.places ?? 0,
    isWords: !numeral,
    hasMagnitude,
    isUrdu: parts.some(
      (part) => 'word' in part && part.word.kind === 'magnitude' && URDU_MAGNITUDE.test(part.text),
    ),
    isLoneMagnitude: hasMagnitude && parts.every(isMagnitude),
    isSpelledOut: spelled !== undefined,
    isList: numeral?.isList === true,
    mayBeHours: parts.length === 2 && last !== undefined && 'word' in last && last.text === 'h',
    afterPart:
      first && second && 'word' in first && first.word.kind === 'part'
        ? withoutFirst(first, parts)
        : undefined,
  }
}

const withoutFirst = (first: { text: string }, parts: readonly Part[]) => ({
  values: readings(parts.slice(1)).map((value) => Math.round(value * 100)),
  length: first.text.length,
})

/** What parts add up to, and what they do without the last, which may belong to what follows. */
function readings(parts: readonly Part[]): number[] {
  const whole = total(parts)
  const last = parts.at(-1)
  const isOdd = parts.length > 2 && last && (!('word' in last) || last.word.kind === 'count')
  return isOdd ? [whole, total(parts.slice(0, -1))] : [whole]
}

function total(parts: readonly Part[]): number {
  let sum = 0
  let current: number | undefined
  let part = 0
  for (const each of parts) {
    if ('numeral' in each) current = (current ?? 0) + (each.numeral.values[0] ?? 0) + part
    else if (each.word.kind === 'count') current = (current ?? 0) + each.word.value + part
    else if (each.word.kind === 'part') part = each.word.value
    else if (each.word.value === 100) current = (current ?? 1 + part) * 100
    else {
      sum += (current ?? (sum === 0 ? 1 + part : 0)) * each.word.value
      current = undefined
    }
    if (!('word' in each && each.word.kind === 'part')) part = 0
  }
  return sum + (current ?? 0)
}

/** "four nine nine nine" and "forty-nine ninety-nine", said as they are written. */
function spelledOut(
  counts: readonly { value: number; english: boolean }[],
  parts: number,
): number | undefined {
  const isEnglish = counts.every(({ english }) => english)
  if (counts.length !== parts) return undefined
  const values = counts.map(({ value }) => value)
  if (values.length >= (isEnglish ? 3 : 4) && values.every((value) => value < 10))
    return Number(values.join(''))
  const pairs: number[] = []
  for (const value of values) {
    const before = pairs.at(-1)
    if (value < 10 && before !== undefined && before >= 20 && before % 10 === 0)
      pairs.push((pairs.pop() ?? 0) + value)
    else pairs.push(value)
  }
  const isPair = isEnglish || values.every((value) => value % 10 > 0)
  return pairs.length === 2 && isPair && pairs.every((pair) => pair >= 10)
    ? Number(pairs.join(''))
    : undefined
}
