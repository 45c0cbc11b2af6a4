import { expect, vi } from 'vitest'
import {
  countDeadlocks,
  crowd,
  fillCarts,
  hold,
  tally,
  times,
  raceTest as test,
  RACE_TIMEOUT_MS,
} from '../../../test/crowd.ts'
import { expectInvariants } from '../../../test/invariants.ts'
import type { Shop, Shopper } from '../../../test/shop.ts'

vi.setConfig({ testTimeout: RACE_TIMEOUT_MS })

const checkout = (shop: Shop, { token }: Shopper, more: object = {}) =>
  shop.post('/api/checkout', { shipping_address: 'Lahore', ...more }, { token })

test('prices that change while orders are placed: every order is worth exactly its lines', async ({
  shop,
}) => {
  const admin = await shop.admin()
  const [gown, scarf] = [
    await shop.product({ price: '1.00', stock_quantity: 500 }),
    await shop.product({ price: '1.00', stock_quantity: 500 }),
  ]
  const shoppers = await crowd(shop, 80)
  await fillCarts(shop, shoppers, [
    [gown, 2],
    [scarf, 3],
  ])
  const deadlocks = countDeadlocks()

  const changes = times(40, (index) =>
    shop.put(`/api/products/${index % 2 ? gown : scarf}`, { price: `${index + 2}.37` }, admin),
  )
  const answers = await Promise.all(shoppers.map((shopper) => checkout(shop, shopper)))

  expect(tally(await changes)).toEqual({ 200: 40 })
  expect(tally(answers)).toEqual({ 201: 80 })
  expect(deadlocks()).toBe(0)
  await expectInvariants(shop, [
    [gown, 500],
    [scarf, 500],
  ])
})

test('orders that wait while a price changes are charged the new one, in total and line', async ({
  shop,
  database,
}) => {
  const gown = await shop.product({ price: '5000.00', stock_quantity: 100 })
  const shoppers = await crowd(shop, 40)
  await fillCarts(shop, shoppers, [[gown, 2]])

  const change = await hold(database, 'update products set price = 7777.77, name = $2 where id = $1', [
    gown,
    'New',
  ])
  const race = Promise.all(shoppers.map((shopper) => checkout(shop, shopper)))
  await change.waiting(40)
  await change.release()

  for (const { status, body } of await race) {
    expect(status).toBe(201)
    expect(body).toMatchObject({
      total_amount: '15555.54',
      items: [{ product_name: 'New', price: '7777.77' }],
    })
  }
  await expectInvariants(shop, [[gown, 100]])
})

test('who expected the old price while it changed is told the new total and buys nothing', async ({
  shop,
  database,
}) => {
  const gown = await shop.product({ price: '5000.00', stock_quantity: 100 })
  const shoppers = await crowd(shop, 40)
  await fillCarts(shop, shoppers, [[gown, 2]])

  const change = await hold(database, 'update products set price = 7777.77 where id = $1', [gown])
  const race = times(40, (index) =>
    checkout(shop, shoppers[index] as Shopper, { expected_total: '10000.00' }),
  )
  await change.waiting(40)
  await change.release()

  for (const { status, body } of await race) {
    expect(status).toBe(409)
    expect(body.total_amount).toBe('15555.54')
  }
  expect(await shop.stockOf(gown)).toBe(100)
})

test('orders that wait while a product goes off sale are refused', async ({ shop, database }) => {
  const gown = await shop.product({ stock_quantity: 100 })
  const shoppers = await crowd(shop, 40)
  await fillCarts(shop, shoppers, [[gown, 2]])

  const change = await hold(database, 'update products set is_active = false where id = $1', [gown])
  const race = Promise.all(shoppers.map((shopper) => checkout(shop, shopper)))
  await change.waiting(40)
  await change.release()

  for (const { status, body } of await race) {
    expect(status).toBe(409)
    expect(body.lines).toMatchObject([{ product_id: gown, requested: 2, in_stock: 0 }])
  }
  expect(await shop.stockOf(gown)).toBe(100)
})

test('an order that waits while its account is deactivated is placed or refused, never half', async ({
  shop,
  database,
}) => {
  const gown = await shop.product({ stock_quantity: 10 })
  const [shopper] = (await crowd(shop, 1)) as [Shopper]
  await fillCarts(shop, [shopper], [[gown, 2]])

  const change = await hold(database, 'update users set is_active = false where id = $1', [shopper.id])
  const race = checkout(shop, shopper)
  await race
  await change.release()

  expect((await checkout(shop, shopper)).status).toBe(401)
  expect(await shop.stockOf(gown)).toBe((await race).status === 201 ? 8 : 10)
  await expectInvariants(shop, [[gown, 10]])
})
