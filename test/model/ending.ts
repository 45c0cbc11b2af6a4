import type { Shop } from '../shop.ts'
import type { Admin } from './admin.ts'
import { mistakesIn } from './books.ts'
import { readJournal } from './journal.ts'
import { type Entry, explain } from './linearize.ts'
import type { History } from './history.ts'
import { textOf } from './spec.ts'
import type { User } from './user.ts'

interface FinalOrder {
  id: number
  user_id: number
  idempotency_key: string | null
  status: string
  total: string
  lines_total: string | null
  lines: { product: number; quantity: number; price: string }[]
}

/** Looks at what a run has left behind, and finds whatever cannot be. */
export async function judge(
  shop: Shop,
  history: History,
  users: readonly User[],
  admin: Admin,
  initialStock: ReadonlyMap<number, number>,
): Promise<string[]> {
  const products = [...initialStock.keys()]
  const stock = await shop.sql<{ id: number; stock_quantity: number }>(
    'select id, stock_quantity from products where id = any ($1::int[])',
    [products],
  )
  const orders = await ordersOf(shop, users)
  const violations = [
    ...history.violations,
    ...mistakesIn({
      initialStock,
      finalStock: new Map(stock.map(({ id, stock_quantity }) => [id, stock_quantity])),
      restockings: history.restockings,
      ...(await readJournal(shop, products)),
    }),
    ...orders.flatMap((order) => wrongIn(order, history, admin)),
    ...repeatedKeys(orders),
    ...missing(history, orders, users),
  ]
  for (const { index, shopper } of users) {
    const placed = orders.filter(({ user_id }) => user_id === shopper.id)
    const ending = {
      lines: await cartOf(shop, shopper.id),
      orders: new Map(placed.map(({ id, lines }) => [id, textOf(quantitiesIn(lines))])),
    }
    const entries = history.entries.get(index) ?? []
    const verdict = explain(entries, ending)
    if (verdict !== 'explained') {
      violations.push(
        `user ${index}: no order of the acknowledged and possible acts ` +
          `${verdict === 'undecided' ? 'was found that ' : ''}explains cart {${textOf(ending.lines)}} and ` +
          `orders ${JSON.stringify([...ending.orders])}:\n${entries.map(told).join('\n')}`,
      )
    }
  }
  if (violations.length > 0) violations.push(`what was asked and answered:\n${history.exchanges.join('\n')}`)
  return violations
}

const told = ({ act, begun, ended, certain }: Entry) =>
  `  ${begun} to ${certain ? ended : `${ended}, perhaps`}: ${JSON.stringify(act, (_, value: unknown) =>
    value instanceof Map ? textOf(value as Map<number, number>) : value,
  )}`

const ordersOf = (shop: Shop, users: readonly User[]) =>
  shop.sql<FinalOrder>(
    `select orders.id, user_id, idempotency_key, status, total_amount::text as total,
       sum(price * quantity)::text as lines_total,
       coalesce(json_agg(json_build_object('product', product_id, 'quantity', quantity, 'price', price::text))
         filter (where order_id is not null), '[]') as lines
     from orders left join order_items on order_id = orders.id
     where user_id = any ($1::int[]) group by orders.id order by orders.id`,
    [users.map(({ shopper }) => shopper.id)],
  )

async function cartOf(shop: Shop, user: number): Promise<Map<number, number>> {
  const lines = await shop.sql<{ product: number; quantity: number }>(
    `select product_id as product, quantity from cart_items join carts on carts.id = cart_id where user_id = $1`,
    [user],
  )
  return quantitiesIn(lines)
}

const quantitiesIn = (lines: readonly { product: number; quantity: number }[]) =>
  new Map(lines.map(({ product, quantity }) => [product, quantity]))

function wrongIn(
  { id, status, total, lines_total, lines }: FinalOrder,
  history: History,
  admin: Admin,
): string[] {
  const wrong: string[] = []
  if (lines.length === 0) wrong.push(`order ${id} is empty`)
  else if (total !== lines_total) wrong.push(`order ${id} is worth ${total}, its lines ${lines_total}`)
  for (const { product, price } of lines) {
    if (!admin.prices.get(product)?.has(price))
      wrong.push(`order ${id} has a price of ${price} that never was`)
  }
  const cancellations = history.cancellations.filter(({ order }) => order === id)
  const acknowledged = cancellations.filter(({ fate }) => fate === 'done').length
  if (acknowledged > 1) wrong.push(`order ${id} was cancelled ${acknowledged} times`)
  if (acknowledged === 1 && status !== 'cancelled') wrong.push(`order ${id} was cancelled, and is ${status}`)
  if (status === 'cancelled' && !cancellations.some(({ fate }) => fate === 'done' || fate === 'unknown')) {
    wrong.push(`order ${id} is cancelled, which nobody did`)
  }
  return wrong
}

function repeatedKeys(orders: readonly FinalOrder[]): string[] {
  const used = new Set<string>()
  return orders.flatMap(({ id, user_id, idempotency_key }) => {
    if (idempotency_key === null) return []
    const key = `${user_id} ${idempotency_key}`
    if (used.has(key)) return [`order ${id} is a second one under its user’s key`]
    used.add(key)
    return []
  })
}

/** Acknowledged orders that are not there, or not as they were acknowledged. */
function missing(history: History, orders: readonly FinalOrder[], users: readonly User[]): string[] {
  return Array.from(history.orders).flatMap(([id, { user, lines, total }]) => {
    const order = orders.find((each) => each.id === id)
    if (!order) return [`the acknowledged order ${id} does not exist`]
    const same =
      order.user_id === users[user]?.shopper.id &&
      order.total === total &&
      textOf(quantitiesIn(order.lines)) === textOf(lines)
    return same ? [] : [`order ${id} is not what was acknowledged`]
  })
}
