import { describe, expect } from 'vitest'
import { FRIENDLY_ORIGIN } from '../../../test/shop.ts'
import { everywhere, shown, test } from './cdn.fixture.ts'
import { catalogue, idsOf } from './products.fixture.ts'

describe('who asks', () => {
  test('changes nothing: a guest, a customer and an admin share one answer, a bad token or cookie too', async ({
    shop,
    cdn,
  }) => {
    const { paths } = await shown(shop)
    const callers = [
      {},
      { token: (await shop.customer()).token },
      { token: (await shop.admin()).token },
      { token: 'not a token' },
      { headers: { Cookie: `session=${(await shop.admin()).token}` } },
    ]
    for (const path of paths) {
      const own = []
      for (const caller of callers) own.push((await shop.get(path, caller)).body)
      expect(own).toEqual(everywhere(callers.map(String), own[0]))
      const shared = []
      for (const caller of callers) shared.push((await cdn.get(path, caller)).from)
      expect(shared).toEqual(['shop', 'fresh', 'fresh', 'fresh', 'fresh'])
    }
  })

  test('from another site’s page gets an answer that names that site, and nobody else does', async ({
    shop,
    cdn,
  }) => {
    const { id } = await shown(shop)
    const path = `/api/products/${id}`
    const allowed = async (headers: Record<string, string>) => {
      const answer = await cdn.get(path, { headers })
      return [answer.from, answer.headers.get('Access-Control-Allow-Origin')]
    }

    expect(await allowed({ Origin: FRIENDLY_ORIGIN })).toEqual(['shop', FRIENDLY_ORIGIN])
    expect(await allowed({})).toEqual(['shop', null])
    expect(await allowed({ Origin: 'https://evil.example' })).toEqual(['shop', null])
    expect(await allowed({ Origin: FRIENDLY_ORIGIN })).toEqual(['fresh', FRIENDLY_ORIGIN])
    expect(await allowed({})).toEqual(['fresh', null])
  })

  test('for inactive products too gets an answer that the CDN never keeps, nor gives a kept one for', async ({
    shop,
    cdn,
  }) => {
    const { id, category_id } = await shown(shop)
    await shop.sql('update products set is_active = false where id = $1', [id])
    const { token } = await shop.admin()
    const all = catalogue({ category_id, include_inactive: true })
    const open = catalogue({ category_id })
    await cdn.get(open)

    for (const times of [1, 2]) {
      const { from, body, headers } = await cdn.get(all, { token })
      expect([times, from, headers.get('Cache-Control')]).toEqual([times, 'shop', 'private, no-store'])
      expect(idsOf(body)).toContain(id)
    }
    expect((await cdn.get(all)).status).toBe(401)
    expect((await cdn.get(all, await shop.customer())).status).toBe(403)
    expect(idsOf((await cdn.get(open)).body)).not.toContain(id)
  })
})

describe('parameters', () => {
  test('that the shop does not know share one answer', async ({ shop, cdn }) => {
    const { id, category_id } = await shown(shop)
    for (const path of [
      `/api/products/${id}`,
      `/api/products/${id}/related`,
      `/api/categories/${category_id}`,
    ]) {
      expect((await cdn.get(path)).from).toBe('shop')
      for (const query of [
        'utm_source=mail',
        'fbclid=1&gclid=2',
        'LIMIT=3',
        '_=1',
        '_=1&_=2',
        'x[]=1',
        '',
        '&&=',
      ]) {
        expect([path, query, (await cdn.get(`${path}?${query}`)).from]).toEqual([path, query, 'fresh'])
      }
    }
    await cdn.get('/api/products?limit=5&skip=0')
    expect((await cdn.get('/api/products?utm_source=mail&skip=0&limit=5&x=1')).from).toBe('fresh')
  })

  test('that the shop knows do not', async ({ shop, cdn }) => {
    const { category_id } = await shown(shop)
    await cdn.get(catalogue({ category_id }))
    for (const query of [
      { search: 'gown' },
      { limit: 1 },
      { skip: 1 },
      { sort: 'name' },
      { min_price: 1 },
      { max_price: 9 },
      { featured: false },
      { in_stock: true },
    ]) {
      expect((await cdn.get(catalogue({ category_id, ...query }))).from).toBe('shop')
    }
  })

  test.for([
    'limit=10&limit=1',
    '%6cimit=1',
    'lim%69t=1',
    'limit=1&limit=1',
    'x=1;limit=1',
    'limit=10;limit=1',
    'limit=1&%6cimit=10',
    '+limit=1',
    'x=?&limit=10&limit=1',
  ])(
    'that caches may read in another way than the shop does are kept by none: ?%s',
    async (query, { shop, cdn }) => {
      await shown(shop)
      const { headers } = await shop.get('/api/products?limit=10')
      const odd = await shop.get(`/api/products?${query}`)

      expect(headers.get('Netlify-CDN-Cache-Control')).toContain('public')
      expect(odd.headers.get('Netlify-CDN-Cache-Control')).toBeNull()
      expect(odd.headers.get('Cache-Control')).toBe('private, no-store')
      await cdn.get(`/api/products?${query}`)
      expect((await cdn.get('/api/products')).from).toBe('shop')
    },
  )
})
