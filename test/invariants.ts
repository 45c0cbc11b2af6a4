import { expect } from 'vitest'
import type { Shop } from './shop.ts'

interface Books {
  id: number
  initial: number
  sold: number
  returned: number
  stock: number
}

/**
 * Looks through the whole database for what must hold at any time: every order has lines and is worth exactly what
 * they are, nothing is in stock less than zero times, and of each product given with its initial stock
 * `initial - sold + returned = stock`.
 */
export async function expectInvariants(
  shop: Shop,
  initialStock: readonly (readonly [product: number, stock: number])[],
): Promise<void> {
  const wrongOrders = await shop.sql(
    `select orders.id, total_amount, sum(price * quantity) as lines_amount
     from orders left join order_items on order_items.order_id = orders.id
     group by orders.id having total_amount is distinct from sum(price * quantity)`,
  )
  expect(wrongOrders, 'orders whose total is not that of their lines').toEqual([])
  expect(await shop.sql('select id from products where stock_quantity < 0'), 'oversold').toEqual([])

  const books = await shop.sql<Books>(
    `select known.id, known.initial, products.stock_quantity as stock,
       coalesce(sum(order_items.quantity), 0)::int as sold,
       coalesce(sum(order_items.quantity) filter (where orders.status = 'cancelled'), 0)::int as returned
     from unnest($1::int[], $2::int[]) as known (id, initial)
     join products on products.id = known.id
     left join order_items on order_items.product_id = known.id
     left join orders on orders.id = order_items.order_id
     group by known.id, known.initial, products.stock_quantity`,
    [initialStock.map(([product]) => product), initialStock.map(([, stock]) => stock)],
  )
  expect(books.length, 'products looked at').toBe(initialStock.length)
  for (const { id, initial, sold, returned, stock } of books) {
    expect(initial - sold + returned, `product ${id}: ${initial} - ${sold} sold + ${returned} returned`).toBe(
      stock,
    )
  }
}
