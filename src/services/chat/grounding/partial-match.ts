import { parsePattern, type Part, type Sequence } from './parse-pattern.ts'

/** Follows a pattern through a text whose end may not be there yet. */
export interface PartialMatch {
  /** Whether a match, or the beginning of one, leads from an index to the end of the text. */
  isOpen: (text: string, index: number) => boolean
  /** False where no match begins; what a pattern looks at behind its match is not asked. */
  mayMatch: (text: string, index: number) => boolean
}

/** Follows the rest of a pattern from an index on. */
type Follow = (at: number) => boolean

/**
 * Reads the source of a regular expression (what it may hold, `parsePattern` says) so that it can be told what the end of a
 * stream may still become. Nothing is compiled: a turn's first words meet many patterns, and each only to be turned down.
 */
export function partialOf(source: string): PartialMatch {
  const branches = parsePattern(source)
  let text = ''
  /** Whether it is asked what is open, or else what is a match. */
  let asksOpen = false

  const anyOf = (all: readonly Sequence[], next: Follow): Follow => {
    const ways = all.map((each) => later(() => inOrder(each, 0, next)))
    const [only] = ways
    if (only && ways.length === 1) return only
    const first = (at: number, by: readonly Follow[]) => {
      for (const way of by) if (way(at)) return true
      return false
    }
    /** The ways that a character may lead, by its code. */
    const leading = new Map<number, readonly Follow[]>()
    return (at) => {
      if (at >= text.length) return first(at, ways)
      const code = text.charCodeAt(at)
      let open = leading.get(code)
      if (!open) {
        open = ways.filter((_way, index) => mayBegin(all[index] ?? [], code))
        leading.set(code, open)
      }
      return open.length > 0 && first(at, open)
    }
  }

  const inOrder = (parts: Sequence, index: number, next: Follow): Follow => {
    const part = parts[index]
    if (!part) return next
    return follow(part, index + 1 < parts.length ? later(() => inOrder(parts, index + 1, next)) : next)
  }

  const follow = (part: Part, next: Follow): Follow => {
    switch (part.kind) {
      case 'letters':
        return letters(part.letters, next)
      case 'one of': {
        const { characters } = part
        return (at) => (at >= text.length ? asksOpen : characters(text.charCodeAt(at)) && next(at + 1))
      }
      case 'any of':
        return anyOf(part.branches, next)
      case 'times':
        return times(part, next)
      case 'behind': {
        const { isFound } = part
        return (at) => (asksOpen && at >= text.length) || (isFound(text, at) && next(at))
      }
      default: {
        const ahead = later(() => anyOf(part.branches, (at) => at === text.length))
        return (at) => (asksOpen && ahead(at)) || next(at)
      }
    }
  }

  const letters =
    (all: string, next: Follow): Follow =>
    (at) => {
      for (let index = 0; index < all.length; index += 1) {
        if (at + index >= text.length) return asksOpen
        if (all.charCodeAt(index) !== text.charCodeAt(at + index)) return false
      }
      return next(at + all.length)
    }

  const times = ({ part, least, most }: Part & { kind: 'times' }, next: Follow): Follow => {
    if (part.kind === 'one of') {
      const { characters } = part
      return (at) => {
        let count = 0
        while (count < most && at + count < text.length && characters(text.charCodeAt(at + count))) count += 1
        if (asksOpen && count < most && at + count >= text.length) return true
        for (; count >= least; count -= 1) if (next(at + count)) return true
        return false
      }
    }
    const rest = { kind: 'times', part, least: Math.max(0, least - 1), most: most - 1 } as const
    const once = follow(part, most > 1 ? later(() => times(rest, next)) : next)
    return least > 0 ? once : (at) => once(at) || next(at)
  }

  /** Put together when it is first followed. */
  const later = (make: () => Follow): Follow => {
    let made: Follow | undefined
    return (at) => {
      made ??= make()
      return made(at)
    }
  }

  /** What was last found not to be open, and whether the pattern came to its end there. */
  let closed = { text: '', index: -1, isMatch: false }
  let isMatch = false
  const whole = anyOf(branches, (at) => {
    isMatch = true
    return !asksOpen || at === text.length
  })
  const ask = (of: string, index: number, open: boolean): boolean => {
    text = of
    asksOpen = open
    isMatch = false
    return whole(index)
  }
  return {
    isOpen(of, index) {
      const isOpen = ask(of, index, true)
      if (!isOpen) closed = { text: of, index, isMatch }
      return isOpen
    },
    mayMatch: (of, index) =>
      closed.index === index && closed.text === of ? closed.isMatch : ask(of, index, false),
  }
}

/** Whether a match may begin with a character, or be empty, so that anything may follow it. */
function mayBegin(parts: Sequence, code: number): boolean {
  for (const part of parts) {
    if (part.kind === 'letters') return part.letters.charCodeAt(0) === code
    if (part.kind === 'behind' || part.kind === 'ahead') continue
    const may = mayPartBegin(part, code)
    if (may !== undefined) return may
  }
  return true
}

/** The same of a part; undefined where it may be empty and begins otherwise. */
function mayPartBegin(part: Part, code: number): boolean | undefined {
  if (part.kind === 'one of') return part.characters(code)
  if (part.kind === 'letters') return part.letters.charCodeAt(0) === code
  if (part.kind === 'any of') return part.branches.some((branch) => mayBegin(branch, code))
  if (part.kind !== 'times') return undefined
  const may = mayPartBegin(part.part, code)
  return part.least > 0 || may === true ? may : undefined
}
