import { foldCodePoint } from './fold.ts'

/**
 * The most characters in a row that may be folded away: more of them than any honest text needs would make what waits for
 * a decision as long as a model likes.
 */
const MAX_SKIPPED = 8

/** Text as it was written, with a folded copy to search in and the way back from the copy to the text. */
export interface FoldedText {
  /** The folded copy, with its capitals. */
  readonly text: string
  /** The folded copy in lower case, of the same length. */
  readonly lower: string
  add(piece: string): void
  /** The text as it was written, of the folded characters from `start` up to `end`, with what was skipped between them. */
  written: (start: number, end: number) => string
  /** What was skipped just before a folded character. */
  skippedBefore: (index: number) => string
  /** Ends the text: half of a surrogate pair that waits for its other half is taken as it is. */
  end(): void
  /** Forgets what lies before a folded character. */
  forget(index: number): void
}

/** Keeps a text that arrives in pieces, folded as `foldCodePoint` says, runs of blanks as one. */
export function createFoldedText(): FoldedText {
  let raw = ''
  let text = ''
  let lower = ''
  /** Of each folded character, where what it stands for begins and ends in `raw`. */
  let starts: number[] = []
  let ends: number[] = []
  let skipped = 0
  let half = ''

  const addOne = (character: string) => {
    const folded = foldCodePoint(character)
    const isBlankAgain = folded.lower === ' ' && (lower.endsWith(' ') || lower.endsWith('\n'))
    const isInvisible = folded.lower === '' && !folded.isMarkup
    if (folded.lower === '' || isBlankAgain) {
      if (skipped < MAX_SKIPPED) {
        skipped += 1
        raw += character
        return
      }
      // Nobody misses a ninth invisible character; a ninth blank or asterisk stands for itself.
      if (isInvisible) return
    }
    skipped = 0
    const shown = folded.lower === '' ? { text: character, lower: character } : folded
    for (let index = 0; index < shown.lower.length; index += 1) {
      starts.push(raw.length)
      ends.push(raw.length + character.length)
    }
    raw += character
    text += shown.text
    lower += shown.lower
  }

  return {
    get text() {
      return text
    },
    get lower() {
      return lower
    },
    add(piece) {
      let rest = half + piece
      half = /[\uD800-\uDBFF]$/.exec(rest)?.[0] ?? ''
      if (half) rest = rest.slice(0, -1)
      for (const character of rest) addOne(character)
    },
    end() {
      if (half) addOne(half)
      half = ''
    },
    written: (start, end) =>
      start < end
        ? raw.slice(Math.max(starts[start] ?? raw.length, ends[start - 1] ?? 0), ends[end - 1])
        : '',
    skippedBefore: (index) => raw.slice(ends[index - 1] ?? 0, starts[index] ?? raw.length),
    forget(index) {
      const from = ends[index - 1] ?? 0
      raw = raw.slice(from)
      text = text.slice(index)
      lower = lower.slice(index)
      starts = starts.slice(index).map((at) => at - from)
      ends = ends.slice(index).map((at) => at - from)
    },
  }
}
