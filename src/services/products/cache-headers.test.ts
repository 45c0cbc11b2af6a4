import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { MOST_TAGS, tagged } from '../../http/cache-tags.ts'
import { type Shop, SITE, test } from '../../../test/shop.ts'
import { createProductsApp } from './app.ts'
import { addMany, catalogue, idsOf } from './products.fixture.ts'

const CDN_HEADERS = ['Netlify-CDN-Cache-Control', 'Netlify-Cache-Tag', 'Netlify-Vary']

const cdnHeadersOf = (headers: Headers) => CDN_HEADERS.map((name) => headers.get(name))

const tagsOf = (headers: Headers) => headers.get('Netlify-Cache-Tag')?.split(',')

/** The public reads of the catalogue, each by its path in the API document and an address of it. */
async function reads(shop: Shop) {
  const category = await shop.category()
  const product = await shop.product({ category_id: category })
  const near = await shop.product({ category_id: category })
  const name = `Sharara${near}`
  const named = await shop.product({ name })
  return {
    '/api/products': catalogue({ category_id: category }),
    '/api/products/{id}': `/api/products/${product}`,
    '/api/products/{id}/related': `/api/products/${near}/related?limit=1`,
    '/api/products/suggest': `/api/products/suggest?q=${name}`,
    '/api/categories': '/api/categories',
    '/api/categories/{id}': `/api/categories/${category}`,
    tags: {
      '/api/products': ['products', `product-${near}`, `product-${product}`, `category-${category}`],
      '/api/products/{id}': ['products', `product-${product}`, `category-${category}`],
      '/api/products/{id}/related': ['products', `product-${product}`, `category-${category}`],
      '/api/products/suggest': ['products', 'categories', `product-${named}`],
      '/api/categories': ['categories'],
      '/api/categories/{id}': ['categories', `category-${category}`],
    },
  } as const
}

const ROUTES = [
  '/api/products',
  '/api/products/{id}',
  '/api/products/{id}/related',
  '/api/products/suggest',
  '/api/categories',
  '/api/categories/{id}',
] as const

const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
  paths: Record<string, { get: { parameters?: { in: string; name: string }[] } }>
}

describe.for(ROUTES)('what GET %s answers', (route) => {
  test('may be kept by browsers that ask each time, and by the CDN for a minute and five more', async ({
    shop,
  }) => {
    const { headers } = await shop.get((await reads(shop))[route])

    expect(headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
    expect(headers.get('Netlify-CDN-Cache-Control')).toBe(
      'public, durable, s-maxage=60, stale-while-revalidate=300',
    )
  })

  test('is tagged with what it shows', async ({ shop }) => {
    const { tags, ...addresses } = await reads(shop)

    expect(tagsOf((await shop.get(addresses[route])).headers)).toEqual(tags[route])
  })

  test('is told apart by the parameters of the API document, by other sites, and by nothing else', async ({
    shop,
  }) => {
    const address = (await reads(shop))[route]
    const known = (paths[route]?.get.parameters ?? []).filter((each) => each.in === 'query')
    const names = known.length > 0 ? known.map(({ name }) => name) : ['none']

    for (const query of ['', 'unknown=1', 'include_inactive=false']) {
      const { headers } = await shop.get(`${address}${address.includes('?') ? '&' : '?'}${query}`)
      const [parameters, ...others] = String(headers.get('Netlify-Vary')).split(',')
      expect(parameters?.replace('query=', '').split('|').sort()).toEqual([...names].sort())
      expect(others).toEqual(['header=Origin'])
      expect(headers.get('Vary')).toBe('Origin')
    }
  })

  test('has the same headers with a 304 and for HEAD', async ({ shop }) => {
    const address = (await reads(shop))[route]
    const whole = await shop.get(address)
    const etag = String(whole.headers.get('ETag'))
    const same = await shop.get(address, { headers: { 'If-None-Match': etag } })
    const head = await shop.request('HEAD', address)

    expect([same.status, head.status]).toEqual([304, 200])
    for (const name of [...CDN_HEADERS, 'Cache-Control', 'ETag', 'Vary']) {
      const value = whole.headers.get(name)
      expect([name, same.headers.get(name), head.headers.get(name)]).toEqual([name, value, value])
    }
  })
})

test('where no other sites are allowed, the CDN does not tell them apart', async ({ db }) => {
  const app = createProductsApp({ db, verifyToken: async () => undefined, log: () => {} })
  const { headers } = await app.request(`${SITE}/api/categories`, {
    headers: { Origin: 'https://a.example' },
  })

  expect([headers.get('Netlify-Vary'), headers.get('Vary')]).toEqual(['query=none', null])
})

test('a list that is chosen by stock, or by a search, is tagged with that', async ({ shop }) => {
  const category_id = await shop.category()
  const id = await shop.product({ category_id })
  const shown = ['products', `product-${id}`, `category-${category_id}`]
  const tagsFor = async (query: object) =>
    tagsOf((await shop.get(catalogue({ category_id, ...query }))).headers)

  expect(await tagsFor({ in_stock: true })).toEqual([...shown, 'stock'])
  expect(await tagsFor({ in_stock: 0 })).toEqual(['products', 'stock'])
  expect(await tagsFor({ search: 'gown' })).toEqual([...shown, 'categories'])
  expect(await tagsFor({ search: ' ' })).toEqual(shown)
})

test('the longest page has a tag for each product', async ({ shop }) => {
  const category_id = await shop.category()
  await addMany(shop, category_id, 100)
  const { headers, body } = await shop.get(catalogue({ category_id, limit: 100 }))

  expect(tagsOf(headers)).toEqual([
    'products',
    ...idsOf(body).map((id) => `product-${id}`),
    `category-${category_id}`,
  ])
})

test('an answer with more tags than Netlify takes gets none', () => {
  const tags = (count: number) => Array.from({ length: count }, (_, index) => `product-${index}`)

  expect(tagged([...tags(MOST_TAGS), 'product-0'])).toEqual({
    'Netlify-Cache-Tag': tags(MOST_TAGS).join(','),
  })
  expect(tagged(tags(MOST_TAGS + 1))).toEqual({})
})

describe('no word to the CDN is said', () => {
  test('with refusals', async ({ shop }) => {
    const { token } = await shop.customer()
    const refusals = [
      [404, await shop.get('/api/products/2147483647')],
      [404, await shop.get('/api/products/2147483647/related')],
      [404, await shop.get('/api/categories/2147483647')],
      [404, await shop.get('/api/products/1/nothing')],
      [405, await shop.put('/api/products', {})],
      [422, await shop.get('/api/products?limit=0')],
      [422, await shop.get('/api/products/x')],
      [401, await shop.get('/api/products?include_inactive=1')],
      [403, await shop.get('/api/products?include_inactive=1', { token })],
    ] as const
    for (const [status, answer] of refusals) {
      expect(answer.status).toBe(status)
      expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
      expect(cdnHeadersOf(answer.headers)).toEqual([null, null, null])
    }
  })

  test('with what an admin alone may see, nor with the 304 of it', async ({ shop }) => {
    const { token } = await shop.admin()
    const id = await shop.product()
    for (const path of ['/api/products?include_inactive=true', `/api/products/${id}?include_inactive=1`]) {
      const { headers } = await shop.get(path, { token })
      const etag = String(headers.get('ETag'))
      const again = await shop.get(path, { token, headers: { 'If-None-Match': etag } })
      expect(again.status).toBe(304)
      for (const each of [headers, again.headers]) {
        expect(each.get('Cache-Control')).toBe('private, no-store')
        expect(cdnHeadersOf(each)).toEqual([null, null, null])
      }
    }
  })

  test('with the answers to changes, nor with anything personal', async ({ shop }) => {
    const admin = await shop.admin()
    const id = await shop.product()
    const answers = [
      await shop.post('/api/products', { name: 'Gown', price: '1.00' }, admin),
      await shop.put(`/api/products/${id}`, { price: '2.00' }, admin),
      await shop.buy(admin, id),
      await shop.get('/api/cart', admin),
      await shop.get('/api/orders', admin),
      await shop.get('/api/users/me', admin),
      await shop.get('/api/products/health'),
      await shop.get('/api/products/live'),
    ]
    for (const { status, headers } of answers) {
      expect(status).toBeLessThan(300)
      expect(headers.get('Cache-Control')).toBe('private, no-store')
      expect(cdnHeadersOf(headers)).toEqual([null, null, null])
    }
  })
})
