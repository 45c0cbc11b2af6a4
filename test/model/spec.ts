/** Pieces by product. */
export type Lines = ReadonlyMap<number, number>

/** What one user has: the cart, the keys that were used, and the orders that were placed, by id. */
export interface Belongings {
  lines: Lines
  keys: ReadonlyMap<string, UsedKey>
  orders: ReadonlySet<number>
}

interface UsedKey {
  body: string
  order?: number
}

/** One step as its answer tells of it, or as it may have been where there was no answer. */
export type Act =
  | { kind: 'see'; lines: Lines }
  | { kind: 'add'; product: number; quantity: number; key?: string; seen?: Lines }
  | { kind: 'set'; product: number; quantity: number }
  | { kind: 'remove'; product: number }
  | { kind: 'clear' }
  | { kind: 'buy'; body: string; key?: string; order?: { id: number; lines: Lines } }
  /** The cart was told to be empty. */
  | { kind: 'find empty'; key?: string }
  /** Nothing was done, and the key was not used before. */
  | { kind: 'be refused'; slot: string }
  /** The key was used before, for something else. */
  | { kind: 'be told of another use'; slot: string; body: string }

export const nothing: Belongings = { lines: new Map(), keys: new Map(), orders: new Set() }

/** Keys of additions and of checkouts are not the same ones. */
export const slotOf = (space: 'add' | 'buy', key: string): string => `${space} ${key}`

export const additionOf = (product: number, quantity: number): string => `${product}:${quantity}`

export const textOf = (lines: Lines): string =>
  Array.from(lines, ([product, quantity]) => `${product}:${quantity}`)
    .toSorted()
    .join(' ')

/**
 * What the belongings may be after the act, done all at once and alone: none where it cannot have gone like that,
 * several where it is open which of the orders in `existing` (their lines, by id) an unanswered checkout has placed.
 */
export function after(
  before: Belongings,
  act: Act,
  existing: ReadonlyMap<number, string>,
): readonly Belongings[] {
  const { lines, keys } = before
  const same = [before]
  const when = (possible: boolean) => (possible ? same : [])
  switch (act.kind) {
    case 'see':
      return when(textOf(act.lines) === textOf(lines))
    case 'add':
      return afterAdding(before, act)
    case 'set':
      return lines.has(act.product) ? [{ ...before, lines: withLine(lines, act.product, act.quantity) }] : []
    case 'remove':
      return lines.has(act.product)
        ? [{ ...before, lines: new Map([...lines].filter(([product]) => product !== act.product)) }]
        : []
    case 'clear':
      return [{ ...before, lines: new Map() }]
    case 'buy':
      return afterBuying(before, act, existing)
    case 'find empty':
      return when(lines.size === 0 && !(act.key !== undefined && keys.has(slotOf('buy', act.key))))
    case 'be refused':
      return when(!keys.has(act.slot))
    default:
      return when(keys.has(act.slot) && keys.get(act.slot)?.body !== act.body)
  }
}

function afterAdding(
  before: Belongings,
  { product, quantity, key, seen }: Act & { kind: 'add' },
): readonly Belongings[] {
  const { lines, keys } = before
  const body = additionOf(product, quantity)
  const slot = key === undefined ? undefined : slotOf('add', key)
  const used = slot === undefined ? undefined : keys.get(slot)
  if (used) return used.body === body && (!seen || textOf(seen) === textOf(lines)) ? [before] : []
  const more = withLine(lines, product, (lines.get(product) ?? 0) + quantity)
  // Of other lines the answer may be older than this: only the one that was added to is held while it is read.
  if (seen && seen.get(product) !== more.get(product)) return []
  return [{ ...before, lines: more, keys: slot === undefined ? keys : new Map(keys).set(slot, { body }) }]
}

function afterBuying(
  before: Belongings,
  { body, key, order }: Act & { kind: 'buy' },
  existing: ReadonlyMap<number, string>,
): readonly Belongings[] {
  const { lines, keys, orders } = before
  const slot = key === undefined ? undefined : slotOf('buy', key)
  const used = slot === undefined ? undefined : keys.get(slot)
  if (used) {
    return used.body === body && (!order || order.id === used.order) ? [before] : []
  }
  if (lines.size === 0 || (order && textOf(order.lines) !== textOf(lines))) return []
  return (order ? [order.id] : [...existing.keys()])
    .filter((id) => !orders.has(id) && existing.get(id) === textOf(lines))
    .map((id) => ({
      lines: new Map(),
      keys: slot === undefined ? keys : new Map(keys).set(slot, { body, order: id }),
      orders: new Set(orders).add(id),
    }))
}

const withLine = (lines: Lines, product: number, quantity: number): Lines =>
  new Map(lines).set(product, quantity)
