import { describe, expect } from 'vitest'
import { type Shop, type Shopper, test } from '../../../test/shop.ts'

const ORDER = { shipping_address: '12 Mall Road, Lahore' }

const checkout = (shop: Shop, { token }: Shopper, key: string, json: object = ORDER) =>
  shop.post('/api/checkout', json, { token, headers: { 'Idempotency-Key': key } })

/** A shopper with two of a product that costs 2,500 in the cart, and that product. */
async function readyToBuy(shop: Shop) {
  const shopper = await shop.customer()
  const gown = await shop.product({ price: '2500.00', stock_quantity: 10 })
  await shop.fillCart(shopper, [[gown, 2]])
  return { shopper, gown }
}

const orderCount = async (shop: Shop, shopper: Shopper) =>
  Number((await shop.get('/api/orders', shopper)).headers.get('X-Total-Count'))

describe('the same key and body again', () => {
  test('gives the same order, 201 with its Location, and buys nothing twice', async ({ shop }) => {
    const { shopper, gown } = await readyToBuy(shop)

    const first = await checkout(shop, shopper, 'key-1')
    const second = await checkout(shop, shopper, 'key-1')

    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect(second.headers.get('Location')).toBe(`/api/orders/${first.body.id}`)
    expect(await orderCount(shop, shopper)).toBe(1)
    expect(await shop.stockOf(gown)).toBe(8)
  })

  test('leaves what was put into the cart since where it is', async ({ shop }) => {
    const { shopper, gown } = await readyToBuy(shop)
    const first = await checkout(shop, shopper, 'key-1')
    await shop.fillCart(shopper, [[gown, 3]])

    const second = await checkout(shop, shopper, 'key-1')

    expect(second.body).toEqual(first.body)
    expect((await shop.get('/api/cart', shopper)).body.total_quantity).toBe(3)
    expect(await shop.stockOf(gown)).toBe(8)
  })

  test('gives the order as it is now: cancelled', async ({ shop }) => {
    const { shopper, gown } = await readyToBuy(shop)
    const { body: order } = await checkout(shop, shopper, 'key-1')
    const cancelled = await shop.post(`/api/orders/${order.id}/cancel`, undefined, shopper)

    const again = await checkout(shop, shopper, 'key-1')

    expect(again.status).toBe(201)
    expect(again.headers.get('Location')).toBe(`/api/orders/${order.id}`)
    expect(again.body).toEqual(cancelled.body)
    expect(again.body.status).toBe('cancelled')
    expect(await shop.stockOf(gown)).toBe(10)
  })

  test('gives the order as it is now: paid and on its way, its lines as they were bought', async ({
    shop,
  }) => {
    const { shopper, gown } = await readyToBuy(shop)
    const admin = await shop.admin()
    const first = await checkout(shop, shopper, 'key-1')
    await shop.patch(`/api/orders/${first.body.id}`, { status: 'processing', payment_status: 'paid' }, admin)
    await shop.put(`/api/products/${gown}`, { name: 'Renamed', price: '1.00', is_active: false }, admin)

    const again = await checkout(shop, shopper, 'key-1')

    expect(again.status).toBe(201)
    expect(again.body).toMatchObject({
      status: 'processing',
      payment_status: 'paid',
      items: first.body.items,
    })
  })

  test('counts as the same however total, spaces and other keys are written', async ({ shop }) => {
    const { shopper } = await readyToBuy(shop)
    const first = await checkout(shop, shopper, 'key-1', { ...ORDER, expected_total: 5000 })

    const bodies = [
      { ...ORDER, expected_total: '5000' },
      { ...ORDER, expected_total: '5000.00' },
      { expected_total: 5000, shipping_address: ` ${ORDER.shipping_address} `, note: 'ignored' },
    ]
    for (const body of bodies) {
      const again = await checkout(shop, shopper, 'key-1', body)
      expect(again.status).toBe(201)
      expect(again.body).toEqual(first.body)
    }
  })
})

describe('the same key for something else', () => {
  test.for([
    ['another address', { shipping_address: '1 Canal Road, Lahore', expected_total: '5000.00' }],
    ['another expected total', { ...ORDER, expected_total: '5000.01' }],
    ['no expected total', ORDER],
  ] as const)('%s is 422 and buys nothing', async ([, other], { shop }) => {
    const { shopper, gown } = await readyToBuy(shop)
    await checkout(shop, shopper, 'key-1', { ...ORDER, expected_total: '5000.00' })
    await shop.fillCart(shopper, [[gown, 1]])

    const { status, body } = await checkout(shop, shopper, 'key-1', other)

    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'idempotency-key' }])
    expect(await orderCount(shop, shopper)).toBe(1)
    expect(await shop.stockOf(gown)).toBe(8)
    expect((await shop.get('/api/cart', shopper)).body.total_quantity).toBe(1)
  })
})

describe('keys', () => {
  test('of two users do not meet, even with the same body', async ({ shop }) => {
    const [one, other] = [await readyToBuy(shop), await readyToBuy(shop)]

    const first = await checkout(shop, one.shopper, 'shared')
    const second = await checkout(shop, other.shopper, 'shared')

    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toMatchObject({ user_id: other.shopper.id, items: [{ product_id: other.gown }] })
  })

  test('that differ make two orders, also when they differ in case only', async ({ shop }) => {
    const { shopper, gown } = await readyToBuy(shop)
    const first = await checkout(shop, shopper, 'key-a')
    await shop.fillCart(shopper, [[gown, 1]])

    const second = await checkout(shop, shopper, 'KEY-A')

    expect(second.status).toBe(201)
    expect(second.body.id).not.toBe(first.body.id)
  })

  test('do not show up in any answer', async ({ shop }) => {
    const { shopper } = await readyToBuy(shop)

    const { body } = await checkout(shop, shopper, 'do-not-tell')
    const listed = await shop.get('/api/orders', shopper)

    expect(JSON.stringify([body, listed.body])).not.toContain('do-not-tell')
  })

  test.for([
    ['one character', 'x'],
    ['255 characters', 'k'.repeat(255)],
    ['punctuation', `!"#$%&'()*+,-./:;<=>?@[\\]^_{|}~`],
  ] as const)('of %s are taken', async ([, key], { shop }) => {
    const { shopper } = await readyToBuy(shop)

    const first = await checkout(shop, shopper, key)
    const second = await checkout(shop, shopper, key)

    expect(first.status).toBe(201)
    expect(second.body).toEqual(first.body)
  })

  test.for([
    ['nothing', ''],
    ['256 characters', 'k'.repeat(256)],
    ['two words', 'two words'],
    ['a tab inside', 'two\twords'],
    ['a letter beyond ASCII', 'clé'],
    ['a control character', 'key\u007f'],
  ] as const)('of %s are 422', async ([, key], { shop }) => {
    const { shopper, gown } = await readyToBuy(shop)

    const { status, body } = await checkout(shop, shopper, key)

    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'idempotency-key' }])
    expect(await shop.stockOf(gown)).toBe(10)
  })
})

describe('a refused checkout does not use its key up', () => {
  test('when the cart was empty', async ({ shop }) => {
    const shopper = await shop.customer()
    const refused = await checkout(shop, shopper, 'key-1')
    await shop.fillCart(shopper, [[await shop.product(), 1]])

    const { status } = await checkout(shop, shopper, 'key-1')

    expect([refused.status, status]).toEqual([400, 201])
  })

  test('when a line was short', async ({ shop }) => {
    const { shopper, gown } = await readyToBuy(shop)
    await shop.sql('update products set stock_quantity = 1 where id = $1', [gown])
    const refused = await checkout(shop, shopper, 'key-1')
    await shop.sql('update products set stock_quantity = 5 where id = $1', [gown])

    const { status } = await checkout(shop, shopper, 'key-1')

    expect([refused.status, status]).toEqual([409, 201])
  })

  test('when the total differed: the corrected body goes through', async ({ shop }) => {
    const { shopper } = await readyToBuy(shop)
    const refused = await checkout(shop, shopper, 'key-1', { ...ORDER, expected_total: '1.00' })

    const { status } = await checkout(shop, shopper, 'key-1', {
      ...ORDER,
      expected_total: refused.body.total_amount,
    })

    expect([refused.status, status]).toEqual([409, 201])
  })

  test('when a field was wrong', async ({ shop }) => {
    const { shopper } = await readyToBuy(shop)
    const refused = await checkout(shop, shopper, 'key-1', { shipping_address: '' })

    const { status } = await checkout(shop, shopper, 'key-1')

    expect([refused.status, status]).toEqual([422, 201])
  })
})
