import { describe, expect } from 'vitest'
import { FRIENDLY_ORIGIN, type Shop, test } from '../../../test/shop.ts'
import { catalogue } from './products.fixture.ts'

/** A product in a category of its own, and the addresses that show it. */
async function shown(shop: Shop) {
  const category_id = await shop.category()
  const id = await shop.product({ category_id })
  const near = await shop.product({ category_id })
  const { token } = await shop.admin()
  return {
    id,
    category_id,
    token,
    paths: {
      list: catalogue({ category_id }),
      search: catalogue({ category_id, search: 'gown' }),
      product: `/api/products/${id}`,
      related: `/api/products/${near}/related?limit=1`,
      categories: '/api/categories',
      category: `/api/categories/${category_id}`,
    },
  }
}

const tagOf = async (shop: Shop, path: string) => {
  const { status, headers } = await shop.get(path)
  expect(status).toBe(200)
  const tag = headers.get('ETag')
  expect(tag).toMatch(/^W\/"[^"]+"$/)
  return String(tag)
}

const VIEWS = ['list', 'search', 'product', 'related', 'categories', 'category'] as const

describe.for(VIEWS)('the catalogue’s %s', (view) => {
  test('carries a weak ETag and may be kept while each use asks first', async ({ shop }) => {
    const { paths } = await shown(shop)

    const { headers } = await shop.get(paths[view])
    expect(headers.get('ETag')).toMatch(/^W\/"[^"]+"$/)
    expect(headers.get('Cache-Control')).toMatch(/^public\b/)
    expect(await tagOf(shop, paths[view])).toBe(headers.get('ETag'))
  })

  test('is a 304 without a body to whoever has it, with the headers of the 200', async ({ shop }) => {
    const { paths } = await shown(shop)
    const whole = await shop.get(paths[view])

    const { status, body, headers } = await shop.get(paths[view], {
      headers: { 'If-None-Match': String(whole.headers.get('ETag')) },
    })
    expect([status, body]).toEqual([304, ''])
    for (const name of [
      'ETag',
      'Cache-Control',
      'Vary',
      'X-Content-Type-Options',
      'Strict-Transport-Security',
      'Content-Security-Policy',
      'X-Frame-Options',
    ]) {
      expect([name, headers.get(name)]).toEqual([name, whole.headers.get(name)])
    }
    expect(headers.get('X-Request-Id')).toBeTruthy()
    expect(headers.get('X-Request-Id')).not.toBe(whole.headers.get('X-Request-Id'))
    expect(headers.get('Content-Type')).toBeNull()
  })

  test('is whole to whoever has another', async ({ shop }) => {
    const { paths } = await shown(shop)

    for (const other of ['W/"other"', '"other"', 'other', '', '"']) {
      const { status, body } = await shop.get(paths[view], { headers: { 'If-None-Match': other } })
      expect(status).toBe(200)
      expect(body).toBeTruthy()
    }
  })
})

describe('If-None-Match', () => {
  test('may list several, weak or strong', async ({ shop }) => {
    const { paths } = await shown(shop)
    const tag = await tagOf(shop, paths.product)

    for (const has of [`"a", ${tag}`, `${tag}, W/"b"`, tag.replace('W/', '')]) {
      expect((await shop.get(paths.product, { headers: { 'If-None-Match': has } })).status).toBe(304)
    }
  })

  test('is honoured for an allowed origin, which may read the tag', async ({ shop }) => {
    const { paths } = await shown(shop)
    const tag = await tagOf(shop, paths.product)

    const { status, headers } = await shop.get(paths.product, {
      headers: { 'If-None-Match': tag, Origin: FRIENDLY_ORIGIN },
    })
    expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([304, FRIENDLY_ORIGIN])
    expect(headers.get('Access-Control-Expose-Headers')).toContain('ETag')
    expect(headers.get('Vary')).toContain('Origin')
  })

  test('asks nothing of refusals', async ({ shop }) => {
    for (const [path, status] of [
      ['/api/products/2147483647', 404],
      ['/api/products?limit=0', 422],
      ['/api/products?include_inactive=true', 401],
    ] as const) {
      const answer = await shop.get(path, { headers: { 'If-None-Match': '*' } })
      expect(answer.status).toBe(status)
      expect(answer.headers.get('ETag')).toBeNull()
    }
  })

  test('is honoured for an admin’s private view, which stays private', async ({ shop }) => {
    const { paths, token } = await shown(shop)
    const path = `${paths.product}?include_inactive=true`
    const { headers } = await shop.get(path, { token })

    const again = await shop.get(path, { token, headers: { 'If-None-Match': String(headers.get('ETag')) } })
    expect([again.status, again.headers.get('Cache-Control')]).toEqual([304, 'private, no-store'])
  })
})

describe('the tag', () => {
  test('changes with a write to the product, in every view that shows it', async ({ shop }) => {
    const { id, paths, token } = await shown(shop)
    const views = ['list', 'search', 'product', 'related'] as const
    for (const change of [
      { price: '1.00' },
      { stock_quantity: 3 },
      { description: 'New' },
      { featured: true },
    ]) {
      const before = await Promise.all(views.map((view) => tagOf(shop, paths[view])))
      expect((await shop.put(`/api/products/${id}`, change, { token })).status).toBe(200)

      for (const [index, view] of views.entries()) {
        const path = paths[view]
        const { status, headers } = await shop.get(path, {
          headers: { 'If-None-Match': String(before[index]) },
        })
        expect([view, status]).toEqual([view, 200])
        expect(headers.get('ETag')).not.toBe(before[index])
      }
    }
  })

  test('changes with a write to the category, in every view that shows it', async ({ shop }) => {
    const { category_id, paths, token } = await shown(shop)
    const before = await Promise.all(VIEWS.map((view) => tagOf(shop, paths[view])))
    const name = `Renamed ${crypto.randomUUID()}`
    expect((await shop.put(`/api/categories/${category_id}`, { name }, { token })).status).toBe(200)

    for (const [index, view] of VIEWS.entries()) {
      const path = paths[view]
      const { status } = await shop.get(path, { headers: { 'If-None-Match': String(before[index]) } })
      expect([view, status]).toEqual([view, 200])
    }
  })

  test('changes when stock is sold', async ({ shop }) => {
    const { id, paths } = await shown(shop)
    const before = await tagOf(shop, paths.product)
    expect((await shop.buy(await shop.customer(), id)).status).toBe(201)

    expect(await tagOf(shop, paths.product)).not.toBe(before)
  })

  test('gives way to a 404 when the product is taken out', async ({ shop }) => {
    const { id, paths, token } = await shown(shop)
    const tag = await tagOf(shop, paths.product)
    await shop.delete(`/api/products/${id}`, { token })

    expect((await shop.get(paths.product, { headers: { 'If-None-Match': tag } })).status).toBe(404)
  })
})

test('HEAD gives the headers of GET without the body', async ({ shop }) => {
  const { paths } = await shown(shop)

  for (const view of VIEWS) {
    const { status, body, headers } = await shop.request('HEAD', paths[view])
    expect([view, status, body]).toEqual([view, 200, ''])
    expect(headers.get('ETag')).toBe(await tagOf(shop, paths[view]))
    expect(headers.get('Content-Type')).toBe('application/json')
  }
})
