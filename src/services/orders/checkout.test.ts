import { describe, expect } from 'vitest'
import { expectInvariants } from '../../../test/invariants.ts'
import { test } from '../../../test/shop.ts'

const ADDRESS = '12 Mall Road, Lahore'

describe('a checkout', () => {
  test('answers 201 with the whole order and its Location', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ name: 'Silk Gown', price: '4999.99' })
    const scarf = await shop.product({ name: 'Scarf', price: '900.00' })
    await shop.fillCart(shopper, [
      [gown, 2],
      [scarf, 1],
    ])

    const { status, headers, body } = await shop.post('/api/checkout', { shipping_address: ADDRESS }, shopper)

    expect(status).toBe(201)
    expect(headers.get('Location')).toBe(`/api/orders/${body.id}`)
    expect(headers.get('Cache-Control')).toContain('no-store')
    expect(body).toEqual({
      id: expect.any(Number),
      user_id: shopper.id,
      status: 'pending',
      payment_status: 'pending',
      total_amount: '10899.98',
      shipping_address: ADDRESS,
      items: [
        {
          id: expect.any(Number),
          product_id: gown,
          product_name: 'Silk Gown',
          quantity: 2,
          price: '4999.99',
        },
        { id: expect.any(Number), product_id: scarf, product_name: 'Scarf', quantity: 1, price: '900.00' },
      ],
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updated_at: body.created_at,
    })
    expect((await shop.get(headers.get('Location') ?? '', shopper)).body).toEqual(body)
  })

  test('takes the stock and empties the cart', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 10 })
    const scarf = await shop.product({ stock_quantity: 3 })
    await shop.fillCart(shopper, [
      [gown, 2],
      [scarf, 3],
    ])

    await shop.post('/api/checkout', { shipping_address: ADDRESS }, shopper)

    expect([await shop.stockOf(gown), await shop.stockOf(scarf)]).toEqual([8, 0])
    expect((await shop.get('/api/cart', shopper)).body).toMatchObject({ items: [], total_amount: '0.00' })
    await expectInvariants(shop, [
      [gown, 10],
      [scarf, 3],
    ])
  })

  test('lists the lines by product, whatever order they were put into the cart', async ({ shop }) => {
    const shopper = await shop.customer()
    const [first, second, third] = [await shop.product(), await shop.product(), await shop.product()]
    await shop.fillCart(shopper, [
      [third, 1],
      [first, 1],
      [second, 1],
    ])

    const placed = await shop.post('/api/checkout', { shipping_address: ADDRESS }, shopper)

    const products = placed.body.items.map((item: { product_id: number }) => item.product_id)
    expect(products).toEqual([first, second, third])
  })

  test('charges the price of now, not the one the product was put into the cart at', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ price: '5000.00' })
    await shop.fillCart(shopper, [[gown, 2]])
    await shop.sql('update products set price = 6000.50 where id = $1', [gown])

    const { body } = await shop.post('/api/checkout', { shipping_address: ADDRESS }, shopper)

    expect(body).toMatchObject({ total_amount: '12001.00', items: [{ price: '6000.50' }] })
  })

  test('keeps names and prices of its lines when the product changes and goes off sale', async ({ shop }) => {
    const shopper = await shop.customer()
    const admin = await shop.admin()
    const gown = await shop.product({ name: 'Silk Gown', price: '5000.00' })
    const placed = await shop.buy(shopper, gown, 2)

    await shop.put(`/api/products/${gown}`, { name: 'Renamed', price: '1.00' }, admin)
    await shop.delete(`/api/products/${gown}`, admin)

    expect((await shop.get(`/api/orders/${placed.body.id}`, shopper)).body).toEqual(placed.body)
  })

  test('ignores prices, totals, statuses, a user_id and items of the client', async ({ shop }) => {
    const [shopper, other] = [await shop.customer(), await shop.customer()]
    const gown = await shop.product({ price: '5000.00' })
    await shop.fillCart(shopper, [[gown, 1]])

    const { status, body } = await shop.post(
      '/api/checkout',
      {
        shipping_address: ADDRESS,
        user_id: other.id,
        total_amount: '0.01',
        price: '0.01',
        status: 'completed',
        payment_status: 'paid',
        items: [{ product_id: gown, quantity: 5, price: '0.01' }],
      },
      shopper,
    )

    expect(status).toBe(201)
    expect(body).toMatchObject({
      user_id: shopper.id,
      total_amount: '5000.00',
      status: 'pending',
      payment_status: 'pending',
      items: [{ quantity: 1, price: '5000.00' }],
    })
    expect((await shop.get('/api/orders', other)).body).toEqual([])
  })

  test('of one user leaves the cart of another who wants the same alone', async ({ shop }) => {
    const [shopper, other] = [await shop.customer(), await shop.customer()]
    const gown = await shop.product()
    await shop.fillCart(other, [[gown, 2]])

    await shop.buy(shopper, gown)

    expect((await shop.get('/api/cart', other)).body.items).toMatchObject([{ product_id: gown, quantity: 2 }])
  })

  test('can sell a line of 999 pieces, and what costs nothing', async ({ shop }) => {
    const shopper = await shop.customer()
    const button = await shop.product({ price: '0.00', stock_quantity: 999 })

    const { status, body } = await shop.buy(shopper, button, 999)

    expect(status).toBe(201)
    expect(body).toMatchObject({ total_amount: '0.00', items: [{ quantity: 999, price: '0.00' }] })
    expect(await shop.stockOf(button)).toBe(0)
  })

  test('without a key twice makes two orders', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 10 })

    const first = await shop.buy(shopper, gown)
    const second = await shop.buy(shopper, gown)

    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.id).not.toBe(first.body.id)
    expect(await shop.stockOf(gown)).toBe(8)
  })
})

describe('the shipping address', () => {
  test('is kept trimmed, up to 1,000 characters of any script', async ({ shop }) => {
    const shopper = await shop.customer()
    const longest = '👗'.repeat(999) + 'م'
    await shop.fillCart(shopper, [[await shop.product(), 1]])

    const { status, body } = await shop.post('/api/checkout', { shipping_address: `  ${longest}\n` }, shopper)

    expect(status).toBe(201)
    expect(body.shipping_address).toBe(longest)
  })

  test.for([
    ['missing', {}],
    ['null', { shipping_address: null }],
    ['a number', { shipping_address: 12 }],
    ['a list', { shipping_address: [ADDRESS] }],
    ['empty', { shipping_address: '' }],
    ['blank', { shipping_address: ' \n\t ' }],
    ['longer than 1,000 characters', { shipping_address: 'x'.repeat(1001) }],
    ['with a NUL character', { shipping_address: 'Lahore\0' }],
    ['with half a surrogate pair', { shipping_address: 'Lahore \ud83d' }],
  ] as const)('%s is 422 and nothing is sold', async ([, json], { shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 10 })
    await shop.fillCart(shopper, [[gown, 1]])

    const { status, body, roundTrips } = await shop.post('/api/checkout', json, shopper)

    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'shipping_address' }])
    expect(roundTrips).toBe(0)
    expect(await shop.stockOf(gown)).toBe(10)
    expect((await shop.get('/api/cart', shopper)).body.total_quantity).toBe(1)
  })
})
