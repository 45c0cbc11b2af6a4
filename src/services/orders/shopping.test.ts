import { describe, expect } from 'vitest'
import type { Principal } from '../../lib/principal.ts'
import { type Shopper, test as base } from '../../../test/shop.ts'
import type { Shopping } from '../chat/shopping.ts'
import { shoppingOf } from './shopping.ts'

const test = base.extend('shopping', ({ db }): Shopping => shoppingOf(db))

const principal = ({ id }: Shopper): Principal => ({ userId: id, tokenVersion: 0 })

describe('the cart', () => {
  test('is the one that the API answers, in one request', async ({ shop, shopping, roundTrips }) => {
    const shopper = await shop.customer()
    await shop.fillCart(shopper, [[await shop.product(), 2]])
    const before = roundTrips()

    const cart = await shopping.readCart(principal(shopper))

    expect(roundTrips() - before).toBe(1)
    expect(cart).toEqual((await shop.get('/api/cart', shopper)).body)
  })

  test('takes pieces once for each key', async ({ shop, shopping, roundTrips }) => {
    const shopper = await shop.customer()
    const item = { product_id: await shop.product(), quantity: 2 }
    const before = roundTrips()

    const first = await shopping.addToCart(principal(shopper), item, 'chat-1')
    const second = await shopping.addToCart(principal(shopper), item, 'chat-1')

    expect(roundTrips() - before).toBe(2)
    expect(first.items).toMatchObject([item])
    expect(second).toEqual(first)
  })

  test('refuses as the API does', async ({ shop, shopping }) => {
    const shopper = await shop.customer()
    const [gown, hidden] = [
      await shop.product({ stock_quantity: 1 }),
      await shop.product({ is_active: false }),
    ]
    const add = (product_id: number, quantity: number, key: string) =>
      shopping.addToCart(principal(shopper), { product_id, quantity }, key)

    await expect(add(hidden, 1, 'a')).rejects.toMatchObject({ kind: 'not_found' })
    await expect(add(gown, 2, 'b')).rejects.toMatchObject({ kind: 'conflict', members: { in_stock: 1 } })
    await add(gown, 1, 'c')
    await expect(add(gown, 2, 'c')).rejects.toMatchObject({ kind: 'invalid' })
  })
})

describe('orders', () => {
  test('are the caller’s own, the latest first', async ({ shop, shopping, roundTrips }) => {
    const [amina, zara] = [await shop.customer(), await shop.customer()]
    const gown = await shop.product()
    const orders = []
    for (const shopper of [amina, zara, amina, amina]) orders.push((await shop.buy(shopper, gown)).body)
    const before = roundTrips()

    const latest = await shopping.listOrders(principal(amina), 2)

    expect(roundTrips() - before).toBe(1)
    expect(latest).toEqual([orders[3], orders[2]])
  })

  test('of another are not there, for an admin neither', async ({ shop, shopping, roundTrips }) => {
    const [amina, zara, admin] = [await shop.customer(), await shop.customer(), await shop.admin()]
    const { body: order } = await shop.buy(amina, await shop.product())
    const before = roundTrips()

    expect(await shopping.findOrder(principal(amina), order.id)).toEqual(order)
    expect(roundTrips() - before).toBe(1)
    expect(await shopping.findOrder(principal(zara), order.id)).toBeUndefined()
    expect(await shopping.findOrder(principal(admin), order.id)).toBeUndefined()
    expect(await shopping.listOrders(principal(admin), 5)).toEqual([])
    expect(await shopping.findOrder(principal(amina), 0)).toBeUndefined()
  })
})

test('nothing is for an account that does not stand', async ({ shop, shopping }) => {
  const shopper = await shop.customer()
  await shop.sql('update users set is_active = false where id = $1', [shopper.id])
  const caller = principal(shopper)
  const item = { product_id: await shop.product(), quantity: 1 }

  for (const refused of [
    () => shopping.readCart(caller),
    () => shopping.addToCart(caller, item, 'chat-1'),
    () => shopping.findOrder(caller, 1),
    () => shopping.listOrders(caller, 5),
  ]) {
    await expect(refused()).rejects.toMatchObject({ kind: 'unauthorized' })
  }
})
