import type { Match, Pattern } from './pattern.ts'

/** What is said in place of something, by kind. */
export type Kind = 'amount' | 'discount' | 'link' | 'product' | 'order'

/** What becomes of a place that a rule has found. */
export interface Replacement {
  /** Words of a kind, or the very text to write. */
  say: Kind | { text: string }
  /** Begins the span later than the match does. */
  from?: number
  /** What is left of the signs that were skipped around the span; all of them where this is not given. */
  edges?: { before: string; after: string }
  /** What belongs to the span as well, as often as it follows directly, and at most once what closes it. */
  trail?: { each: Pattern; most: number; close?: Pattern }
}

/** The text around a place, for the decision on it. */
export interface Surroundings {
  /** The folded text in lower case. */
  lower: string
  /** The folded text with its capitals. */
  text: string
  /** The text as it was written, of a folded span. */
  written: (start: number, end: number) => string
  /** What was skipped in folding just before a place. */
  skippedBefore: (index: number) => string
  /** The end of what has been said to the customer so far, this place next. */
  said: string
}

/** Something that a rule has found. */
export interface Found {
  end: number
  /** Gives what stands in its place, or undefined where it stays. */
  decide(around: Surroundings): Replacement | undefined
}

/** Finds one kind of things that the shop must answer for. */
export interface Rule {
  /** What every find begins with. */
  begins: Pattern
  /** What begins at an index: `open` where that may still become something; with `final`, no text will follow. */
  at(texts: Texts, index: number, final: boolean): Found | 'open' | undefined
}

export interface Texts {
  readonly text: string
  readonly lower: string
}

/** A rule that a single pattern finds. */
export const patternRule = (
  begins: Pattern,
  decide: (match: Match, around: Surroundings, start: number) => Replacement | undefined,
  subject: keyof Texts = 'lower',
): Rule => ({
  begins,
  at(texts, start, final) {
    const text = texts[subject]
    if (!final && begins.isOpen(text, start)) return 'open'
    const match = begins.at(text, start)
    return match && { end: start + match[0].length, decide: (around) => decide(match, around, start) }
  },
})
