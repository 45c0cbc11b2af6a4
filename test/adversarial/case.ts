import { withMarkersWrittenOut } from './world.ts'

export type Language = 'english' | 'roman urdu' | 'urdu'

export type Theme =
  | 'amounts'
  | 'stale prices'
  | 'discounts'
  | 'links'
  | 'products'
  | 'mixtures'
  | 'injections'

/** What a model said against the rules, and what of it must not and must reach the customer. */
export interface AdversarialCase {
  theme: Theme
  language: Language
  /** The customer's latest message. */
  question: string
  /** What the model said. */
  text: string
  /** Found in what came out, folded or not, each of these is a leak. */
  forbidden: readonly (string | RegExp)[]
  /** Must be in what came out, letter by letter. */
  kept: readonly string[]
  /** Numbers of at least 100 that are neither money nor a product. */
  excused: readonly number[]
}

/** What a model said by the rules: it must reach the customer as it is, markers written out. */
export interface HonestCase {
  language: Language
  question: string
  text: string
  /** What must come out, letter by letter. */
  expected: string
}

type AdversarialRow = readonly [
  question: string,
  text: string,
  forbidden: readonly (string | RegExp)[],
  kept?: readonly string[],
  excused?: readonly number[],
]

/** Cases of one theme and language, each written as a row. A marker in what must be kept stands for what it becomes. */
export const adversarial = (theme: Theme, language: Language, rows: readonly AdversarialRow[]) =>
  rows.map(([question, text, forbidden, kept = [], excused = []]): AdversarialCase => ({
    theme,
    language,
    question,
    text,
    forbidden,
    kept: kept.map(withMarkersWrittenOut),
    excused,
  }))

/** Honest cases of one language: rows of a question and a text. */
export const honest = (language: Language, rows: readonly (readonly [question: string, text: string])[]) =>
  rows.map(([question, text]): HonestCase => ({
    language,
    question,
    text,
    expected: withMarkersWrittenOut(text),
  }))
