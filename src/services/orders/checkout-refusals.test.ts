import { describe, expect } from 'vitest'
import { fillCarts } from '../../../test/crowd.ts'
import { type Shop, type Shopper, test } from '../../../test/shop.ts'

const checkout = (shop: Shop, shopper: Shopper, more: object = {}) =>
  shop.post('/api/checkout', { shipping_address: '12 Mall Road, Lahore', ...more }, shopper)

/** Fails unless the shopper has no orders and still has the same cart. */
async function expectNothingHappened(shop: Shop, shopper: Shopper, cart: object): Promise<void> {
  expect((await shop.get('/api/orders', shopper)).headers.get('X-Total-Count')).toBe('0')
  expect((await shop.get('/api/cart', shopper)).body).toEqual(cart)
}

describe('an empty cart', () => {
  test('is 400 for a user who never had one', async ({ shop }) => {
    const { status, body } = await checkout(shop, await shop.customer())

    expect(status).toBe(400)
    expect(body.detail).toBe('Cart is empty')
  })

  test('is 400 after it was cleared, and after it was bought', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()
    await shop.fillCart(shopper, [[gown, 1]])
    await shop.delete('/api/cart', shopper)

    const cleared = await checkout(shop, shopper)
    await shop.buy(shopper, gown)
    const bought = await checkout(shop, shopper)

    expect([cleared.status, bought.status]).toEqual([400, 400])
    expect(bought.body.detail).toBe('Cart is empty')
  })

  test('is 400 whatever total was expected', async ({ shop }) => {
    const { status, body } = await checkout(shop, await shop.customer(), { expected_total: '5000.00' })

    expect(status).toBe(400)
    expect(body.detail).toBe('Cart is empty')
  })
})

describe('lines that cannot be delivered', () => {
  test('are all named in a 409, and stock, cart and orders stay as they were', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ name: 'Gown', stock_quantity: 10 })
    const scarf = await shop.product({ name: 'Scarf', stock_quantity: 10 })
    const saree = await shop.product({ name: 'Saree', stock_quantity: 10 })
    await shop.fillCart(shopper, [
      [saree, 5],
      [gown, 2],
      [scarf, 4],
    ])
    await shop.sql('update products set stock_quantity = 3 where id = $1', [scarf])
    await shop.sql('update products set stock_quantity = 0 where id = $1', [saree])
    const cart = await shop.get('/api/cart', shopper)

    const { status, body } = await checkout(shop, shopper)

    expect(status).toBe(409)
    expect(body.lines).toEqual([
      { product_id: scarf, product_name: 'Scarf', requested: 4, in_stock: 3 },
      { product_id: saree, product_name: 'Saree', requested: 5, in_stock: 0 },
    ])
    expect([await shop.stockOf(gown), await shop.stockOf(scarf)]).toEqual([10, 3])
    await expectNothingHappened(shop, shopper, cart.body)
  })

  test('are told with in_stock: 0 where the product went off sale, however much there is', async ({
    shop,
  }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ name: 'Gown', stock_quantity: 10 })
    await shop.fillCart(shopper, [[gown, 1]])
    const admin = await shop.admin()
    await shop.delete(`/api/products/${gown}`, admin)

    const { status, body } = await checkout(shop, shopper)

    expect(status).toBe(409)
    expect(body.lines).toEqual([{ product_id: gown, product_name: 'Gown', requested: 1, in_stock: 0 }])
    expect(await shop.stockOf(gown)).toBe(10)
  })

  test('are told before a total that differs', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ price: '5000.00', stock_quantity: 2 })
    await shop.fillCart(shopper, [[gown, 2]])
    await shop.sql('update products set stock_quantity = 1, price = 9 where id = $1', [gown])

    const { status, body } = await checkout(shop, shopper, { expected_total: '10000.00' })

    expect(status).toBe(409)
    expect(body.lines).toMatchObject([{ product_id: gown, requested: 2, in_stock: 1 }])
    expect(body).not.toHaveProperty('total_amount')
  })

  test('can be bought once they are brought down to the stock', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 5 })
    await shop.fillCart(shopper, [[gown, 5]])
    await shop.sql('update products set stock_quantity = 2 where id = $1', [gown])
    await checkout(shop, shopper)

    const [line] = (await shop.get('/api/cart', shopper)).body.items
    await shop.put(`/api/cart/items/${line.id}`, { quantity: 2 }, shopper)
    const { status } = await checkout(shop, shopper)

    expect(status).toBe(201)
    expect(await shop.stockOf(gown)).toBe(0)
  })
})

describe('the expected total', () => {
  test.for([[5000], [5000.0], ['5000'], ['5000.0'], ['5000.00']] as const)(
    '%j is the same as a total of 5000.00',
    async ([expected_total], { shop }) => {
      const shopper = await shop.customer()
      await shop.fillCart(shopper, [[await shop.product({ price: '2500.00' }), 2]])

      const { status, body } = await checkout(shop, shopper, { expected_total })

      expect(status).toBe(201)
      expect(body.total_amount).toBe('5000.00')
    },
  )

  test.for([['4999.99'], ['5000.01'], [0], ['999999999999.99']] as const)(
    '%j is 409 with the present total, and nothing changes',
    async ([expected_total], { shop }) => {
      const shopper = await shop.customer()
      const gown = await shop.product({ price: '2500.00', stock_quantity: 5 })
      await shop.fillCart(shopper, [[gown, 2]])
      const cart = await shop.get('/api/cart', shopper)

      const { status, body } = await checkout(shop, shopper, { expected_total })

      expect(status).toBe(409)
      expect(body.total_amount).toBe('5000.00')
      expect(body).not.toHaveProperty('lines')
      expect(await shop.stockOf(gown)).toBe(5)
      await expectNothingHappened(shop, shopper, cart.body)
    },
  )

  test.for([
    ['5000.001'],
    [5000.001],
    [-1],
    ['-1'],
    ['abc'],
    [''],
    ['NaN'],
    ['5e3'],
    [true],
    [null],
  ] as const)('%j is 422', async ([expected_total], { shop }) => {
    const { status, body } = await checkout(shop, await shop.customer(), { expected_total })

    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'expected_total' }])
  })
})

describe('a total beyond what an order holds', () => {
  const product = (shop: Shop) => shop.product({ price: '99999999.99', stock_quantity: 999 })

  test('is 400, and nothing is sold', async ({ shop }) => {
    const shopper = await shop.customer()
    const products = await Promise.all(Array.from({ length: 11 }, () => product(shop)))
    await fillCarts(
      shop,
      [shopper],
      products.map((id) => [id, 999]),
    )
    const cart = await shop.get('/api/cart', shopper)
    expect(cart.body.total_amount).toBe('1098899999890.11')

    const plain = await checkout(shop, shopper)
    const keyed = await shop.post(
      '/api/checkout',
      { shipping_address: 'Lahore' },
      { token: shopper.token, headers: { 'Idempotency-Key': 'too-much' } },
    )

    for (const { status, body } of [plain, keyed]) {
      expect(status).toBe(400)
      expect(body.detail).toContain('999999999999.99')
    }
    for (const id of products) expect(await shop.stockOf(id)).toBe(999)
    await expectNothingHappened(shop, shopper, cart.body)
  })

  test('is only that: the largest order of ten such lines is placed to the last hundredth', async ({
    shop,
  }) => {
    const shopper = await shop.customer()
    const products = await Promise.all(Array.from({ length: 10 }, () => product(shop)))
    await fillCarts(
      shop,
      [shopper],
      products.map((id) => [id, 999]),
    )

    const { status, body } = await checkout(shop, shopper, { expected_total: '998999999900.10' })

    expect(status).toBe(201)
    expect(body.total_amount).toBe('998999999900.10')
    expect((await shop.get(`/api/orders/${body.id}`, shopper)).body.total_amount).toBe('998999999900.10')
  })
})
