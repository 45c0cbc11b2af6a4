import { createFoldedText } from './folded-text.ts'
import type { Dispatch } from './dispatch.ts'
import type { Kind, Replacement, Rule } from './rule.ts'

/** What is kept of the text behind the place that is looked at, for what must be looked at before it. */
const CONTEXT = 400
/** How much text that is done with may pile up before it is forgotten. */
const FORGET_AT = 2_000
/** What is kept of what was said. */
const SAID = 400

export interface Scanner {
  push(piece: string): string
  flush(): string
}

interface ScannerOptions {
  /** In order of precedence where two find something at the same place. */
  rules: readonly Rule[]
  dispatch: Dispatch
  /** The words that stand for a kind of things, after what was said. */
  wording: (kind: Kind, said: string) => string
}

const JOINS = /[\p{L}\p{N}]$/u
const JOINED = /^[\p{L}\p{N}]/u
const EMPHASIS = /[*_`~]/
const EMPHASES = /[*_`~]/g
const NOT_BLANK = /\S/gu
const NOT_BLANK_OR_MARKUP = /[^\s*_`~\\]/gu
const BLANK_OR_START = /(?:^|[\s([])$/

/**
 * Runs a text that arrives in pieces through rules, leftmost find first. A find that no rule replaces is let through, and
 * its rule looks on behind it. What a rule says may still become something waits, and what follows it.
 */
export function createScanner({ rules, dispatch, wording }: ScannerOptions): Scanner {
  let folded = createFoldedText()
  /** Where what has not been said begins. */
  let pending = 0
  let said = ''
  /** What is left of the signs skipped after a replaced span, where that is not all of them. */
  let edge: string | undefined
  let trail: (NonNullable<Replacement['trail']> & { count: number }) | undefined
  /** Where the next find may begin. */
  let place = 0
  /** Where the last find ends that each rule let stand. */
  const passed = rules.map(() => 0)
  let out = ''

  const give = (text: string) => {
    out += text
    said = (said + text).slice(-SAID)
  }

  const start = () => {
    folded = createFoldedText()
    pending = 0
    said = ''
    trail = undefined
    edge = undefined
    place = 0
    passed.fill(0)
  }

  /** What was skipped before what is pending, unless a replacement has settled what is left of it. */
  const skipped = (): string => {
    const text = edge ?? folded.skippedBefore(pending)
    edge = undefined
    return text
  }

  /** Says the text as it was written up to an index. */
  const passTo = (index: number): string => {
    if (index <= pending) return ''
    const text = skipped() + folded.written(pending, index)
    pending = index
    return text
  }

  /** Drops what belongs to the last replaced span; false where that cannot be told yet. */
  const followTrail = (final: boolean): boolean => {
    while (trail) {
      const { each, most, close, count } = trail
      const one = count < most ? each.at(folded.lower, pending) : undefined
      const last = one ? undefined : close?.at(folded.lower, pending)
      const mayCome = count < most && each.isOpen(folded.lower, pending)
      if (!final && !one && !last && (mayCome || close?.isOpen(folded.lower, pending))) return false
      trail = one && { ...trail, count: count + 1 }
      const dropped = (one ?? last)?.[0].length ?? 0
      if (dropped > 0) edge = undefined
      pending += dropped
    }
    return true
  }

  /** Looks from `place` on for something to replace, and stands still where that is or may come. */
  const seek = (final: boolean): { replacement: Replacement; end: number } | undefined => {
    place = Math.max(place, pending)
    for (; place < folded.lower.length; place += 1) {
      for (const by of dispatch(folded.text, place)) {
        const rule = rules[by]
        if (!rule || (passed[by] ?? 0) > place) continue
        const found = rule.at(folded, place, final)
        if (found === 'open') return undefined
        if (!found) continue
        give(passTo(place))
        const { lower, text, written, skippedBefore } = folded
        const replacement = found.decide({ lower, text, written, skippedBefore, said })
        if (replacement) return { replacement, end: found.end }
        passed[by] = found.end
      }
    }
    return undefined
  }

  const replace = ({ say, trail: next, edges }: Replacement, end: number): string => {
    // Signs of emphasis that close within the span or behind it go with it; marks on its last character do as well.
    const hasEmphasis = EMPHASIS.test(folded.written(pending, end))
    const before = skipped()
    const lead = edges?.before ?? (hasEmphasis ? before.replaceAll(EMPHASES, '') : before)
    pending = end
    edge =
      edges?.after ??
      folded.skippedBefore(pending).replaceAll(hasEmphasis ? NOT_BLANK : NOT_BLANK_OR_MARKUP, '')
    if (next) trail = { ...next, count: 0 }
    if (typeof say !== 'string') {
      const leavesTwoBlanks = say.text === '' && BLANK_OR_START.test(said + lead)
      if (leavesTwoBlanks && folded.lower[pending] === ' ') pending += 1
      return lead + say.text
    }
    const text = (JOINS.test(said + lead) ? ' ' : '') + wording(say, said + lead)
    return lead + text + (!next && JOINED.test(folded.text.slice(pending, pending + 1)) ? ' ' : '')
  }

  const settle = (final: boolean): string => {
    out = ''
    while (followTrail(final)) {
      const next = seek(final)
      if (!next) {
        give(passTo(place))
        break
      }
      give(passTo(next.replacement.from ?? place))
      give(replace(next.replacement, next.end))
    }
    if (final) give(skipped())
    if (pending > FORGET_AT) forget(pending - CONTEXT)
    return out
  }

  const forget = (index: number) => {
    folded.forget(index)
    pending -= index
    place -= index
    for (const [by, end] of passed.entries()) passed[by] = end - index
  }

  return {
    push(piece) {
      if (piece === '') return ''
      folded.add(piece)
      return settle(false)
    },
    flush() {
      folded.end()
      const rest = settle(true)
      start()
      return rest
    },
  }
}
