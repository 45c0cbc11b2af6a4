import type { Turn } from './turn.ts'

const DOING: Readonly<Record<string, string>> = {
  list_categories: 'Looking through the shop…',
  search_products: 'Looking through the shop…',
  get_product: 'Taking a closer look…',
  get_cart: 'Looking into your cart…',
  add_to_cart: 'Putting it into your cart…',
  order_status: 'Looking up your order…',
}

/** What the assistant is doing, in words; undefined while it writes and when it has ended. */
export function doing({ tool, answer, ended }: Turn): string | undefined {
  if (ended) return undefined
  if (tool !== undefined) return DOING[tool] ?? 'One moment…'
  return answer === '' ? 'One moment…' : undefined
}

/** The end of a turn as it is read out. */
export function toldOf({ answer, products, pieces, trouble }: Turn): string {
  return [
    answer.replaceAll('*', ''),
    products.length > 0 &&
      `${products.length === 1 ? 'One product is' : `${products.length} products are`} shown.`,
    pieces !== undefined && cartHolds(pieces),
    trouble?.message,
  ]
    .filter(Boolean)
    .join(' ')
}

export const cartHolds = (pieces: number): string =>
  `Your cart now holds ${pieces} ${pieces === 1 ? 'piece' : 'pieces'}.`
