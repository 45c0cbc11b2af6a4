import { describe, expect } from 'vitest'
import { type Shop, test as base } from '../../../test/shop.ts'
import { catalogue, idsOf } from './products.fixture.ts'

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

describe('a new product', () => {
  test('is answered whole, with its address, and found there and in the catalogue', async ({
    shop,
    create,
  }) => {
    const category_id = await shop.category('Dresses')
    const fields = {
      name: 'Silk Gown',
      description: 'Cut on the bias',
      price: '12500.50',
      category_id,
      image_url: '/images/gown.jpg',
      stock_quantity: 7,
      featured: true,
    }

    const { status, body, headers } = await create(fields)
    expect(status).toBe(201)
    expect(body).toEqual({
      ...fields,
      id: expect.any(Number),
      category: { id: category_id, name: 'Dresses', description: null, image_url: null },
      is_active: true,
      created_at: expect.any(String),
      updated_at: body.created_at,
    })
    expect(headers.get('Location')).toBe(`/api/products/${body.id}`)
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect((await shop.get(String(headers.get('Location')))).body).toEqual(body)
    expect(idsOf((await shop.get(catalogue({ category_id }))).body)).toEqual([body.id])
  })

  test('needs no more than a name and a price', async ({ create }) => {
    expect((await create(GOWN)).body).toMatchObject({
      name: 'Gown',
      description: null,
      price: '5000.00',
      category_id: null,
      category: null,
      image_url: null,
      stock_quantity: 0,
      is_active: true,
      featured: false,
    })
  })

  test('may have null for what it has not', async ({ create }) => {
    const nothing = { description: null, category_id: null, image_url: null }
    const { status, body } = await create({ ...GOWN, ...nothing })

    expect(status).toBe(201)
    expect(body).toMatchObject(nothing)
  })

  test.for([
    ['5000', '5000.00'],
    ['5000.5', '5000.50'],
    ['0', '0.00'],
    ['0.01', '0.01'],
    ['99999999.99', '99999999.99'],
    ['007', '7.00'],
    [5000, '5000.00'],
    [19.99, '19.99'],
    [0, '0.00'],
    [-0, '0.00'],
    [0.1, '0.10'],
    [1e3, '1000.00'],
    [99999999.99, '99999999.99'],
  ] as const)('may cost %j, which is %s', async ([price, stored], { create }) => {
    const { status, body } = await create({ ...GOWN, price })

    expect([status, body.price]).toEqual([201, stored])
  })

  test('has its texts trimmed, blank ones being none', async ({ create }) => {
    const { body } = await create({ ...GOWN, name: ' \n Gown\t', description: '   ', image_url: '' })

    expect(body).toMatchObject({ name: 'Gown', description: null, image_url: null })
  })

  test('keeps texts as they are within', async ({ create }) => {
    const name = `O'Brien "x" <b> \\ %_ 😀 شال`
    const description = 'line 1\nline 2\r\n\ttabbed'

    expect((await create({ ...GOWN, name, description })).body).toMatchObject({ name, description })
  })

  test('has lengths counted in characters, emoji as one', async ({ create }) => {
    const most = { name: '😀'.repeat(255), description: '😀'.repeat(5000) }
    const { status, body } = await create({ ...GOWN, ...most, image_url: `/${'p'.repeat(499)}` })

    expect(status).toBe(201)
    expect(body).toMatchObject(most)
  })

  test.for([
    '/images/a.jpg',
    '/',
    'https://cdn.example/a.jpg?x=1#y',
    'http://cdn.example',
    'HTTPS://CDN.example/ü',
  ])('may have its picture at %s', async (image_url, { create }) => {
    expect((await create({ ...GOWN, image_url })).body.image_url).toBe(image_url)
  })

  test('may have 0 to 1,000,000,000 pieces', async ({ create }) => {
    for (const stock_quantity of [0, 1_000_000_000, 5.0]) {
      expect((await create({ ...GOWN, stock_quantity })).body.stock_quantity).toBe(stock_quantity)
    }
  })

  test('does not take what is not for the client to say', async ({ shop, create }) => {
    const unasked = {
      id: 999_999,
      created_at: '2000-01-01T00:00:00.000Z',
      updated_at: '2000-01-01T00:00:00.000Z',
      is_active: false,
      category: { id: 1, name: 'Mine' },
      user_id: 1,
    }
    const { status, body } = await create({ ...GOWN, ...unasked, ['__proto__']: { price: '1' } })

    expect(status).toBe(201)
    expect(body).toMatchObject({ price: '5000.00', is_active: true, category: null })
    expect(body.id).not.toBe(unasked.id)
    expect(body.created_at > '2026').toBe(true)
    expect(body.updated_at > '2026').toBe(true)
    expect((await shop.get(`/api/products/${unasked.id}`)).status).toBe(404)
  })

  test('takes the last of a key given twice', async ({ shop }) => {
    const { token } = await shop.admin()
    const { body } = await shop.request('POST', '/api/products', {
      token,
      body: '{"name":"First","price":"1","name":"Last"}',
      headers: { 'Content-Type': 'application/json' },
    })

    expect(body.name).toBe('Last')
  })

  test.for([999_999, 0, -1, 2_147_483_647, 2_147_483_648, 1e15, 1e20])(
    'of the category %d, which there is not, is refused and not kept',
    async (category_id, { shop, create }) => {
      const before = await countProducts(shop)

      const { status, body } = await create({ ...GOWN, category_id })
      expect([status, body.detail]).toEqual([400, 'Category not found'])
      expect(await countProducts(shop)).toBe(before)
    },
  )
})
