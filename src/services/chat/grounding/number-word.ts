import { either, inOrder } from './combine.ts'
import { NUMBER_WORDS, type NumberWord, SPELLINGS } from './number-words.ts'
import { BEGINS, ENDS, pattern } from './pattern.ts'
import { phrases } from './phrases.ts'

const SAU = pattern(`${BEGINS}so(?= (?:rup|rs|mein))`)
/** "so" for hundred behind a count of Roman Urdu: "teen so pachaas". */
export const SAU_BEHIND_COUNT = pattern(`(?<=[a-z] )so${ENDS}`)
/** "no" for nine: "paanch hazaar no sau". */
const NAU = pattern(`${BEGINS}no(?= (?:sau|sou|so|hazaar|hazar|lakh)(?![a-z]))`)
const ALL = [...NUMBER_WORDS.keys()]
const MAGNITUDES = ALL.filter((word) => word.length > 1 && NUMBER_WORDS.get(word)?.kind === 'magnitude')
/** Two words as one: "fivethousand", "پانچ‌ہزار". */
const GLUED = inOrder(
  phrases(
    ALL.filter((word) => !word.startsWith('i') && NUMBER_WORDS.get(word)?.kind === 'count'),
    { glued: true },
  ),
  phrases([...MAGNITUDES, 'k'], { within: true }),
)
const BEHIND_DIGIT = inOrder(
  pattern(String.raw`(?<=\d)`),
  phrases([...MAGNITUDES, 'k', 'h'], { within: true }),
)
/** A word of a number, from its beginning or directly behind a digit: "five", "5k". */
export const NUMBER_WORD = either(
  phrases(ALL.filter((word) => !word.startsWith('i'))),
  // An answer's first "I" does not wait for "ikkees".
  phrases(
    ALL.filter((word) => word.startsWith('i')),
    { later: true },
  ),
  GLUED,
  BEHIND_DIGIT,
  SAU,
  NAU,
  SPELLINGS,
)
/** Words that are of a number only where they stand in one. */
const BY_CONTEXT = new Map<string, NumberWord>([
  ['so', { kind: 'magnitude', value: 100 }],
  ['no', { kind: 'count', value: 9, english: false }],
])

/** What a match of `NUMBER_WORD` means; undefined for two words as one. */
export const numberWord = (text: string): NumberWord | undefined =>
  BY_CONTEXT.get(text) ?? NUMBER_WORDS.get(text) ?? NUMBER_WORDS.get(SPELLINGS.meant(text) ?? '')
