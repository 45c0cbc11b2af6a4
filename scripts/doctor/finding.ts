/** Something that is wrong, and what to do about it, in plain sentences that hold no secret. */
export interface Finding {
  /** For machines: the same for the same kind of fault. */
  id: string
  /** What it concerns, where there are several of its kind: a setting, a header, a path. */
  subject?: string
  problem: string
  advice: string
}

/** What a check came to. Without findings all that it looked at is well; `skipped` says why it looked at nothing. */
export interface Result {
  check: string
  findings: readonly Finding[]
  skipped?: string
}

export const skipped = (check: string, why: string): Result => ({ check, findings: [], skipped: why })

/** `a`, `b` and `c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
