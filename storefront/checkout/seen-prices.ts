import type { Cart } from '../../src/client/types.ts'
import { keepInTab, recallTab } from '../tab-memory.ts'

interface Seen {
  user_id: number
  /** By line. */
  prices: Readonly<Record<string, string>>
}

const NAME = 'seen-prices'

/** What lines cost before, of which the customer was told that it has changed. */
let before: { user_id: number; prices: Readonly<Record<string, string>> } = { user_id: 0, prices: {} }

/**
 * Notes that the customer sees this cart, and gives what its lines cost, by line, when they saw them last in this tab:
 * only of lines that cost something else now. What was told once is told until the page is left.
 */
export function noteSeen({ user_id, items }: Cart): Readonly<Record<string, string>> {
  const seen = recallTab(NAME) as Seen | null
  const last = seen?.user_id === user_id ? seen.prices : {}
  const told = before.user_id === user_id ? before.prices : {}
  const changed = items.flatMap(({ id, price }): [number, string][] => {
    const was = last[id] === undefined || last[id] === price ? told[id] : last[id]
    return was === undefined || was === price ? [] : [[id, was]]
  })
  before = { user_id, prices: Object.fromEntries(changed) }
  keepInTab(NAME, { user_id, prices: Object.fromEntries(items.map(({ id, price }) => [id, price])) })
  return before.prices
}
