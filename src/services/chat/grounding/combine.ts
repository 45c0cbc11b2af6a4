import { dispatchTo } from './dispatch.ts'
import type { Pattern } from './pattern.ts'

/** Finds what the first of the patterns finds. */
export function either(...all: readonly Pattern[]): Pattern {
  const dispatch = dispatchTo(all)
  return {
    at(text, index) {
      for (const number of dispatch(text, index)) {
        const match = all[number]?.at(text, index)
        if (match) return match
      }
      return undefined
    },
    isOpen: (text, index) =>
      index >= text.length || dispatch(text, index).some((number) => all[number]?.isOpen(text, index)),
  }
}

/** Finds what the patterns find one behind the other, each what it finds first. */
export const inOrder = (...all: readonly Pattern[]): Pattern => ({
  at(text, index) {
    let end = index
    for (const each of all) {
      const match = each.at(text, end)
      if (!match) return undefined
      end += match[0].length
    }
    return { 0: text.slice(index, end) }
  },
  isOpen(text, index) {
    let end = index
    for (const each of all) {
      if (each.isOpen(text, end)) return true
      const match = each.at(text, end)
      if (!match) return false
      end += match[0].length
    }
    return false
  },
})

/** Finds a pattern as often as it follows itself, up to a number of times, none included. */
export const repeated = (most: number, each: Pattern): Pattern => ({
  at(text, index) {
    let end = index
    for (let times = 0; times < most; times += 1) {
      const match = each.at(text, end)
      if (!match) break
      end += match[0].length
    }
    return { 0: text.slice(index, end) }
  },
  isOpen(text, index) {
    let end = index
    for (let times = 0; times < most; times += 1) {
      if (each.isOpen(text, end)) return true
      const match = each.at(text, end)
      if (!match) return false
      end += match[0].length
    }
    return false
  },
})
