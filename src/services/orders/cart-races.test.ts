import { describe, expect, vi } from 'vitest'
import {
  countDeadlocks,
  crowd,
  fillCarts,
  hold,
  holdCart,
  holdProduct,
  raceTest as test,
  RACE_TIMEOUT_MS,
  tally,
  times,
} from '../../../test/crowd.ts'
import type { Shop, Shopper } from '../../../test/shop.ts'

vi.setConfig({ testTimeout: RACE_TIMEOUT_MS })

const read = async (shop: Shop, shopper: Shopper) => (await shop.get('/api/cart', shopper)).body
const add = (shop: Shop, shopper: Shopper, product_id: number, quantity = 1) =>
  shop.post('/api/cart/items', { product_id, quantity }, shopper)

describe('a first cart', () => {
  test.for([['rollback'], ['commit']] as const)(
    'read by 30 at once is made once, whether the one they wait for fails (%s) or not',
    async ([how], { shop, database }) => {
      const shopper = await shop.customer()

      const line = await hold(database, 'insert into carts (user_id) values ($1)', [shopper.id])
      const race = times(30, () => shop.get('/api/cart', shopper))
      await line.waiting(30)
      await line.release(how)
      const answers = await race

      expect(tally(answers)).toEqual({ 200: 30 })
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
      expect(await shop.sql('select id from carts where user_id = $1', [shopper.id])).toHaveLength(1)
    },
  )

  test('filled by 80 at once, before and after it is there, holds every piece', async ({
    shop,
    database,
  }) => {
    const shopper = await shop.customer()
    const products = await times(20, () => shop.product({ stock_quantity: 100 }))
    const deadlocks = countDeadlocks()
    const addOne = (index: number) => add(shop, shopper, products[index % 20] ?? 0)

    const line = await hold(database, 'insert into carts (user_id) values ($1)', [shopper.id])
    const early = times(40, addOne)
    await line.waiting(40)
    await line.release()
    const late = times(40, (index) => addOne(19 - (index % 20)))

    expect(tally([...(await early), ...(await late)])).toEqual({ 200: 80 })
    const cart = await read(shop, shopper)
    expect(cart.items.map(({ quantity }: { quantity: number }) => quantity)).toEqual(Array(20).fill(4))
    expect(deadlocks()).toBe(0)
  })
})

describe('one product added at once', () => {
  test('30 times to a cart that is not there yet makes one line with the exact sum', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 999 })
    const deadlocks = countDeadlocks()

    const answers = await times(30, (index) => add(shop, shopper, gown, 1 + (index % 3)))

    expect(tally(answers)).toEqual({ 200: 30 })
    expect(await read(shop, shopper)).toMatchObject({ item_count: 1, total_quantity: 60 })
    expect(deadlocks()).toBe(0)
  })

  test('never passes the stock, and who is refused is told of it', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 10 })

    const answers = await times(30, () => add(shop, shopper, gown))

    expect(tally(answers)).toEqual({ 200: 10, 409: 20 })
    for (const { status, body } of answers) if (status === 409) expect(body.in_stock).toBe(10)
    expect((await read(shop, shopper)).total_quantity).toBe(10)
  })

  test('never passes 999, and who is refused is told of that, not of stock', async ({ shop, database }) => {
    const [shopper] = (await crowd(shop, 1)) as [Shopper]
    const gown = await shop.product({ stock_quantity: 5000 })
    await fillCarts(shop, [shopper], [[gown, 990]])

    const line = await hold(database, 'select id from cart_items where product_id = $1 for update', [gown])
    const race = times(30, () => add(shop, shopper, gown))
    await line.waiting(30)
    await line.release()
    const answers = await race

    expect(tally(answers)).toEqual({ 200: 9, 409: 21 })
    for (const { status, body } of answers) {
      if (status === 409) expect(body).toMatchObject({ detail: expect.stringContaining('999') })
      if (status === 409) expect(body).not.toHaveProperty('in_stock')
    }
    expect((await read(shop, shopper)).total_quantity).toBe(999)
  })
})

test('ten removals of one line at once: one 204, the others 404', async ({ shop }) => {
  const [shopper] = (await crowd(shop, 1)) as [Shopper]
  await fillCarts(shop, [shopper], [[await shop.product(), 1]])
  const [{ id }] = (await read(shop, shopper)).items

  const answers = await times(10, () => shop.delete(`/api/cart/items/${id}`, shopper))

  expect(tally(answers)).toEqual({ 204: 1, 404: 9 })
})

test('reading and filling a cart waits for no checkout of another', async ({ shop, database }) => {
  const [shopper, other] = (await crowd(shop, 2)) as [Shopper, Shopper]
  const gown = await shop.product({ stock_quantity: 10 })
  await fillCarts(shop, [shopper, other], [[gown, 1]])

  const [product, cart] = [await holdProduct(database, gown), await holdCart(database, shopper)]
  const answers = [
    await shop.get('/api/cart', shopper),
    await shop.get('/api/cart', other),
    await add(shop, other, gown),
  ]
  await product.release()
  await cart.release()

  expect(tally(answers)).toEqual({ 200: 3 })
})
