import { describe, expect } from 'vitest'
import { type Shop, test as base } from '../../../test/shop.ts'

const GOWN = { name: 'Gown', price: '5000.00' }

/** Creates a product as an admin. */
const test = base.extend('create', async ({ shop }) => {
  const { token } = await shop.admin()
  return (json: unknown) => shop.post('/api/products', json, { token })
})

const countProducts = async (shop: Shop) => {
  const [row] = await shop.sql<{ count: number }>('select count(*)::int as count from products')
  return row?.count
}

describe('a product that cannot be taken', () => {
  const long = (length: number) => 'x'.repeat(length)

  test.for([
    [
      'name',
      [undefined, null, '', '   ', 7, ['a'], {}, long(256), '😀'.repeat(256), 'a\0b', '\uD800', 'x\uDC00'],
    ],
    ['description', [7, {}, long(5001), '\0', '\uDFFF']],
    [
      'price',
      [undefined, null, '', 'abc', '-1', -1, -0.01, '1.234', 1.234, 0.001, '1.', '.5', '+1', ' 1', '1e3'],
    ],
    [
      'price',
      ['NaN', 'Infinity', '100000000', 100000000, '99999999.991', 1e-7, 1e21, '١٢', true, [], {}, '1,000'],
    ],
    ['category_id', ['1', 1.5, 'x', true, [], {}]],
    ['image_url', ['javascript:alert(1)', '//evil.example/a', '/\\evil', 'data:image/png;base64,x', 'a.jpg']],
    [
      'image_url',
      ['ftp://a/b', 'https:evil', '/a b', 'https://', `/${long(500)}`, 7, ' //evil', '/\t/evil', '\0'],
    ],
    ['stock_quantity', [-1, 1.5, '5', null, true, 1_000_000_001, 2_147_483_648, 1e30, [], {}]],
    ['featured', ['true', 1, null, 0, []]],
  ] as const)('has %s among %j: a 422 that names it', async ([field, values], { shop, create }) => {
    const before = await countProducts(shop)
    for (const value of values) {
      const { status, body, roundTrips } = await create({ ...GOWN, [field]: value })
      expect([value, status, roundTrips]).toEqual([value, 422, 0])
      expect(body.errors).toEqual([{ path: field, message: expect.any(String) }])
    }
    expect(await countProducts(shop)).toBe(before)
  })

  test.for([
    '1e999',
    '-1e999',
    '5000.001',
    '19.999999999999999999',
    '0.1000000000000000055511151231257827',
    '-1',
  ])('costs the number %s', async (price, { shop }) => {
    const { token } = await shop.admin()
    const { status, body } = await shop.request('POST', '/api/products', {
      token,
      body: `{"name":"Gown","price":${price}}`,
      headers: { 'Content-Type': 'application/json' },
    })

    expect([status, body.errors[0].path]).toEqual([422, 'price'])
  })

  test('is told every fault at once, and nothing of what was sent', async ({ create }) => {
    const { body } = await create({ name: '', price: 'secret price', stock_quantity: -1, featured: 'x' })

    expect(body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'featured',
      'name',
      'price',
      'stock_quantity',
    ])
    expect(JSON.stringify(body)).not.toContain('secret price')
  })

  test.for([[[GOWN]], [null], ['text'], [7], [true]])('is no object: %j', async ([json], { create }) => {
    const { status, body } = await create(json)

    expect([status, body.errors]).toEqual([422, [{ path: '', message: expect.any(String) }]])
  })

  test.for([
    ['{"name":', 'application/json', 400],
    ['', 'application/json', 400],
    ['{"name":"a","price":NaN}', 'application/json', 400],
    [new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'application/json', 400],
    [JSON.stringify(GOWN), 'text/plain', 415],
    [JSON.stringify(GOWN), 'application/x-www-form-urlencoded', 415],
    [JSON.stringify({ ...GOWN, description: long(1_100_000) }), 'application/json', 413],
  ] as const)('comes as %s of %s: %i', async ([body, type, status], { shop }) => {
    const { token } = await shop.admin()
    const headers = { 'Content-Type': type }

    expect((await shop.request('POST', '/api/products', { token, body, headers })).status).toBe(status)
  })

  test('may come as JSON under the names that JSON has', async ({ shop }) => {
    const { token } = await shop.admin()
    for (const type of [
      'application/json; charset=utf-8',
      'APPLICATION/JSON',
      'application/merge-patch+json',
    ]) {
      const headers = { 'Content-Type': type }
      const body = JSON.stringify(GOWN)
      expect((await shop.request('POST', '/api/products', { token, body, headers })).status).toBe(201)
    }
  })
})
