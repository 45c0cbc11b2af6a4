import { describe, expect } from 'vitest'
import { type Shop, test as base } from '../../../test/shop.ts'

/** A catalogue with nothing in it, as the shop's owner asks what runs out in it. */
const test = base.extend('owner', async ({ shop }) => {
  await shop.sql('delete from products')
  const admin = await shop.admin()
  return { admin, ask: (query = '') => shop.get(`/api/products/low-stock${query}`, admin) }
})

/** Products of which so many are left, in that order; gives their ids. */
async function stocked(shop: Shop, ...quantities: number[]) {
  const ids = []
  for (const stock_quantity of quantities) ids.push(await shop.product({ stock_quantity }))
  return ids
}

const idsOf = ({ products }: { products: { id: number }[] }) => products.map(({ id }) => id)

describe('the products that run out', () => {
  test('are those of which fewer than five are left, the emptiest first and then the oldest', async ({
    shop,
    owner,
  }) => {
    const [four, none, , two, alsoNone] = await stocked(shop, 4, 0, 5, 2, 0)
    const { status, body, roundTrips } = await owner.ask()

    expect(status).toBe(200)
    expect(roundTrips).toBe(1)
    expect(idsOf(body)).toEqual([none, alsoNone, two, four])
    expect(body.total).toBe(4)
  })

  test('are whole products, as the catalogue has them', async ({ shop, owner }) => {
    const id = await shop.product({ stock_quantity: 1, category_id: await shop.category() })
    const product = (await shop.get(`/api/products/${id}`)).body

    expect((await owner.ask()).body).toEqual({ products: [product], total: 1 })
  })

  test('are none where all is well stocked', async ({ shop, owner }) => {
    await stocked(shop, 5, 900)

    expect((await owner.ask()).body).toEqual({ products: [], total: 0 })
  })

  test('are counted below another number where one is given', async ({ shop, owner }) => {
    const [nine, one, none] = await stocked(shop, 9, 1, 0)

    expect(idsOf((await owner.ask('?below=1')).body)).toEqual([none])
    expect(idsOf((await owner.ask('?below=2')).body)).toEqual([none, one])
    expect(idsOf((await owner.ask('?below=1000')).body)).toEqual([none, one, nine])
  })

  test('are listed up to the limit, of 20 where none is given, and all counted', async ({ shop, owner }) => {
    const ids = await stocked(shop, ...Array.from({ length: 21 }, () => 3))

    const byDefault = (await owner.ask()).body
    expect(idsOf(byDefault)).toEqual(ids.slice(0, 20))
    expect(byDefault.total).toBe(21)
    const two = (await owner.ask('?limit=2')).body
    expect(idsOf(two)).toEqual(ids.slice(0, 2))
    expect(two.total).toBe(21)
  })

  test('are active ones', async ({ shop, owner }) => {
    const [gone, kept] = await stocked(shop, 1, 1)
    await shop.delete(`/api/products/${gone}`, owner.admin)

    expect((await owner.ask()).body).toMatchObject({ products: [{ id: kept }], total: 1 })
  })

  test('are told to admins only', async ({ shop }) => {
    expect((await shop.get('/api/products/low-stock')).status).toBe(401)
    expect((await shop.get('/api/products/low-stock', await shop.customer())).status).toBe(403)
  })

  test('are kept by no cache, the CDN’s neither', async ({ owner }) => {
    const { headers } = await owner.ask()

    expect(headers.get('Cache-Control')).toBe('private, no-store')
    for (const name of ['Netlify-CDN-Cache-Control', 'Netlify-Cache-Tag', 'ETag']) {
      expect(headers.get(name), name).toBeNull()
    }
  })

  test.for([
    'below=0',
    'below=1001',
    'below=-1',
    'below=five',
    'below=',
    'below=1.5',
    'limit=0',
    'limit=101',
    'limit=x',
  ])('are refused with 422 where the question is bad: ?%s', async (query, { owner }) => {
    const { status, body, roundTrips } = await owner.ask(`?${query}`)

    expect(status).toBe(422)
    expect(body.errors).toEqual([{ path: query.split('=')[0], message: expect.any(String) }])
    expect(roundTrips).toBe(0)
  })
})
