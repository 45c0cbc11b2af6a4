import { describe, expect } from 'vitest'
import { type Shop, test } from '../../test/shop.ts'

const headers = { 'Content-Type': 'application/json' }

async function inCart(shop: Shop, body: string) {
  const { token } = await shop.customer()
  return shop.request('POST', '/api/cart/items', { token, body, headers })
}

async function priced(shop: Shop, price: string) {
  const { token } = await shop.admin()
  return shop.request('POST', '/api/products', { token, body: `{"name":"Gown","price":${price}}`, headers })
}

describe('a quantity', () => {
  test.for([
    '0',
    '-1',
    '1.5',
    '1e999',
    '-1e999',
    '1e-5',
    '1000',
    '2147483648',
    '9'.repeat(30),
    '"1"',
    'null',
    'true',
    '[1]',
  ])('of %s is a 422', async (quantity, { shop }) => {
    const product = await shop.product()
    const answer = await inCart(shop, `{"product_id":${product},"quantity":${quantity}}`)

    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual([{ path: 'quantity', message: expect.any(String) }])
    expect(answer.roundTrips).toBe(0)
  })

  test.for([
    ['2', 2],
    ['2.0', 2],
    ['2e0', 2],
    ['0.2e1', 2],
  ] as const)('of %s is %i', async ([written, quantity], { shop }) => {
    const product = await shop.product()
    const { status, body } = await inCart(shop, `{"product_id":${product},"quantity":${written}}`)

    expect(status).toBe(200)
    expect(body.items[0].quantity).toBe(quantity)
  })

  test('whose fraction a double cannot hold is not rounded to a whole number', async ({ shop }) => {
    const product = await shop.product()
    for (const quantity of [
      '2.00000000000000000001',
      '1.99999999999999999999',
      '20.0000000000000000001e-1',
      '-2.00000000000000000001',
    ]) {
      expect((await inCart(shop, `{"product_id":${product},"quantity":${quantity}}`)).status).toBe(422)
    }
  })
})

describe('a price', () => {
  test.for([
    ['5000', '5000.00'],
    ['5000.5', '5000.50'],
    ['0.07', '0.07'],
    ['0', '0.00'],
    ['99999999.99', '99999999.99'],
    ['"5000"', '5000.00'],
    ['"0.10"', '0.10'],
  ] as const)('of %s is kept as %s', async ([written, price], { shop }) => {
    const { status, body } = await priced(shop, written)

    expect(status).toBe(201)
    expect(body.price).toBe(price)
  })

  test.for([
    '-1',
    '-0.01',
    '0.001',
    '5000.005',
    '0.1000000000000000055511151231257827',
    '4999.9900000000000000001',
    '99999999.991',
    '100000000',
    '1e999',
    '1e300',
    '9'.repeat(40),
    '"-1"',
    '"0.001"',
    '"1e3"',
    '"5,000.00"',
    '"100000000.00"',
    '"0x10"',
    '""',
    '" "',
    '"free"',
    'null',
    'true',
    '[5]',
    '{}',
  ])('of %s is a 422', async (price, { shop }) => {
    const answer = await priced(shop, price)

    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual([{ path: 'price', message: expect.any(String) }])
    expect(answer.roundTrips).toBe(0)
  })
})
