import { describe, expect, vi } from 'vitest'
import {
  countDeadlocks,
  crowd,
  fillCarts,
  hold,
  holdProduct,
  raceTest as test,
  RACE_TIMEOUT_MS,
  tally,
  times,
} from '../../../test/crowd.ts'
import { expectInvariants } from '../../../test/invariants.ts'
import type { Shop, Shopper } from '../../../test/shop.ts'

vi.setConfig({ testTimeout: RACE_TIMEOUT_MS })

const checkout = (shop: Shop, { token }: Shopper) =>
  shop.post('/api/checkout', { shipping_address: '12 Mall Road, Lahore' }, { token })

/** `count` products, in the order of their ids, each with so much stock. */
const products = async (shop: Shop, count: number, stock_quantity: number): Promise<number[]> => {
  const ids: number[] = []
  for (let made = 0; made < count; made += 1) ids.push(await shop.product({ stock_quantity }))
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
    const race = Promise.all(shoppers.map((shopper) => checkout(shop, shopper)))
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

    const answers = await Promise.all(shoppers.map((shopper) => checkout(shop, shopper)))

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
  const race = Promise.all(shoppers.map((shopper) => checkout(shop, shopper)))
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

    const answers = await Promise.all(shoppers.map((shopper) => checkout(shop, shopper)))

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
