import type { Match, Pattern } from './pattern.ts'

/** Reads a text from a place on, pattern by pattern. */
export interface Reader {
  readonly text: string
  position: number
  /** Whether something that was tried may turn out otherwise when more text follows. */
  readonly isOpen: boolean
  /** Takes what matches here and goes behind it. */
  take(pattern: Pattern): Match | undefined
  /** Tells what matches here. */
  peek(pattern: Pattern): Match | undefined
}

/** A reader that begins at an index; with `final`, no text will follow. */
export function createReader(text: string, index: number, final: boolean): Reader {
  let isOpen = false
  let position = index
  const peek = (pattern: Pattern) => {
    isOpen ||= !final && pattern.isOpen(text, position)
    return pattern.at(text, position)
  }
  return {
    text,
    get position() {
      return position
    },
    set position(to) {
      position = to
    },
    get isOpen() {
      return isOpen
    },
    peek,
    take(pattern) {
      const match = peek(pattern)
      if (match) position += match[0].length
      return match
    },
  }
}
