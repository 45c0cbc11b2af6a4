import type { Answer, Shopper } from '../shop.ts'
import type { Lines } from './spec.ts'

/** What a user's tabs share. */
export interface User {
  index: number
  shopper: Shopper
  products: readonly number[]
  /** The lines that were seen, by their ids. */
  items: Map<number, number>
  total: string
  additions: { key: string; product_id: number; quantity: number }[]
  checkouts: { key: string; body: CheckoutBody }[]
  orders: number[]
}

export interface CheckoutBody {
  shipping_address: string
  expected_total?: string
}

export const newUser = (index: number, shopper: Shopper, products: readonly number[]): User => ({
  index,
  shopper,
  products,
  items: new Map(),
  total: '0.00',
  additions: [],
  checkouts: [],
  orders: [],
})

/** What the cart in an answer holds; its lines and total are remembered for later commands. */
export function look(user: User, cart: Answer['body']): Lines {
  for (const { id, product_id } of cart.items) user.items.set(id, product_id)
  user.total = cart.total_amount
  return linesOf(cart)
}

/** The lines of a cart or an order as the API shows them. */
export const linesOf = ({ items }: Answer['body']): Lines =>
  new Map(items.map((item: { product_id: number; quantity: number }) => [item.product_id, item.quantity]))

/** One of a list, by a number that may be larger than it is long; nothing where there is nothing. */
export const pick = <T>(from: readonly T[], which: number): T | undefined => from[which % from.length]
