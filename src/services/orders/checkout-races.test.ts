import { describe, expect } from 'vitest'
import {
  countDeadlocks,
  crowd,
  fillCarts,
  hold,
  holdCart,
  holdProduct,
  tally,
  times,
} from '../../../test/crowd.ts'
import { expectInvariants } from '../../../test/invariants.ts'
import { concurrencyTest as test, Shop, type Shopper } from '../../../test/shop.ts'
import { connect } from '../../db/client.ts'

const ORDER = { shipping_address: '12 Mall Road, Lahore' }

const checkout = (
  shop: Shop,
  { token }: Shopper,
  { key, ...more }: { key?: string; expected_total?: string } = {},
) =>
  shop.post('/api/checkout', { ...ORDER, ...more }, { token, headers: key ? { 'Idempotency-Key': key } : {} })

/** `count` products, in the order of their ids, each with so much stock. */
const products = async (shop: Shop, count: number, stock_quantity: number): Promise<number[]> => {
  const ids: number[] = []
  for (let made = 0; made < count; made += 1)
    ids.push(await shop.product({ stock_quantity, price: '2500.00' }))
  return ids
}

/** The lines that are left in the carts of these shoppers. */
const linesLeft = (shop: Shop, shoppers: readonly Shopper[]) =>
  shop.sql(
    'select cart_items.id from cart_items join carts on carts.id = cart_id where user_id = any ($1::int[])',
    [shoppers.map(({ id }) => id)],
  )

describe('the last pieces', () => {
  test('200 shoppers for the last 20: exactly 20 orders, and no stock left', async ({ shop, database }) => {
    const [gown = 0] = await products(shop, 1, 20)
    const shoppers = await crowd(shop, 200)
    await fillCarts(shop, shoppers, [[gown, 1]])
    const deadlocks = countDeadlocks()

    const line = await holdProduct(database, gown)
    const race = times(200, (index) => checkout(shop, shoppers[index] as Shopper))
    await line.waiting(90)
    await line.release()
    const answers = await race

    expect(tally(answers)).toEqual({ 201: 20, 409: 180 })
    for (const { body } of answers.filter(({ status }) => status === 409)) {
      expect(body.lines).toMatchObject([{ product_id: gown, requested: 1, in_stock: 0 }])
    }
    expect(await shop.stockOf(gown)).toBe(0)
    expect(deadlocks()).toBe(0)
    await expectInvariants(shop, [[gown, 20]])
  })

  test('go to nobody whose other lines are short', async ({ shop }) => {
    const [gown = 0, scarf = 0, saree = 0] = await products(shop, 3, 30)
    const shoppers = await crowd(shop, 60)
    await fillCarts(shop, shoppers.slice(0, 30), [
      [gown, 2],
      [scarf, 3],
    ])
    await fillCarts(shop, shoppers.slice(30), [
      [saree, 1],
      [scarf, 2],
      [gown, 1],
    ])

    const answers = await times(60, (index) => checkout(shop, shoppers[index] as Shopper))

    const { 201: sold = 0, 409: refused = 0 } = tally(answers)
    expect(sold + refused).toBe(60)
    expect(sold).toBeGreaterThanOrEqual(10)
    await expectInvariants(shop, [
      [gown, 30],
      [scarf, 30],
      [saree, 30],
    ])
  })
})

describe('one cart', () => {
  test('sent 50 times with one key: one order, and 50 times the same answer', async ({
    shop,
    database,
    roundTrips,
  }) => {
    const shopper = await shop.customer()
    const [gown = 0] = await products(shop, 1, 10)
    await shop.fillCart(shopper, [[gown, 2]])
    const before = roundTrips()

    const line = await holdCart(database, shopper)
    const race = times(50, () => checkout(shop, shopper, { key: 'key-1' }))
    await line.waiting(50)
    await line.release()
    const answers = await race

    expect(tally(answers)).toEqual({ 201: 50 })
    const orders = (await shop.get('/api/orders', shopper)).body
    expect(orders).toHaveLength(1)
    for (const { body, headers } of answers) {
      expect(body).toEqual(orders[0])
      expect(headers.get('Location')).toBe(`/api/orders/${body.id}`)
    }
    expect(roundTrips() - before).toBe(51)
    expect(await shop.stockOf(gown)).toBe(8)
    await expectInvariants(shop, [[gown, 10]])
  })

  test('sent 50 times without a key: one order, and the others find it empty', async ({ shop, database }) => {
    const shopper = await shop.customer()
    const [gown = 0] = await products(shop, 1, 200)
    await shop.fillCart(shopper, [[gown, 2]])

    const line = await holdCart(database, shopper)
    const race = times(50, () => checkout(shop, shopper))
    await line.waiting(50)
    await line.release()
    const answers = await race

    expect(tally(answers)).toEqual({ 201: 1, 400: 49 })
    for (const { status, body } of answers) if (status === 400) expect(body.detail).toBe('Cart is empty')
    expect((await shop.get('/api/orders', shopper)).body).toHaveLength(1)
    expect(await shop.stockOf(gown)).toBe(198)
    await expectInvariants(shop, [[gown, 200]])
  })

  test('sent with 10 keys, 5 times each: one key wins, and only it is used up', async ({
    shop,
    database,
  }) => {
    const shopper = await shop.customer()
    const [gown = 0] = await products(shop, 1, 200)
    await shop.fillCart(shopper, [[gown, 2]])

    const line = await holdCart(database, shopper)
    const race = times(50, (index) => checkout(shop, shopper, { key: `key-${index % 10}` }))
    await line.waiting(50)
    await line.release()
    const answers = await race

    expect(tally(answers)).toEqual({ 201: 5, 400: 45 })
    const [order] = (await shop.get('/api/orders', shopper)).body
    for (const { status, body } of answers) if (status === 201) expect(body).toEqual(order)
    expect(await shop.stockOf(gown)).toBe(198)
    expect(await shop.sql('select id from orders where user_id = $1', [shopper.id])).toHaveLength(1)
  })

  test('sent with one key and two bodies: one order, and the other body is told so', async ({
    shop,
    database,
  }) => {
    const shopper = await shop.customer()
    const [gown = 0] = await products(shop, 1, 10)
    await shop.fillCart(shopper, [[gown, 2]])

    const line = await holdCart(database, shopper)
    const race = times(20, (index) =>
      checkout(shop, shopper, { key: 'key-1', ...(index % 2 === 0 && { expected_total: '5000.00' }) }),
    )
    await line.waiting(20)
    await line.release()

    expect(tally(await race)).toEqual({ 201: 10, 422: 10 })
    expect(await shop.stockOf(gown)).toBe(8)
  })
})

test('checkouts of one product, while others add it to their carts, wait for each other in no circle', async ({
  shop,
  database,
}) => {
  const [gown = 0] = await products(shop, 1, 60)
  const shoppers = await crowd(shop, 50)
  await fillCarts(shop, shoppers, [[gown, 1]])
  const deadlocks = countDeadlocks()

  // An add shares the product's row, a sale replaces it: then the old version stays a place where sessions queue.
  const adding = await hold(database, 'select id from products where id = $1 for key share', [gown])
  const line = await hold(database, 'update products set stock_quantity = 50 where id = $1', [gown])
  const race = times(50, (index) => checkout(shop, shoppers[index] as Shopper))
  await line.waiting(50)
  await line.release()
  const answers = await race
  await adding.release()

  expect(tally(answers)).toEqual({ 201: 50 })
  expect(deadlocks()).toBe(0)
  expect(await shop.stockOf(gown)).toBe(0)
})

describe('carts that hold the same products in another order', () => {
  test('are all bought, and none waits for another in a circle', async ({ shop, database }) => {
    const [first = 0, middle = 0, last = 0] = await products(shop, 3, 100)
    const shoppers = await crowd(shop, 100)
    const lines = [first, middle, last].map((product) => [product, 1] as const)
    await fillCarts(shop, shoppers.slice(0, 50), lines)
    await fillCarts(shop, shoppers.slice(50), lines.toReversed())
    const deadlocks = countDeadlocks()

    // Who has locked the first or the last product now waits for the one in the middle.
    const line = await holdProduct(database, middle)
    const race = times(100, (index) => checkout(shop, shoppers[(index * 37) % 100] as Shopper))
    await line.waiting(90)
    await line.release()
    const answers = await race

    expect(tally(answers)).toEqual({ 201: 100 })
    expect(deadlocks()).toBe(0)
    expect([await shop.stockOf(first), await shop.stockOf(middle), await shop.stockOf(last)]).toEqual([
      0, 0, 0,
    ])
    expect(await linesLeft(shop, shoppers)).toEqual([])
    await expectInvariants(shop, [
      [first, 100],
      [middle, 100],
      [last, 100],
    ])
  })

  test('and more than there is: what is sold is what is gone', async ({ shop }) => {
    const ids = await products(shop, 4, 25)
    const shoppers = await crowd(shop, 100)
    for (const [index, shopper] of shoppers.entries()) {
      const rotated = [...ids.slice(index % 4), ...ids.slice(0, index % 4)]
      const lines = rotated.slice(0, 2 + (index % 3)).map((id) => [id, 1 + (index % 2)] as const)
      await fillCarts(shop, [shopper], index % 2 === 0 ? lines : lines.toReversed())
    }
    const deadlocks = countDeadlocks()

    const answers = await times(100, (index) => checkout(shop, shoppers[index] as Shopper))

    const { 201: sold = 0, 409: refused = 0 } = tally(answers)
    expect(sold + refused).toBe(100)
    expect(refused).toBeGreaterThan(0)
    expect(deadlocks()).toBe(0)
    await expectInvariants(
      shop,
      ids.map((id) => [id, 25]),
    )
  })
})

test('a checkout that is given up at its deadline, and sent again with its key, is made once', async ({
  shop,
  database,
  databaseUrl,
  roundTrips,
}) => {
  const impatient = new Shop(
    connect({ url: databaseUrl, fetch: database.endpoint.fetch, timeoutMs: 300 }),
    database,
    roundTrips,
  )
  const shopper = await shop.customer()
  const [gown = 0] = await products(shop, 1, 10)
  await shop.fillCart(shopper, [[gown, 2]])

  const line = await holdProduct(database, gown)
  const givenUp = await checkout(impatient, shopper, { key: 'key-1' })
  await line.release()
  const again = await checkout(shop, shopper, { key: 'key-1' })

  expect(givenUp.status).toBe(503)
  expect(givenUp.headers.get('Retry-After')).toBeTruthy()
  expect(again.status).toBe(201)
  expect((await shop.get('/api/orders', shopper)).body).toEqual([again.body])
  expect(await shop.stockOf(gown)).toBe(8)
})
