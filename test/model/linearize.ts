import { type Act, after, type Belongings, type Lines, nothing, textOf } from './spec.ts'

/** An act in time. `begun` and `ended` count events of the run; an act without an answer has no end. */
export interface Entry {
  act: Act
  begun: number
  ended: number
  /** False where it is not known whether it was done at all. */
  certain: boolean
}

/** What there is when all is over: the cart, and the lines of the user's orders by id, as `textOf` writes them. */
export interface Ending {
  lines: Lines
  orders: ReadonlyMap<number, string>
}

/** Beyond so many steps the search is given up: `undecided`. Most need less than a hundred. */
const MOST_STEPS = 500_000

/**
 * Whether the acts can have been done one after another, each between its beginning and its end, such that every
 * answer was right at that moment and all together explain what there is at the end. What is uncertain may have been
 * done or not.
 */
export function explain(entries: readonly Entry[], ending: Ending): 'explained' | 'impossible' | 'undecided' {
  const seen = new Set<string>()
  const done = new Set<number>()
  let steps = 0

  // What is certain is tried first, in the order of the answers: mostly it went like that.
  const inOrder = entries
    .map((entry, index) => ({ ...entry, index }))
    .toSorted((one, other) => Number(other.certain) - Number(one.certain) || one.ended - other.ended)

  const search = (now: Belongings): boolean => {
    steps += 1
    if (steps > MOST_STEPS) return false
    const left = inOrder.map(({ index }) => index).filter((index) => !done.has(index))
    const certain = left.filter((index) => entries[index]?.certain)
    if (certain.length === 0 && isAt(now, ending)) return true

    const here = `${left.join()}|${describe(now)}`
    if (seen.has(here)) return false
    seen.add(here)

    const firstEnd = Math.min(...certain.map((index) => entries[index]?.ended ?? Infinity))
    const possible = left.flatMap((index) => {
      const entry = entries[index]
      if (!entry || entry.begun > firstEnd) return []
      return after(now, entry.act, ending.orders).map((next) => ({ index, next, certain: entry.certain }))
    })
    // What is certain and changes nothing may as well have been done now.
    const idle = possible.find((each) => each.certain && each.next === now)
    for (const { index, next } of idle ? [idle] : possible.filter((each) => each.next !== now)) {
      done.add(index)
      if (search(next)) return true
      done.delete(index)
    }
    return false
  }

  if (search(nothing)) return 'explained'
  return steps > MOST_STEPS ? 'undecided' : 'impossible'
}

const isAt = ({ lines, orders }: Belongings, ending: Ending) =>
  orders.size === ending.orders.size && textOf(lines) === textOf(ending.lines)

const describe = ({ lines, keys, orders }: Belongings) =>
  [
    textOf(lines),
    Array.from(keys, ([slot, { body, order }]) => `${slot}=${body}/${order}`)
      .toSorted()
      .join(),
    [...orders].toSorted((one, other) => one - other).join(),
  ].join('|')
