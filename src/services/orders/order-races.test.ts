import { expect, vi } from 'vitest'
import {
  countDeadlocks,
  crowd,
  fillCarts,
  hold,
  holdProduct,
  tally,
  times,
  raceTest as test,
  RACE_TIMEOUT_MS,
} from '../../../test/crowd.ts'
import { expectInvariants } from '../../../test/invariants.ts'
import type { Shop, Shopper } from '../../../test/shop.ts'

vi.setConfig({ testTimeout: RACE_TIMEOUT_MS })

const checkout = (shop: Shop, { token }: Shopper, key?: string) =>
  shop.post(
    '/api/checkout',
    { shipping_address: 'Lahore' },
    { token, headers: key ? { 'Idempotency-Key': key } : {} },
  )
const cancel = (shop: Shop, shopper: Shopper, order: number) =>
  shop.post(`/api/orders/${order}/cancel`, undefined, shopper)
const change = (shop: Shop, admin: Shopper, order: number, body: object) =>
  shop.patch(`/api/orders/${order}`, body, admin)

/** Orders of one piece of each product per shopper, whose lines were written in the order of `products`. */
async function placed(
  shop: Shop,
  shoppers: readonly Shopper[],
  products: readonly number[],
): Promise<number[]> {
  const rows = await shop.sql<{ id: number }>(
    `insert into orders (user_id, total_amount, shipping_address)
     select unnest($1::int[]), $2 * 100, 'Lahore' returning id`,
    [shoppers.map(({ id }) => id), products.length],
  )
  for (const product of products) {
    await shop.sql(
      `insert into order_items (order_id, product_id, product_name, quantity, price)
       select unnest($1::int[]), $2, 'Gown', 1, 100`,
      [rows.map(({ id }) => id), product],
    )
    await shop.sql('update products set stock_quantity = stock_quantity - $1 where id = $2', [
      rows.length,
      product,
    ])
  }
  return rows.map(({ id }) => id)
}

test('owner and admin cancel while others buy: each order comes back once, and the stock adds up', async ({
  shop,
  database,
}) => {
  const products = [
    await shop.product({ stock_quantity: 80 }),
    await shop.product({ stock_quantity: 80 }),
    await shop.product({ stock_quantity: 80 }),
  ]
  const [first = 0, middle = 0, last = 0] = products
  const admin = await shop.admin()
  const owners = await crowd(shop, 30)
  const buyers = await crowd(shop, 35)
  const orders = [
    ...(await placed(shop, owners.slice(0, 15), [first, middle, last])),
    ...(await placed(shop, owners.slice(15), [last, middle, first])),
  ]
  await fillCarts(shop, buyers.slice(0, 20), [
    [last, 2],
    [middle, 2],
    [first, 2],
  ])
  await fillCarts(shop, buyers.slice(20), [
    [first, 2],
    [middle, 2],
    [last, 2],
  ])
  const deadlocks = countDeadlocks()

  const line = await holdProduct(database, middle)
  const race = Promise.all([
    times(30, (index) => cancel(shop, owners[index] as Shopper, orders[index] ?? 0)),
    times(30, (index) => change(shop, admin, orders[index] ?? 0, { status: 'cancelled' })),
    Promise.all(buyers.map((shopper) => checkout(shop, shopper))),
  ])
  await line.waiting(80)
  await line.release()
  const [byOwner, byAdmin, bought] = await race

  for (const [index, answer] of byOwner.entries()) {
    expect([answer.status, byAdmin[index]?.status].toSorted()).toEqual([200, 409])
  }
  const { 201: sold = 0, 409: refused = 0 } = tally(bought)
  expect(sold + refused).toBe(35)
  expect(await shop.stockOf(first)).toBe(80 - 2 * sold)
  expect(deadlocks()).toBe(0)
  await expectInvariants(
    shop,
    products.map((product) => [product, 80]),
  )
})

test('stock that comes back while shoppers wait for it is sold to them', async ({ shop, database }) => {
  const gown = await shop.product({ stock_quantity: 10 })
  const [owner, ...buyers] = (await crowd(shop, 11)) as [Shopper, ...Shopper[]]
  const { body: order } = await shop.buy(owner, gown, 10)
  await fillCarts(shop, buyers, [[gown, 1]])

  // A session of ours cancels as the service does, and lets them wait for its commit.
  const cancelling = await hold(
    database,
    `with cancelled as (update orders set status = 'cancelled' where id = $1 returning id)
     update products set stock_quantity = stock_quantity + 10 from cancelled where products.id = $2`,
    [order.id, gown],
  )
  const race = Promise.all(buyers.map((shopper) => checkout(shop, shopper)))
  await cancelling.waiting(10)
  await cancelling.release()

  expect(tally(await race)).toEqual({ 201: 10 })
  expect(await shop.stockOf(gown)).toBe(0)
  await expectInvariants(shop, [[gown, 10]])
})

test('an order is cancelled by its owner or taken on by the admin, never both', async ({ shop }) => {
  const admin = await shop.admin()
  const gown = await shop.product({ stock_quantity: 40 })
  const owners = await crowd(shop, 40)
  const orders = await placed(shop, owners, [gown])

  const [cancelled, processed] = await Promise.all([
    times(40, (index) => cancel(shop, owners[index] as Shopper, orders[index] ?? 0)),
    times(40, (index) => change(shop, admin, orders[index] ?? 0, { status: 'processing' })),
  ])

  for (const [index, answer] of cancelled.entries()) {
    expect([answer.status, processed[index]?.status].toSorted()).toEqual([200, 409])
  }
  await expectInvariants(shop, [[gown, 40]])
})

test('ten admins who each make the same step at once: one is 200, nine are 409', async ({
  shop,
  database,
}) => {
  const admin = await shop.admin()
  const gown = await shop.product({ stock_quantity: 5 })
  const [order = 0] = await placed(shop, await crowd(shop, 1), [gown])

  for (const step of [{ payment_status: 'failed' }, { status: 'processing' }, { status: 'cancelled' }]) {
    const line = await hold(database, 'select id from orders where id = $1 for update', [order])
    const race = times(10, () => change(shop, admin, order, step))
    await line.waiting(10)
    await line.release()

    expect(tally(await race)).toEqual({ 200: 1, 409: 9 })
  }
  expect(await shop.stockOf(gown)).toBe(5)
})

test('replays of a key while the order is cancelled never buy again', async ({ shop }) => {
  const shopper = await shop.customer()
  const gown = await shop.product({ stock_quantity: 10 })
  await shop.fillCart(shopper, [[gown, 4]])
  const { body: order } = await checkout(shop, shopper, 'key-1')

  const [replays, cancels] = await Promise.all([
    times(40, () => checkout(shop, shopper, 'key-1')),
    times(5, () => cancel(shop, shopper, order.id)),
  ])

  expect(tally(replays)).toEqual({ 201: 40 })
  expect(new Set(replays.map(({ body }) => body.id))).toEqual(new Set([order.id]))
  expect(tally(cancels)).toEqual({ 200: 1, 409: 4 })
  expect(await shop.stockOf(gown)).toBe(10)
})

test('cancellations of orders of one product, while others add it to their carts, wait in no circle', async ({
  shop,
  database,
}) => {
  const gown = await shop.product({ stock_quantity: 50 })
  const admin = await shop.admin()
  const owners = await crowd(shop, 30)
  const orders = await placed(shop, owners, [gown])
  const deadlocks = countDeadlocks()

  // An add shares the product's row, a sale replaces it: then the old version stays a place where sessions queue.
  const adding = await hold(database, 'select id from products where id = $1 for key share', [gown])
  const line = await hold(database, 'update products set stock_quantity = 19 where id = $1', [gown])
  const race = times(30, (index) =>
    index % 2
      ? cancel(shop, owners[index] as Shopper, orders[index] ?? 0)
      : change(shop, admin, orders[index] ?? 0, { status: 'cancelled' }),
  )
  await line.waiting(30)
  await line.release()
  const answers = await race
  await adding.release()

  expect(tally(answers)).toEqual({ 200: 30 })
  expect(deadlocks()).toBe(0)
  expect(await shop.stockOf(gown)).toBe(49)
})
