import { neonConfig } from '@neondatabase/serverless'
import { describe, expect } from 'vitest'
import { type Shop, type Shopper, test } from '../../../test/shop.ts'

/** From now on, so many requests are carried out by the database while their answers never arrive. */
function loseAnswers(count: number): void {
  const send: typeof fetch = neonConfig.fetchFunction
  let lost = 0
  neonConfig.fetchFunction = async (...request: Parameters<typeof fetch>) => {
    const response = await send(...request)
    if (lost === count) return response
    lost += 1
    throw new TypeError('fetch failed')
  }
}

const checkout = (shop: Shop, { token }: Shopper, key?: string) =>
  shop.fetch('POST', '/api/checkout', {
    token,
    json: { shipping_address: 'Lahore' },
    headers: key ? { 'Idempotency-Key': key } : {},
  })

const ordersOf = async (shop: Shop, shopper: Shopper) => (await shop.get('/api/orders', shopper)).body

describe('when the database’s answer to a checkout is lost', () => {
  test('one with a key is sent again and gives the one order', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 10 })
    await shop.fillCart(shopper, [[gown, 2]])

    loseAnswers(1)
    const response = await checkout(shop, shopper, 'key-1')

    expect(response.status).toBe(201)
    expect(await ordersOf(shop, shopper)).toEqual([await response.json()])
    expect(await shop.stockOf(gown)).toBe(8)
  })

  test('one without a key is not sent again: 503 says that it may have been made, as it was', async ({
    shop,
  }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 10 })
    await shop.fillCart(shopper, [[gown, 2]])

    loseAnswers(1)
    const response = await checkout(shop, shopper)

    expect(response.status).toBe(503)
    expect(response.headers.get('Retry-After')).toBeTruthy()
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('may or may not') })
    expect(await ordersOf(shop, shopper)).toHaveLength(1)
    expect(await shop.stockOf(gown)).toBe(8)
  })

  test('twice, the client’s own retry with the key still finds its order', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 10 })
    await shop.fillCart(shopper, [[gown, 2]])

    loseAnswers(2)
    const lost = await checkout(shop, shopper, 'key-1')
    const found = await checkout(shop, shopper, 'key-1')

    expect([lost.status, found.status]).toEqual([503, 201])
    expect(await ordersOf(shop, shopper)).toEqual([await found.json()])
    expect(await shop.stockOf(gown)).toBe(8)
  })
})

describe('when the database’s answer to another change is lost', () => {
  test('an add is not sent again, since it would add twice', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()

    loseAnswers(1)
    const response = await shop.fetch('POST', '/api/cart/items', {
      token: shopper.token,
      json: { product_id: gown, quantity: 2 },
    })

    expect(response.status).toBe(503)
    expect((await shop.get('/api/cart', shopper)).body.total_quantity).toBe(2)
  })

  test('an add with a key is sent again, and adds once', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()
    const add = () =>
      shop.fetch('POST', '/api/cart/items', {
        token: shopper.token,
        json: { product_id: gown, quantity: 2 },
        headers: { 'Idempotency-Key': 'key-1' },
      })

    loseAnswers(1)
    const first = await add()
    loseAnswers(2)
    const [lost, found] = [await add(), await add()]

    expect([first.status, lost.status, found.status]).toEqual([200, 503, 200])
    expect(await lost.json()).toMatchObject({ detail: expect.stringContaining('may safely be sent again') })
    expect(await found.json()).toMatchObject({ total_quantity: 2 })
  })

  test('reading the cart is sent again, although it makes one', async ({ shop }) => {
    const shopper = await shop.customer()

    loseAnswers(1)
    const response = await shop.fetch('GET', '/api/cart', { token: shopper.token })

    expect(response.status).toBe(200)
    expect(await shop.sql('select 1 from carts where user_id = $1', [shopper.id])).toHaveLength(1)
  })

  test('emptying the cart is sent again', async ({ shop }) => {
    const shopper = await shop.customer()
    await shop.fillCart(shopper, [[await shop.product(), 1]])

    loseAnswers(1)
    const response = await shop.fetch('DELETE', '/api/cart', { token: shopper.token })

    expect(response.status).toBe(204)
    expect((await shop.get('/api/cart', shopper)).body.items).toEqual([])
  })

  test('taking a line out is not sent again, since a second time it would be told that there is none', async ({
    shop,
  }) => {
    const shopper = await shop.customer()
    await shop.fillCart(shopper, [[await shop.product(), 1]])
    const [line] = (await shop.get('/api/cart', shopper)).body.items

    loseAnswers(1)
    const response = await shop.fetch('DELETE', `/api/cart/items/${line.id}`, { token: shopper.token })

    expect(response.status).toBe(503)
    expect((await shop.get('/api/cart', shopper)).body.items).toEqual([])
  })

  test('setting a quantity is sent again, since that changes nothing more', async ({ shop }) => {
    const shopper = await shop.customer()
    await shop.fillCart(shopper, [[await shop.product(), 1]])
    const [line] = (await shop.get('/api/cart', shopper)).body.items

    loseAnswers(1)
    const response = await shop.fetch('PUT', `/api/cart/items/${line.id}`, {
      token: shopper.token,
      json: { quantity: 4 },
    })

    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ total_quantity: 4 })
  })

  test('a cancellation puts the stock back once all the same', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 10 })
    const { body: order } = await shop.buy(shopper, gown, 3)

    loseAnswers(1)
    const lost = await shop.fetch('POST', `/api/orders/${order.id}/cancel`, { token: shopper.token })
    const again = await shop.post(`/api/orders/${order.id}/cancel`, undefined, shopper)

    expect([lost.status, again.status]).toEqual([503, 409])
    expect(await shop.stockOf(gown)).toBe(10)
  })
})
