import { describe, expect } from 'vitest'
import { type Shop, type Shopper, test } from '../../../test/shop.ts'

const add = (shop: Shop, { token }: Shopper, key: string, json: object) =>
  shop.post('/api/cart/items', json, { token, headers: { 'Idempotency-Key': key } })

const cartOf = async (shop: Shop, shopper: Shopper) => (await shop.get('/api/cart', shopper)).body

describe('the same addition under the same key again', () => {
  test('adds nothing and gives the cart, in one request to the database', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()

    const first = await add(shop, shopper, 'key-1', { product_id: gown, quantity: 2 })
    const second = await add(shop, shopper, 'key-1', { product_id: gown, quantity: 2 })

    expect([first.status, second.status]).toEqual([200, 200])
    expect(first.body.items).toMatchObject([{ product_id: gown, quantity: 2 }])
    expect(second.body).toEqual(first.body)
    expect([first.roundTrips, second.roundTrips]).toEqual([1, 1])
  })

  test('gives the cart as it is now, not as it was', async ({ shop }) => {
    const shopper = await shop.customer()
    const [gown, scarf] = [await shop.product(), await shop.product()]
    await add(shop, shopper, 'key-1', { product_id: gown, quantity: 2 })
    await shop.fillCart(shopper, [
      [gown, 1],
      [scarf, 4],
    ])

    const { body } = await add(shop, shopper, 'key-1', { product_id: gown, quantity: 2 })

    expect(body.items).toMatchObject([
      { product_id: gown, quantity: 3 },
      { product_id: scarf, quantity: 4 },
    ])
  })

  test('adds nothing after the line was bought or taken out', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()
    await add(shop, shopper, 'bought', { product_id: gown, quantity: 2 })
    await shop.post('/api/checkout', { shipping_address: 'Lahore' }, shopper)
    await add(shop, shopper, 'cleared', { product_id: gown, quantity: 1 })
    await shop.delete('/api/cart', shopper)

    const bought = await add(shop, shopper, 'bought', { product_id: gown, quantity: 2 })
    const cleared = await add(shop, shopper, 'cleared', { product_id: gown, quantity: 1 })

    expect([bought.status, cleared.status]).toEqual([200, 200])
    expect((await cartOf(shop, shopper)).items).toEqual([])
  })

  test('is no refusal when the product is sold out or off sale by now', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()
    await add(shop, shopper, 'key-1', { product_id: gown, quantity: 2 })
    await shop.sql('update products set stock_quantity = 0, is_active = false where id = $1', [gown])

    const { status, body } = await add(shop, shopper, 'key-1', { product_id: gown, quantity: 2 })

    expect(status).toBe(200)
    expect(body.items).toMatchObject([{ product_id: gown, quantity: 2, available: false }])
  })

  test('is the same with the quantity left out or said to be one', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()
    await add(shop, shopper, 'key-1', { product_id: gown })

    const { body } = await add(shop, shopper, 'key-1', { quantity: 1, product_id: gown, note: 'ignored' })

    expect(body.items).toMatchObject([{ quantity: 1 }])
  })
})

describe('the same key for something else', () => {
  test.for(['another quantity', 'another product'] as const)(
    '%s is 422 and adds nothing',
    async (what, { shop }) => {
      const shopper = await shop.customer()
      const [gown, scarf] = [await shop.product(), await shop.product()]
      await add(shop, shopper, 'key-1', { product_id: gown, quantity: 2 })

      const other =
        what === 'another product' ? { product_id: scarf, quantity: 2 } : { product_id: gown, quantity: 3 }
      const { status, body } = await add(shop, shopper, 'key-1', other)

      expect(status).toBe(422)
      expect(body.errors).toMatchObject([{ path: 'idempotency-key' }])
      expect((await cartOf(shop, shopper)).items).toMatchObject([{ product_id: gown, quantity: 2 }])
    },
  )

  test('by another user is that user’s own key', async ({ shop }) => {
    const [one, other] = [await shop.customer(), await shop.customer()]
    const [gown, scarf] = [await shop.product(), await shop.product()]

    await add(shop, one, 'shared', { product_id: gown, quantity: 2 })
    const { status, body } = await add(shop, other, 'shared', { product_id: scarf, quantity: 1 })

    expect(status).toBe(200)
    expect(body.items).toMatchObject([{ product_id: scarf, quantity: 1 }])
  })

  test('to check out is another key', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()
    await add(shop, shopper, 'key-1', { product_id: gown, quantity: 2 })

    const bought = await shop.post(
      '/api/checkout',
      { shipping_address: 'Lahore' },
      { token: shopper.token, headers: { 'Idempotency-Key': 'key-1' } },
    )
    const again = await add(shop, shopper, 'key-1', { product_id: gown, quantity: 2 })

    expect([bought.status, again.status]).toEqual([201, 200])
    expect(again.body.items).toEqual([])
  })

  test('in another case is another key', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()

    await add(shop, shopper, 'key-a', { product_id: gown, quantity: 1 })
    const { body } = await add(shop, shopper, 'KEY-A', { product_id: gown, quantity: 1 })

    expect(body.items).toMatchObject([{ quantity: 2 }])
  })
})

describe('a refused addition does not use its key up', () => {
  test('when there was no such product yet', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ is_active: false })
    const refused = await add(shop, shopper, 'key-1', { product_id: gown, quantity: 1 })
    await shop.sql('update products set is_active = true where id = $1', [gown])

    const { status, body } = await add(shop, shopper, 'key-1', { product_id: gown, quantity: 1 })

    expect([refused.status, status]).toEqual([404, 200])
    expect(body.items).toMatchObject([{ quantity: 1 }])
  })

  test('when it was more than the shop had', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 3 })
    const refused = await add(shop, shopper, 'key-1', { product_id: gown, quantity: 4 })

    const { status } = await add(shop, shopper, 'key-1', { product_id: gown, quantity: 3 })

    expect([refused.status, status]).toEqual([409, 200])
    expect(refused.body.in_stock).toBe(3)
  })

  test('when only the sum passed the stock', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 3 })
    await add(shop, shopper, 'key-1', { product_id: gown, quantity: 2 })
    const refused = await add(shop, shopper, 'key-2', { product_id: gown, quantity: 2 })
    await shop.delete('/api/cart', shopper)

    const { status, body } = await add(shop, shopper, 'key-2', { product_id: gown, quantity: 2 })

    expect([refused.status, status]).toEqual([409, 200])
    expect(body.items).toMatchObject([{ quantity: 2 }])
  })
})

describe('keys of additions', () => {
  test.for([
    ['one character', 'x'],
    ['255 characters', 'k'.repeat(255)],
    ['punctuation', `!"#$%&'()*+,-./:;<=>?@[\\]^_{|}~`],
  ] as const)('of %s are taken', async ([, key], { shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()

    await add(shop, shopper, key, { product_id: gown, quantity: 1 })
    const { status, body } = await add(shop, shopper, key, { product_id: gown, quantity: 1 })

    expect(status).toBe(200)
    expect(body.items).toMatchObject([{ quantity: 1 }])
  })

  test.for([
    ['nothing', ''],
    ['256 characters', 'k'.repeat(256)],
    ['two words', 'two words'],
    ['a letter beyond ASCII', 'clé'],
    ['a control character', 'key\u007f'],
  ] as const)('of %s are 422', async ([, key], { shop }) => {
    const shopper = await shop.customer()

    const { status, body } = await add(shop, shopper, key, { product_id: await shop.product() })

    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'idempotency-key' }])
    expect((await cartOf(shop, shopper)).items).toEqual([])
  })

  test('know when they were first used, so that old ones can be cleaned up', async ({ shop }) => {
    const shopper = await shop.customer()
    await add(shop, shopper, 'key-1', { product_id: await shop.product() })

    const kept = await shop.sql(
      `select idempotency_key from cart_additions
       where user_id = $1 and created_at between now() - interval '1 minute' and now()`,
      [shopper.id],
    )

    expect(kept).toEqual([{ idempotency_key: 'key-1' }])
  })

  test('go with their account', async ({ shop }) => {
    const shopper = await shop.customer()
    await add(shop, shopper, 'key-1', { product_id: await shop.product() })

    await shop.sql('delete from carts where user_id = $1', [shopper.id])
    await shop.sql('delete from users where id = $1', [shopper.id])

    expect(await shop.sql('select 1 from cart_additions where user_id = $1', [shopper.id])).toEqual([])
  })
})

test('an addition under a key by an account that is closed is 401 and makes no cart', async ({ shop }) => {
  const shopper = await shop.customer()
  await shop.sql('update users set is_active = false where id = $1', [shopper.id])

  const { status } = await add(shop, shopper, 'key-1', { product_id: await shop.product() })

  expect(status).toBe(401)
  expect(await shop.sql('select 1 from carts where user_id = $1', [shopper.id])).toEqual([])
})
