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
import { expectInvariants } from '../../../test/invariants.ts'
import { Shop, type Shopper } from '../../../test/shop.ts'
import { connect } from '../../db/client.ts'

vi.setConfig({ testTimeout: RACE_TIMEOUT_MS })

const add = (shop: Shop, { token }: Shopper, key: string, product_id: number, quantity = 1) =>
  shop.post('/api/cart/items', { product_id, quantity }, { token, headers: { 'Idempotency-Key': key } })
const quantities = async (shop: Shop, shopper: Shopper) =>
  (await shop.get('/api/cart', shopper)).body.items.map(({ quantity }: { quantity: number }) => quantity)
const shopperOf = async (shop: Shop) => (await crowd(shop, 1))[0] as Shopper

describe('one key, sent by 50 at once', () => {
  test('adds once to a cart that is there', async ({ shop, database }) => {
    const shopper = await shopperOf(shop)
    const gown = await shop.product({ stock_quantity: 100 })
    await fillCarts(shop, [shopper], [[gown, 1]])

    const line = await holdCart(database, shopper)
    const race = times(50, () => add(shop, shopper, 'key-1', gown, 2))
    await line.waiting(50)
    await line.release()

    expect(tally(await race)).toEqual({ 200: 50 })
    expect(await quantities(shop, shopper)).toEqual([3])
  })

  test.for([['rollback'], ['commit']] as const)(
    'adds once to the very first cart of a user, whether the one they wait for fails (%s) or not',
    async ([how], { shop, database }) => {
      const shopper = await shopperOf(shop)
      const gown = await shop.product({ stock_quantity: 100 })

      const line = await hold(database, 'insert into carts (user_id) values ($1)', [shopper.id])
      const race = times(50, () => add(shop, shopper, 'key-1', gown, 2))
      await line.waiting(50)
      await line.release(how)

      expect(tally(await race)).toEqual({ 200: 50 })
      expect(await quantities(shop, shopper)).toEqual([2])
    },
  )

  test('and for two bodies adds one of them, and the others are told so', async ({ shop, database }) => {
    const shopper = await shopperOf(shop)
    const gown = await shop.product({ stock_quantity: 100 })

    const line = await hold(database, 'insert into carts (user_id) values ($1)', [shopper.id])
    const race = times(20, (index) => add(shop, shopper, 'key-1', gown, 1 + (index % 2)))
    await line.waiting(20)
    await line.release()

    expect(tally(await race)).toEqual({ 200: 10, 422: 10 })
    expect([[1], [2]]).toContainEqual(await quantities(shop, shopper))
  })
})

test('many keys at once add all of what they ask for, beside additions without one', async ({ shop }) => {
  const shopper = await shopperOf(shop)
  const [gown, scarf] = [
    await shop.product({ stock_quantity: 500 }),
    await shop.product({ stock_quantity: 500 }),
  ]
  const deadlocks = countDeadlocks()

  const [keyed, plain] = await Promise.all([
    times(60, (index) => add(shop, shopper, `key-${index % 30}`, index % 2 ? gown : scarf)),
    times(30, (index) =>
      shop.post('/api/cart/items', { product_id: index % 2 ? gown : scarf, quantity: 1 }, shopper),
    ),
  ])

  expect(tally([...keyed, ...plain])).toEqual({ 200: 90 })
  expect(await quantities(shop, shopper)).toEqual([30, 30])
  expect(deadlocks()).toBe(0)
})

test('keyed additions, checkouts, edits and clearings of the same carts wait in no circle', async ({
  shop,
}) => {
  const products = await times(3, () => shop.product({ stock_quantity: 5_000 }))
  const [first = 0, middle = 0, last = 0] = products.toSorted((one, other) => one - other)
  const shoppers = await crowd(shop, 8)
  await fillCarts(shop, shoppers, [
    [last, 1],
    [first, 1],
  ])
  const deadlocks = countDeadlocks()

  const answers = await times(240, async (index) => {
    const shopper = shoppers[index % 8] as Shopper
    const product = [last, middle, first][index % 3] as number
    switch (Math.floor(index / 8) % 6) {
      case 0:
        return shop.post('/api/checkout', { shipping_address: 'Lahore' }, shopper)
      case 1:
        return shop.delete('/api/cart', shopper)
      case 2:
        return shop.post('/api/cart/items', { product_id: product, quantity: 1 }, shopper)
      default:
        return add(shop, shopper, `key-${index % 40}`, product)
    }
  })

  expect(
    Object.keys(tally(answers)).filter((status) => !['200', '201', '204', '400', '422'].includes(status)),
  ).toEqual([])
  expect(deadlocks()).toBe(0)
  await expectInvariants(
    shop,
    products.map((product) => [product, 5_000]),
  )
})

test('additions with and without a key, and a checkout between them in the queue, wait in no circle', async ({
  shop,
  database,
}) => {
  const shopper = await shopperOf(shop)
  const [gown, scarf] = [await shop.product(), await shop.product()]
  await fillCarts(shop, [shopper], [[scarf, 1]])
  const deadlocks = countDeadlocks()

  const line = await holdCart(database, shopper)
  const keyed = add(shop, shopper, 'key-1', gown, 2)
  await line.waiting(1)
  const bought = shop.post('/api/checkout', { shipping_address: 'Lahore' }, shopper)
  await line.waiting(2)
  const plain = shop.post('/api/cart/items', { product_id: gown, quantity: 1 }, shopper)
  await line.waiting(3)
  await line.release()

  expect(tally(await Promise.all([keyed, bought, plain]))).toEqual({ 200: 2, 201: 1 })
  expect(deadlocks()).toBe(0)
})

test('a retry that meets its own first delivery, still running, adds nothing more', async ({
  shop,
  database,
  databaseUrl,
}) => {
  const shopper = await shopperOf(shop)
  const gown = await shop.product({ stock_quantity: 100 })
  await fillCarts(shop, [shopper], [[gown, 1]])
  let sent = 0
  const forgetful = new Shop(
    connect({
      url: databaseUrl,
      timeoutMs: 40_000,
      // The first delivery is carried out, but its sender hears at once that the connection broke.
      fetch: (input, init) => {
        sent += 1
        const answer = database.endpoint.fetch(input, init)
        return sent === 1 ? Promise.reject(new TypeError('fetch failed')) : answer
      },
    }),
    database,
    () => 0,
  )

  const line = await hold(database, 'select id from cart_items where product_id = $1 for update', [gown])
  const adding = forgetful.fetch('POST', '/api/cart/items', {
    token: shopper.token,
    json: { product_id: gown, quantity: 2 },
    headers: { 'Idempotency-Key': 'key-1' },
  })
  await line.waiting(2)
  await line.release()

  expect((await adding).status).toBe(200)
  expect(sent).toBe(2)
  expect(await quantities(shop, shopper)).toEqual([3])
})

test('an addition that is given up at its deadline, and sent again with its key, is made once', async ({
  shop,
  database,
  databaseUrl,
}) => {
  const impatient = new Shop(
    connect({ url: databaseUrl, fetch: database.endpoint.fetch, timeoutMs: 300 }),
    database,
    () => 0,
  )
  const shopper = await shopperOf(shop)
  const gown = await shop.product({ stock_quantity: 100 })
  await fillCarts(shop, [shopper], [[gown, 1]])

  const line = await holdCart(database, shopper)
  const givenUp = await add(impatient, shopper, 'key-1', gown, 2)
  await line.release()
  const again = await add(shop, shopper, 'key-1', gown, 2)

  expect([givenUp.status, again.status]).toEqual([503, 200])
  expect(givenUp.body.detail).toMatch(/may safely be sent again/)
  expect(await quantities(shop, shopper)).toEqual([3])
})

test('a keyed addition waits for no sale of its product', async ({ shop, database }) => {
  const shopper = await shopperOf(shop)
  const gown = await shop.product({ stock_quantity: 100 })

  const sale = await holdProduct(database, gown)
  const { status } = await add(shop, shopper, 'key-1', gown, 2)
  await sale.release()

  expect(status).toBe(200)
})
