import { describe, expect, vi } from 'vitest'
import {
  hold,
  holdCart,
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

const ORDER = { shipping_address: '12 Mall Road, Lahore' }

const checkout = (
  shop: Shop,
  { token }: Shopper,
  { key, ...more }: { key?: string; expected_total?: string } = {},
) =>
  shop.post('/api/checkout', { ...ORDER, ...more }, { token, headers: key ? { 'Idempotency-Key': key } : {} })

describe('one cart', () => {
  test('sent 50 times with one key: one order, and 50 times the same answer', async ({
    shop,
    database,
    roundTrips,
  }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ price: '2500.00', stock_quantity: 10 })
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
    const gown = await shop.product({ price: '2500.00', stock_quantity: 200 })
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
    const gown = await shop.product({ price: '2500.00', stock_quantity: 200 })
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
    const gown = await shop.product({ price: '2500.00', stock_quantity: 10 })
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

test('a checkout that meets the making of a user’s very first cart waits for it, and sells what is in it', async ({
  shop,
  database,
}) => {
  const shopper = await shop.customer()
  const gown = await shop.product({ stock_quantity: 10 })

  const line = await hold(
    database,
    `with made as (insert into carts (user_id) values ($1) returning id)
     insert into cart_items (cart_id, product_id, quantity) select id, $2, 2 from made`,
    [shopper.id, gown],
  )
  const buying = checkout(shop, shopper)
  await line.waiting(1)
  await line.release()

  const { status, body } = await buying
  expect(status).toBe(201)
  expect(body.items).toMatchObject([{ product_id: gown, quantity: 2 }])
})

test('a checkout that is given up at its deadline, and sent again with its key, is made once', async ({
  shop,
  database,
  databaseUrl,
}) => {
  const impatient = new Shop(
    connect({ url: databaseUrl, fetch: database.endpoint.fetch, timeoutMs: 300 }),
    database,
    () => 0,
  )
  const shopper = await shop.customer()
  const gown = await shop.product({ stock_quantity: 10 })
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
