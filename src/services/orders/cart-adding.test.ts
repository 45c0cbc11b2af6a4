import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'

describe('putting a product into the cart', () => {
  test('answers with the whole cart', async ({ shop }) => {
    const shopper = await shop.customer()
    const [gown, scarf] = [await shop.product({ price: '5000.00' }), await shop.product({ price: '900.00' })]
    await shop.fillCart(shopper, [[gown, 1]])

    const answer = await shop.post('/api/cart/items', { product_id: scarf, quantity: 2 }, shopper)

    expect(answer.status).toBe(200)
    expect(answer.body.items).toMatchObject([{ product_id: gown }, { product_id: scarf, quantity: 2 }])
    expect(answer.body.total_amount).toBe('6800.00')
    expect(answer.body).toEqual((await shop.get('/api/cart', shopper)).body)
  })

  test('takes one piece where no quantity is given', async ({ shop }) => {
    const shopper = await shop.customer()

    const { body } = await shop.post('/api/cart/items', { product_id: await shop.product() }, shopper)

    expect(body.items).toMatchObject([{ quantity: 1 }])
  })

  test('adds up when the product is there already', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()
    await shop.fillCart(shopper, [[gown, 2]])

    const { body } = await shop.post('/api/cart/items', { product_id: gown, quantity: 3 }, shopper)

    expect(body.items).toMatchObject([{ product_id: gown, quantity: 5 }])
    expect(body.item_count).toBe(1)
  })

  test('ignores a price, a user_id and other keys of the client', async ({ shop }) => {
    const [shopper, other] = [await shop.customer(), await shop.customer()]
    const gown = await shop.product({ price: '5000.00' })

    const { status, body } = await shop.post(
      '/api/cart/items',
      { product_id: gown, quantity: 1, price: '0.01', line_total: '0.01', user_id: other.id, cart_id: 1 },
      shopper,
    )

    expect(status).toBe(200)
    expect(body).toMatchObject({ user_id: shopper.id, total_amount: '5000.00' })
    expect((await shop.get('/api/cart', other)).body.items).toEqual([])
  })

  test('takes no stock', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 5 })

    await shop.fillCart(shopper, [[gown, 5]])

    expect(await shop.stockOf(gown)).toBe(5)
  })
})

describe('a product that cannot be had', () => {
  test.for([
    ['unknown', 2_147_483_647],
    ['zero', 0],
    ['negative', -1],
    ['just over 32 bits', 2_147_483_648],
    ['over 64 bits', '99999999999999999999'],
    ['with an exponent', '1e30'],
  ] as const)('%s is 404', async ([, product], { shop }) => {
    const shopper = await shop.customer()

    const { status, body } = await shop.post('/api/cart/items', undefined, {
      token: shopper.token,
      body: `{"product_id":${product},"quantity":1}`,
      headers: { 'Content-Type': 'application/json' },
    })

    expect(status).toBe(404)
    expect(body.detail).toBe('Product not found')
  })

  test('inactive is 404', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ is_active: false })

    const { status } = await shop.post('/api/cart/items', { product_id: gown }, shopper)

    expect(status).toBe(404)
    expect((await shop.get('/api/cart', shopper)).body.items).toEqual([])
  })

  test.for([['"7"'], ['1.5'], ['null'], ['true'], ['[1]'], ['{}'], ['1.0000000000000000001']] as const)(
    'a product_id of %s is 422',
    async ([product], { shop }) => {
      const shopper = await shop.customer()

      const { status, body } = await shop.post('/api/cart/items', undefined, {
        token: shopper.token,
        body: `{"product_id":${product}}`,
        headers: { 'Content-Type': 'application/json' },
      })

      expect(status).toBe(422)
      expect(body.errors).toMatchObject([{ path: 'product_id' }])
    },
  )

  test('no product_id at all is 422', async ({ shop }) => {
    const { status } = await shop.post('/api/cart/items', { quantity: 1 }, await shop.customer())

    expect(status).toBe(422)
  })
})

describe('a quantity', () => {
  test.for([[0], [-1], [1000], [1.5], ['2'], [null], [true], [[1]], [1e21]] as const)(
    'of %j is 422, to add and to set',
    async ([quantity], { shop }) => {
      const shopper = await shop.customer()
      const gown = await shop.product({ stock_quantity: 5000 })

      const added = await shop.post('/api/cart/items', { product_id: gown, quantity }, shopper)
      await shop.fillCart(shopper, [[gown, 2]])
      const [line] = (await shop.get('/api/cart', shopper)).body.items
      const set = await shop.put(`/api/cart/items/${line.id}`, { quantity }, shopper)

      for (const { status, body } of [added, set]) {
        expect(status).toBe(422)
        expect(body.errors).toMatchObject([{ path: 'quantity' }])
      }
      expect((await shop.get('/api/cart', shopper)).body.total_quantity).toBe(2)
    },
  )

  test('of 1 and of 999 is taken', async ({ shop }) => {
    const shopper = await shop.customer()
    const lines = [await shop.product({ stock_quantity: 999 }), await shop.product({ stock_quantity: 999 })]

    await shop.fillCart(shopper, [
      [lines[0] ?? 0, 1],
      [lines[1] ?? 0, 999],
    ])

    expect((await shop.get('/api/cart', shopper)).body.total_quantity).toBe(1000)
  })
})

describe('more than the shop has', () => {
  test('is 409 with in_stock, and the cart stays as it was', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 3 })

    const { status, body } = await shop.post('/api/cart/items', { product_id: gown, quantity: 4 }, shopper)

    expect(status).toBe(409)
    expect(body).toMatchObject({ in_stock: 3, detail: 'Only 3 in stock.' })
    expect((await shop.get('/api/cart', shopper)).body.items).toEqual([])
  })

  test('is told with what the cart holds of it, and of what is sold out as that', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 3 })
    await shop.fillCart(shopper, [[gown, 2]])
    const add = async () =>
      (await shop.post('/api/cart/items', { product_id: gown, quantity: 2 }, shopper)).body.detail

    expect(await add()).toBe('Only 3 in stock, and your cart holds 2.')
    await shop.sql('update products set stock_quantity = 0 where id = $1', [gown])
    expect(await add()).toBe('Sold out.')
  })

  test('is 409 with in_stock: 0 of a product that is sold out', async ({ shop }) => {
    const gown = await shop.product({ stock_quantity: 0 })

    const { status, body } = await shop.post('/api/cart/items', { product_id: gown }, await shop.customer())

    expect(status).toBe(409)
    expect(body.in_stock).toBe(0)
  })

  test('is 409 with in_stock when only the sum passes it', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 5 })
    await shop.fillCart(shopper, [[gown, 3]])

    const { status, body } = await shop.post('/api/cart/items', { product_id: gown, quantity: 3 }, shopper)

    expect(status).toBe(409)
    expect(body.in_stock).toBe(5)
    expect((await shop.get('/api/cart', shopper)).body.total_quantity).toBe(3)
  })

  test('is exactly that: the last piece can still be added', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 5 })

    await shop.fillCart(shopper, [
      [gown, 3],
      [gown, 2],
    ])

    expect((await shop.get('/api/cart', shopper)).body.items).toMatchObject([
      { quantity: 5, available: true },
    ])
  })

  test('is 409 without in_stock where it is only the limit of 999 a line', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 5000 })
    await shop.fillCart(shopper, [[gown, 990]])

    const { status, body } = await shop.post('/api/cart/items', { product_id: gown, quantity: 10 }, shopper)

    expect(status).toBe(409)
    expect(body.detail).toContain('999')
    expect(body).not.toHaveProperty('in_stock')
    expect((await shop.get('/api/cart', shopper)).body.total_quantity).toBe(990)
  })

  test('is told as in_stock where both limits are passed', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 995 })
    await shop.fillCart(shopper, [[gown, 990]])

    const { status, body } = await shop.post('/api/cart/items', { product_id: gown, quantity: 10 }, shopper)

    expect(status).toBe(409)
    expect(body.in_stock).toBe(995)
  })
})
