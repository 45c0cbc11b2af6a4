import type { AdversarialCase } from '../case.ts'
import { secondLookInEnglish } from './second-look-english.ts'
import { secondLookInRomanUrdu } from './second-look-roman-urdu.ts'
import { secondLookInUrdu } from './second-look-urdu.ts'

/** A second set of answers that break the rules, written without sight of the guard and of the first set. */
export const secondLook: readonly AdversarialCase[] = [
  ...secondLookInEnglish,
  ...secondLookInRomanUrdu,
  ...secondLookInUrdu,
]
