import { describe, expect } from 'vitest'
import { test as base } from '../../../test/shop.ts'
import { catalogue, idsOf } from './products.fixture.ts'

/** An admin who changes products. */
const test = base.extend('admin', async ({ shop }) => {
  const { token } = await shop.admin()
  return {
    change: (id: number | string, json: unknown) => shop.put(`/api/products/${id}`, json, { token }),
    remove: (id: number | string) => shop.delete(`/api/products/${id}`, { token }),
    read: async (id: number) => (await shop.get(`/api/products/${id}?include_inactive=true`, { token })).body,
  }
})

const UNKNOWN_IDS = ['0', '-1', '2147483647', '2147483648', '99999999999999999999']

describe('changing a product', () => {
  test.for([
    [{ name: 'Other name' }],
    [{ description: 'Other words' }],
    [{ price: '1.50' }],
    [{ image_url: 'https://cdn.example/other.jpg' }],
    [{ stock_quantity: 99 }],
    [{ featured: true }],
    [{ is_active: false }],
    [{ name: 'Both', price: '2.00' }],
  ])('with %j leaves all else as it was', async ([change], { shop, admin }) => {
    const category_id = await shop.category()
    const id = await shop.product({ category_id, description: 'Words' })
    const before = await admin.read(id)

    const { status, body, headers } = await admin.change(id, change)
    expect(status).toBe(200)
    expect(body).toEqual({ ...before, ...change, updated_at: expect.any(String) })
    expect(body.updated_at > before.updated_at).toBe(true)
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(await admin.read(id)).toEqual(body)
  })

  test('with nothing is fine and changes nothing, the time of the last change neither', async ({
    shop,
    admin,
  }) => {
    const id = await shop.product({ description: 'Words' })
    const before = await admin.read(id)

    expect(await admin.change(id, {})).toMatchObject({ status: 200, body: before })
    expect((await admin.change(id, { id: 7, created_at: 'x', category: null, colour: 'red' })).body).toEqual(
      before,
    )
  })

  test('clears with null what a product may do without', async ({ shop, admin }) => {
    const id = await shop.product({ category_id: await shop.category(), description: 'Words' })
    await admin.change(id, { image_url: '/a.jpg' })

    for (const field of ['description', 'image_url', 'category_id']) {
      const { status, body } = await admin.change(id, { [field]: null })
      expect([status, body[field]]).toEqual([200, null])
    }
    expect((await admin.read(id)).category).toBeNull()
  })

  test('clears with a blank text too', async ({ shop, admin }) => {
    const id = await shop.product({ description: 'Words' })

    expect((await admin.change(id, { description: ' ', image_url: '' })).body).toMatchObject({
      description: null,
      image_url: null,
    })
  })

  test('moves it to another category', async ({ shop, admin }) => {
    const [from, to] = [await shop.category(), await shop.category()]
    const id = await shop.product({ category_id: from })

    const { body } = await admin.change(id, { category_id: to })
    expect([body.category_id, body.category.id]).toEqual([to, to])
    expect(idsOf((await shop.get(catalogue({ category_id: from }))).body)).toEqual([])
    expect(idsOf((await shop.get(catalogue({ category_id: to }))).body)).toEqual([id])
  })

  test.for([999_999, 0, -1, 2_147_483_648, 1e20])(
    'to the category %d, which there is not, is refused and changes nothing',
    async (category_id, { shop, admin }) => {
      const id = await shop.product()
      const before = await admin.read(id)

      const { status, body } = await admin.change(id, { category_id, name: 'Changed' })
      expect([status, body.detail]).toEqual([400, 'Category not found'])
      expect(await admin.read(id)).toEqual(before)
    },
  )

  test('brings an inactive one back', async ({ shop, admin }) => {
    const id = await shop.product({ is_active: false })

    expect((await admin.change(id, { is_active: true })).body.is_active).toBe(true)
    expect((await shop.get(`/api/products/${id}`)).status).toBe(200)
  })

  test('works on inactive ones, which stay so', async ({ shop, admin }) => {
    const id = await shop.product({ is_active: false })

    expect((await admin.change(id, { price: '7' })).body).toMatchObject({ price: '7.00', is_active: false })
    expect((await shop.get(`/api/products/${id}`)).status).toBe(404)
  })

  test.for([
    ['name', [null, '', '  ', 'x'.repeat(256), 7]],
    ['description', [7, 'x'.repeat(5001)]],
    ['price', [null, '', '-0.01', '1.234', 0.001, '100000000', true]],
    ['category_id', ['1', 1.5]],
    ['image_url', ['javascript:alert(1)', '//evil.example']],
    ['stock_quantity', [null, -1, 1.5, '5', 1_000_000_001]],
    ['featured', [null, 'true', 1]],
    ['is_active', [null, 'false', 0]],
  ] as const)('with %s among %j is a 422 that names it', async ([field, values], { shop, admin }) => {
    const id = await shop.product()
    const before = await admin.read(id)
    for (const value of values) {
      const { status, body, roundTrips } = await admin.change(id, { [field]: value })
      expect([value, status, roundTrips]).toEqual([value, 422, 0])
      expect(body.errors).toEqual([{ path: field, message: expect.any(String) }])
    }
    expect(await admin.read(id)).toEqual(before)
  })

  test.for([[[]], [null], ['x']])('with %j is a 422', async ([json], { shop, admin }) => {
    expect((await admin.change(await shop.product(), json)).status).toBe(422)
  })

  test.for(UNKNOWN_IDS)('of the id %s is a 404', async (id, { admin }) => {
    const { status, body } = await admin.change(id, { category_id: 999_999 })

    expect([status, body.detail]).toEqual([404, 'Product not found'])
  })

  test.for(['abc', '1.5', '%20'])('of the id %s is a 422', async (id, { admin }) => {
    const { status, body } = await admin.change(id, {})

    expect([status, body.errors[0].path]).toEqual([422, 'id'])
  })

  test('is malformed before its id is', async ({ shop }) => {
    const { token } = await shop.admin()
    const malformed = { token, body: '{', headers: { 'Content-Type': 'application/json' } }

    expect((await shop.request('PUT', '/api/products/abc', malformed)).status).toBe(400)
    expect((await shop.request('PUT', '/api/categories/abc', malformed)).status).toBe(400)
  })
})

describe('deleting a product', () => {
  test('takes it out of the catalogue and keeps it for admins', async ({ shop, admin }) => {
    const category_id = await shop.category()
    const id = await shop.product({ category_id })
    const near = await shop.product({ category_id })

    const { status, body } = await admin.remove(id)
    expect([status, body]).toEqual([204, ''])
    expect((await shop.get(`/api/products/${id}`)).status).toBe(404)
    expect(idsOf((await shop.get(catalogue({ category_id }))).body)).toEqual([near])
    expect(idsOf((await shop.get(`/api/products/${near}/related`)).body)).not.toContain(id)
    expect(await admin.read(id)).toMatchObject({ id, is_active: false })
  })

  test('again is a 204 that changes nothing', async ({ shop, admin }) => {
    const id = await shop.product()
    await admin.remove(id)
    const before = await admin.read(id)

    expect((await admin.remove(id)).status).toBe(204)
    expect(await admin.read(id)).toEqual(before)
  })

  test('leaves orders that hold it whole', async ({ shop, admin }) => {
    const shopper = await shop.customer()
    const id = await shop.product({ name: 'Sold gown', price: '5000.00' })
    const order = (await shop.buy(shopper, id, 2)).body

    expect((await admin.remove(id)).status).toBe(204)
    await admin.change(id, { name: 'Renamed', price: '1' })
    const { status, body } = await shop.get(`/api/orders/${order.id}`, shopper)
    expect([status, body]).toEqual([200, order])
    expect(body.items).toMatchObject([
      { product_id: id, product_name: 'Sold gown', quantity: 2, price: '5000.00' },
    ])
  })

  test('leaves it in carts, as one that cannot be had', async ({ shop, admin }) => {
    const shopper = await shop.customer()
    const id = await shop.product()
    await shop.fillCart(shopper, [[id, 1]])
    await admin.remove(id)

    expect((await shop.get('/api/cart', shopper)).body.items).toMatchObject([
      { product_id: id, available: false },
    ])
  })

  test.for(UNKNOWN_IDS)('of the id %s is a 404', async (id, { admin }) => {
    const { status, body } = await admin.remove(id)

    expect([status, body.detail]).toEqual([404, 'Product not found'])
  })

  test('of what is no id is a 422', async ({ admin }) => {
    expect((await admin.remove('abc')).status).toBe(422)
  })
})
