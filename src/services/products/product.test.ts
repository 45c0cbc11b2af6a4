import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'
import { addMany, idsOf, namesOf } from './products.fixture.ts'

const UNKNOWN_IDS = ['0', '-1', '2147483647', '2147483648', '-2147483649', '99999999999999999999']
const MALFORMED_IDS = ['abc', '1.5', '1e3', '0x1', '+1', '%20', '1%00', '1;drop']

describe('a product', () => {
  test('is read whole, with its category', async ({ shop }) => {
    const category = await shop.category('Formals')
    const id = await shop.product({ name: 'Gown', price: '5000', category_id: category, stock_quantity: 0 })

    const { status, body, headers } = await shop.get(`/api/products/${id}`)
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toBe('application/json')
    expect(body).toEqual({
      id,
      name: 'Gown',
      description: null,
      price: '5000.00',
      category_id: category,
      category: { id: category, name: 'Formals', description: null, image_url: null },
      image_url: null,
      stock_quantity: 0,
      is_active: true,
      featured: false,
      created_at: expect.any(String),
      updated_at: body.created_at,
    })
  })

  test('keeps every digit of the highest price', async ({ shop }) => {
    const id = await shop.product({ price: '99999999.99' })

    expect((await shop.get(`/api/products/${id}`)).body.price).toBe('99999999.99')
  })

  test('tells its times in UTC whatever they were written in', async ({ shop }) => {
    const id = await shop.product()
    await shop.sql(`update products set created_at = '2026-01-26 15:00:00.123456+05' where id = $1`, [id])

    expect((await shop.get(`/api/products/${id}`)).body.created_at).toBe('2026-01-26T10:00:00.123Z')
  })

  test.for(UNKNOWN_IDS)('of the id %s is not found', async (id, { shop }) => {
    const { status, body, headers } = await shop.get(`/api/products/${id}`)

    expect([status, body.detail]).toEqual([404, 'Product not found'])
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.get('ETag')).toBeNull()
  })

  test.for(MALFORMED_IDS)('of the id %s is a 422 that names it', async (id, { shop }) => {
    const { status, body, roundTrips } = await shop.get(`/api/products/${id}`)

    expect([status, roundTrips]).toEqual([422, 0])
    expect(body.errors).toEqual([{ path: 'id', message: 'Must be an integer.' }])
  })

  test('is not at paths below its own', async ({ shop }) => {
    const id = await shop.product()

    for (const path of [`/api/products/${id}/reviews`, `/api/products/${id}/related/1`]) {
      expect((await shop.get(path)).status).toBe(404)
    }
  })

  test('takes no other methods, and says which it takes', async ({ shop }) => {
    const allowOf = async (method: string, path: string) => {
      const { status, headers } = await shop.request(method, path)
      expect(status).toBe(405)
      return headers.get('Allow')?.split(/, */).toSorted()
    }

    expect(await allowOf('PATCH', '/api/products/1')).toEqual(
      expect.arrayContaining(['DELETE', 'GET', 'PUT']),
    )
    expect(await allowOf('DELETE', '/api/products')).toEqual(expect.arrayContaining(['GET', 'POST']))
    expect(await allowOf('POST', '/api/products/1/related')).toEqual(expect.arrayContaining(['GET']))
    expect(await allowOf('PUT', '/api/categories')).toEqual(expect.arrayContaining(['GET', 'POST']))
    expect(await allowOf('POST', '/api/categories/1')).toEqual(
      expect.arrayContaining(['DELETE', 'GET', 'PUT']),
    )
  })
})

describe('related products', () => {
  test('are of the same category first, then by name, then by price', async ({ shop }) => {
    const [mine, other] = [await shop.category(), await shop.category()]
    const add = (name: string, price: string, category_id: number) =>
      shop.product({ name, price, category_id })
    const id = await add('Zari Silk Kaftan', '77000.00', mine)
    const otherCategory = await add('Zari Silk Kaftan', '77000.00', other)
    const farName = await add('Wool cap', '77000.00', mine)
    const nearName = await add('Zari Silk Kurta', '70000.00', mine)
    const nearPrice = await add('Zari Silk Kaftan', '77100.00', mine)
    const farPrice = await add('Zari Silk Kaftan', '79000.00', mine)

    const { status, body } = await shop.get(`/api/products/${id}/related?limit=5`)
    expect(status).toBe(200)
    expect(idsOf(body)).toEqual([nearPrice, farPrice, nearName, farName, otherCategory])
  })

  test('are whole products', async ({ shop }) => {
    const category_id = await shop.category()
    const id = await shop.product({ category_id })
    const near = await shop.product({ category_id })

    const { body } = await shop.get(`/api/products/${id}/related?limit=1`)
    expect(body).toEqual({ products: [(await shop.get(`/api/products/${near}`)).body] })
  })

  test('never hold the product itself, nor inactive ones', async ({ shop }) => {
    const category_id = await shop.category()
    const id = await shop.product({ category_id })
    const inactive = await shop.product({ category_id, is_active: false })
    const near = await shop.product({ category_id })

    const ids = idsOf((await shop.get(`/api/products/${id}/related?limit=100`)).body)
    expect(ids[0]).toBe(near)
    expect(ids).not.toContain(id)
    expect(ids).not.toContain(inactive)
  })

  test('are 10 unless told otherwise, 1 to 100, each once', async ({ shop }) => {
    const category_id = await shop.category()
    const [id] = await addMany(shop, category_id, 120)

    expect((await shop.get(`/api/products/${id}/related`)).body.products).toHaveLength(10)
    expect((await shop.get(`/api/products/${id}/related?limit=1`)).body.products).toHaveLength(1)
    const ids = idsOf((await shop.get(`/api/products/${id}/related?limit=100`)).body)
    expect(new Set(ids).size).toBe(100)
    for (const limit of ['0', '101', '-1', 'abc', '1.5', '']) {
      const { status, body } = await shop.get(`/api/products/${id}/related?limit=${limit}`)
      expect([status, body.errors[0].path]).toEqual([422, 'limit'])
    }
  })

  test('of one without a category are those nearest in price and name', async ({ shop }) => {
    const name = `Loose ${crypto.randomUUID()}`
    const id = await shop.product({ name, category_id: null })
    await shop.product({ name: `${name} too`, category_id: null })

    const { body } = await shop.get(`/api/products/${id}/related?limit=1`)
    expect(namesOf(body)).toEqual([`${name} too`])
  })

  test('always come in the same order', async ({ shop }) => {
    const category_id = await shop.category()
    const [id] = await addMany(shop, category_id, 40, { name: `'Same name'` })
    const related = async () => idsOf((await shop.get(`/api/products/${id}/related?limit=30`)).body)

    const first = await related()
    await shop.sql('update products set featured = true where category_id = $1 and id % 2 = 0', [category_id])
    expect(await related()).toEqual(first)
  })

  test('of an inactive product are not found', async ({ shop }) => {
    const id = await shop.product({ is_active: false })

    expect((await shop.get(`/api/products/${id}/related`)).status).toBe(404)
  })

  test.for(UNKNOWN_IDS)('of the id %s are not found', async (id, { shop }) => {
    const { status, body } = await shop.get(`/api/products/${id}/related`)

    expect([status, body.detail]).toEqual([404, 'Product not found'])
  })

  test.for(MALFORMED_IDS)('of the id %s are a 422', async (id, { shop }) => {
    expect((await shop.get(`/api/products/${id}/related`)).status).toBe(422)
  })
})

test('a shop with one product has nothing related to it', async ({ shop }) => {
  await shop.sql('update products set is_active = false')
  const id = await shop.product()

  expect((await shop.get(`/api/products/${id}/related`)).body).toEqual({ products: [] })
})
