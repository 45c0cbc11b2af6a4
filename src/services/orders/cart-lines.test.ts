import { describe, expect } from 'vitest'
import { type Shop, type Shopper, test } from '../../../test/shop.ts'

/** Puts one product into the shopper's cart and gives the line's id. */
async function lineOf(shop: Shop, shopper: Shopper, product: number, quantity = 1): Promise<number> {
  const { body } = await shop.post('/api/cart/items', { product_id: product, quantity }, shopper)
  return body.items.at(-1).id
}

const cartOf = async (shop: Shop, shopper: Shopper) => (await shop.get('/api/cart', shopper)).body

describe('setting the quantity of a line', () => {
  test('replaces the quantity and answers with the cart', async ({ shop }) => {
    const shopper = await shop.customer()
    const line = await lineOf(shop, shopper, await shop.product({ price: '100.00' }), 2)

    const { status, body } = await shop.put(`/api/cart/items/${line}`, { quantity: 5 }, shopper)

    expect(status).toBe(200)
    expect(body.items).toMatchObject([{ id: line, quantity: 5, line_total: '500.00' }])
    expect(body).toEqual(await cartOf(shop, shopper))
  })

  test('ignores a price and a product_id of the client', async ({ shop }) => {
    const shopper = await shop.customer()
    const [gown, scarf] = [await shop.product({ price: '5000.00' }), await shop.product()]
    const line = await lineOf(shop, shopper, gown)

    const change = { quantity: 2, price: '0.01', product_id: scarf, cart_id: 1 }
    const { body } = await shop.put(`/api/cart/items/${line}`, change, shopper)

    expect(body.items).toMatchObject([{ product_id: gown, price: '5000.00', line_total: '10000.00' }])
  })

  test('over the stock is 409 with in_stock and changes nothing', async ({ shop }) => {
    const shopper = await shop.customer()
    const line = await lineOf(shop, shopper, await shop.product({ stock_quantity: 4 }), 2)

    const { status, body } = await shop.put(`/api/cart/items/${line}`, { quantity: 5 }, shopper)

    expect(status).toBe(409)
    expect(body.in_stock).toBe(4)
    expect((await cartOf(shop, shopper)).total_quantity).toBe(2)
  })

  test('can bring a line that became short down to what there is', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 9 })
    const line = await lineOf(shop, shopper, gown, 9)
    await shop.sql('update products set stock_quantity = 3 where id = $1', [gown])

    const stillOver = await shop.put(`/api/cart/items/${line}`, { quantity: 4 }, shopper)
    const { status, body } = await shop.put(`/api/cart/items/${line}`, { quantity: 3 }, shopper)

    expect(stillOver.status).toBe(409)
    expect(status).toBe(200)
    expect(body.items).toMatchObject([{ quantity: 3, available: true }])
  })

  test('of an inactive product is 409 with in_stock: 0', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()
    const line = await lineOf(shop, shopper, gown)
    await shop.sql('update products set is_active = false where id = $1', [gown])

    const { status, body } = await shop.put(`/api/cart/items/${line}`, { quantity: 1 }, shopper)

    expect(status).toBe(409)
    expect(body.in_stock).toBe(0)
  })

  test('without a quantity is 422', async ({ shop }) => {
    const shopper = await shop.customer()
    const line = await lineOf(shop, shopper, await shop.product())

    expect((await shop.put(`/api/cart/items/${line}`, {}, shopper)).status).toBe(422)
  })
})

describe('taking a line out', () => {
  test('answers 204 and leaves the other lines; the second time it is 404', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await lineOf(shop, shopper, await shop.product())
    const scarf = await lineOf(shop, shopper, await shop.product())

    const first = await shop.delete(`/api/cart/items/${gown}`, shopper)
    const second = await shop.delete(`/api/cart/items/${gown}`, shopper)

    expect(first.status).toBe(204)
    expect(second.status).toBe(404)
    expect((await cartOf(shop, shopper)).items).toMatchObject([{ id: scarf }])
  })

  test('works for a product that was taken off sale', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()
    const line = await lineOf(shop, shopper, gown)
    await shop.sql('update products set is_active = false where id = $1', [gown])

    expect((await shop.delete(`/api/cart/items/${line}`, shopper)).status).toBe(204)
  })
})

describe('a line that is not there, or not the caller’s', () => {
  test('is 403 where it is another user’s, to customers and admins alike, and stays', async ({ shop }) => {
    const owner = await shop.customer()
    const line = await lineOf(shop, owner, await shop.product(), 2)

    for (const stranger of [await shop.customer(), await shop.admin()]) {
      const set = await shop.put(`/api/cart/items/${line}`, { quantity: 1 }, stranger)
      const removed = await shop.delete(`/api/cart/items/${line}`, stranger)

      expect([set.status, removed.status]).toEqual([403, 403])
    }
    expect((await cartOf(shop, owner)).items).toMatchObject([{ id: line, quantity: 2 }])
  })

  test('is 403 before the stock is looked at', async ({ shop }) => {
    const line = await lineOf(shop, await shop.customer(), await shop.product({ stock_quantity: 1 }))

    const { status } = await shop.put(`/api/cart/items/${line}`, { quantity: 999 }, await shop.customer())

    expect(status).toBe(403)
  })

  test.for([['2147483647'], ['2147483648'], ['99999999999999999999'], ['0'], ['-1']] as const)(
    'is 404 with the id %s',
    async ([id], { shop }) => {
      const shopper = await shop.customer()

      const set = await shop.put(`/api/cart/items/${id}`, { quantity: 1 }, shopper)
      const removed = await shop.delete(`/api/cart/items/${id}`, shopper)

      expect([set.status, removed.status]).toEqual([404, 404])
    },
  )

  test.for([['abc'], ['1.5'], ['1e3'], ['%00'], ['%F0%9F%91%97'], ['1%20or%201=1']] as const)(
    'is 422 with the id %s',
    async ([id], { shop }) => {
      const shopper = await shop.customer()

      const set = await shop.put(`/api/cart/items/${id}`, { quantity: 1 }, shopper)
      const removed = await shop.delete(`/api/cart/items/${id}`, shopper)

      expect([set.status, removed.status]).toEqual([422, 422])
    },
  )
})
