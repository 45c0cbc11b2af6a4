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
import { Shop, type Shopper } from '../../../test/shop.ts'
import { connect } from '../../db/client.ts'

vi.setConfig({ testTimeout: RACE_TIMEOUT_MS })

const read = async (shop: Shop, shopper: Shopper) => (await shop.get('/api/cart', shopper)).body
const add = (shop: Shop, shopper: Shopper, product_id: number, quantity = 1) =>
  shop.post('/api/cart/items', { product_id, quantity }, shopper)
const checkout = (shop: Shop, shopper: Shopper) =>
  shop.post('/api/checkout', { shipping_address: 'Lahore' }, shopper)

/** How many pieces of a product a shopper has ordered. */
async function ordered(shop: Shop, { id }: Shopper, product: number): Promise<number> {
  const [row] = await shop.sql<{ pieces: number }>(
    `select coalesce(sum(quantity), 0)::int as pieces
     from orders join order_items on order_id = orders.id where user_id = $1 and product_id = $2`,
    [id, product],
  )
  return row?.pieces ?? 0
}

describe('a cart that changes while it is bought', () => {
  test('loses no piece that is added: each is ordered or still there', async ({ shop, database }) => {
    const [shopper] = (await crowd(shop, 1)) as [Shopper]
    const gown = await shop.product({ stock_quantity: 100 })
    const scarf = await shop.product({ stock_quantity: 100 })
    await fillCarts(shop, [shopper], [[gown, 1]])

    // The checkout has its lines and waits for the product; now more is added to that line, and a new line.
    const line = await holdProduct(database, gown)
    const order = checkout(shop, shopper)
    await line.waiting(1)
    const more = times(20, () => add(shop, shopper, gown))
    await Promise.race([more, line.waiting(21)])
    const others = times(20, () => add(shop, shopper, scarf))
    await line.release()

    expect((await order).status).toBe(201)
    expect(tally([...(await more), ...(await others)])).toEqual({ 200: 40 })
    const { total_quantity } = await read(shop, shopper)
    const bought = (await ordered(shop, shopper, gown)) + (await ordered(shop, shopper, scarf))
    expect(bought + total_quantity).toBe(41)
    await expectInvariants(shop, [
      [gown, 100],
      [scarf, 100],
    ])
  })

  test('loses no piece when carts are filled and bought over and over', async ({ shop }) => {
    const gown = await shop.product({ stock_quantity: 2000 })
    const shoppers = await crowd(shop, 5)
    await fillCarts(shop, shoppers, [])
    const deadlocks = countDeadlocks()

    const answers = await times(200, (index) => {
      const shopper = shoppers[index % 5] as Shopper
      return index % 4 === 3 ? checkout(shop, shopper) : add(shop, shopper, gown, 2)
    })

    const adds = answers.filter((_, index) => index % 4 !== 3)
    expect(tally(adds)).toEqual({ 200: 150 })
    for (const { status } of answers) expect([200, 201, 400]).toContain(status)
    let [bought, left] = [0, 0]
    for (const shopper of shoppers) {
      bought += await ordered(shop, shopper, gown)
      left += (await read(shop, shopper)).total_quantity
    }
    expect(bought + left).toBe(300)
    expect(await shop.stockOf(gown)).toBe(2000 - bought)
    expect(deadlocks()).toBe(0)
    await expectInvariants(shop, [[gown, 2000]])
  })

  test('is cleared or bought, line by line in no circle of waiting', async ({ shop, database }) => {
    // The planner is free to clear lines in the order in which they lie, not by product.
    const url = new URL(database.url)
    url.searchParams.set('application_name', 'unindexed')
    url.searchParams.set('options', '-c enable_indexscan=off')
    const unindexed = new Shop(
      connect({ url: url.href, fetch: database.endpoint.fetch, timeoutMs: 40_000 }),
      database,
      () => database.endpoint.requests('unindexed'),
    )
    const [shopper] = (await crowd(shop, 1)) as [Shopper]
    const [gown, scarf] = [
      await shop.product({ stock_quantity: 10 }),
      await shop.product({ stock_quantity: 10 }),
    ]
    await fillCarts(
      shop,
      [shopper],
      [
        [scarf, 1],
        [gown, 1],
      ],
    )
    const deadlocks = countDeadlocks()

    // The checkout has the gown's line and waits for the gown; the clearing meets the scarf's line first.
    const line = await holdProduct(database, gown)
    const order = checkout(shop, shopper)
    await line.waiting(1)
    const cleared = unindexed.delete('/api/cart', shopper)
    await line.waiting(2)
    await line.release()

    expect([(await order).status, (await cleared).status]).toEqual([201, 204])
    expect(deadlocks()).toBe(0)
    expect((await read(shop, shopper)).items).toEqual([])
    await expectInvariants(shop, [
      [gown, 10],
      [scarf, 10],
    ])
  })

  test('has lines that are gone afterwards: setting or removing one that was sold is 404', async ({
    shop,
    database,
  }) => {
    const [shopper] = (await crowd(shop, 1)) as [Shopper]
    const gown = await shop.product({ stock_quantity: 10 })
    await fillCarts(shop, [shopper], [[gown, 1]])
    const [{ id }] = (await read(shop, shopper)).items

    const line = await holdProduct(database, gown)
    const order = checkout(shop, shopper)
    await line.waiting(1)
    const set = shop.put(`/api/cart/items/${id}`, { quantity: 5 }, shopper)
    const removed = shop.delete(`/api/cart/items/${id}`, shopper)
    await Promise.race([Promise.all([set, removed]), line.waiting(3)])
    await line.release()

    expect((await order).body.items).toMatchObject([{ product_id: gown, quantity: 1 }])
    expect([(await set).status, (await removed).status]).toEqual([404, 404])
  })

  test('is bought with the quantity that was set before it', async ({ shop, database }) => {
    const [shopper] = (await crowd(shop, 1)) as [Shopper]
    const gown = await shop.product({ price: '100.00', stock_quantity: 10 })
    await fillCarts(shop, [shopper], [[gown, 1]])

    const line = await hold(database, 'update cart_items set quantity = 3 where product_id = $1', [gown])
    const order = checkout(shop, shopper)
    await line.waiting(1)
    await line.release()

    expect((await order).body).toMatchObject({ total_amount: '300.00', items: [{ quantity: 3 }] })
    await expectInvariants(shop, [[gown, 10]])
  })
})
