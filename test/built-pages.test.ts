import { describe, expect } from 'vitest'
import { PAGE_CSP } from '../src/http/page-headers.ts'
import { PAGES } from '../storefront/routes.ts'
import { test } from './served.ts'

const STATIC = PAGES.filter(({ answeredBy }) => answeredBy === 'shell')

const pathLike = (pattern: string) => pattern.replace(':id', '42').replace('*', 'products')

/** Building takes seconds, on a busy machine many. */
describe('the pages of the built shop', { timeout: 120_000 }, () => {
  test('are the storefront’s page, with the policy of pages', async ({ shop: { site } }) => {
    const home = await site.get('/')
    expect(home.status).toBe(200)
    for (const { path: pattern, secret } of STATIC) {
      const path = pathLike(pattern)
      const { status, headers, body } = await site.get(path)
      expect([path, status, headers.get('Content-Type')]).toEqual([path, 200, 'text/html; charset=utf-8'])
      expect(headers.get('Content-Security-Policy'), path).toBe(PAGE_CSP)
      expect(headers.get('Cache-Control'), path).toBe(
        secret ? 'no-store' : 'public, max-age=0, must-revalidate',
      )
      expect(body, path).toBe(home.body)
    }
  })

  test('load nothing that is not there', async ({ shop: { site } }) => {
    const { body } = await site.get('/')
    const sources = Array.from(String(body).matchAll(/(?:src|href)="(\/[^"]*)"/g), ([, source]) => source)
    const assets = sources.filter((source) => source?.startsWith('/assets/'))

    expect(assets.length).toBeGreaterThan(0)
    for (const source of sources) {
      const { status, headers } = await site.get(source ?? '')
      expect([source, status]).toEqual([source, 200])
      const forGood = headers.get('Cache-Control') === 'public, max-age=31536000, immutable'
      expect([source, forGood]).toEqual([source, assets.includes(source)])
    }
  })

  test('are one with the product in it, and the page alone with 404 where there is none', async ({
    shop: { site },
    database,
  }) => {
    const { rows } = await database.pool.query(
      `insert into products (name, price, stock_quantity) values ('Gown <1>', 5000, 3) returning id`,
    )
    const { status, headers, body } = await site.get(`/products/${rows[0].id}`)

    expect(status).toBe(200)
    expect(headers.get('Content-Security-Policy')).toBe(PAGE_CSP)
    expect(body).toContain('<title>Gown &lt;1&gt; · Fatima Zehra Boutique</title>')
    expect(body).toContain(`<link rel="canonical" href="${site.url}/products/${rows[0].id}" />`)
    expect(body).toContain('id="page-data">{')
    expect(body).toContain('<div id="shop">')
    const none = await site.get('/products/2147483647')
    expect(none.status).toBe(404)
    expect(none.body).toContain('<div id="shop">')
    expect((await site.get('/sitemap.xml')).body).toContain(`<loc>${site.url}/products/${rows[0].id}</loc>`)
  })

  test('are the page for what is not there, with 404 and its own policy', async ({ shop: { site } }) => {
    for (const path of ['/nothing', '/products/1/more', '/assets/gone.js', '/administration']) {
      const { status, headers, body } = await site.get(path)

      expect([path, status, headers.get('Cache-Control')]).toEqual([
        path,
        404,
        'public, max-age=0, must-revalidate',
      ])
      expect(headers.get('Content-Security-Policy')).toBe(PAGE_CSP)
      expect(body).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; /)
      expect(body).toContain('<div id="shop">')
    }
  })

  test('are compressed for who takes that, and not sent again to who has them', async ({
    shop: { site },
  }) => {
    const plain = await site.get('/api/openapi.json', { headers: { 'Accept-Encoding': 'identity' } })
    expect(plain.headers.get('Content-Encoding')).toBeNull()
    const packed = await site.get('/api/openapi.json', { headers: { 'Accept-Encoding': 'gzip' } })
    expect(packed.headers.get('Content-Encoding')).toBe('gzip')
    expect(packed.body).toEqual(plain.body)

    const etag = packed.headers.get('ETag') ?? ''
    const same = await site.get('/api/openapi.json', { headers: { 'If-None-Match': etag } })
    expect([same.status, same.body]).toEqual([304, ''])
  })

  test('tell search engines what is not for them, and where the rest is listed', async ({ serve }) => {
    const { site } = await serve({ SITE_URL: 'https://shop.example' })
    const { body, headers } = await site.get('/robots.txt')

    expect(headers.get('Content-Type')).toMatch(/^text\/plain/)
    const lines = String(body).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining(['User-agent: *', 'Allow: /api/docs', 'Disallow: /api/', 'Disallow: /admin']),
    )
    expect(lines).not.toContain('Disallow: /')
    expect(lines).not.toContain('Disallow: /products')
    expect((await site.get('/sitemap.xml')).body).toContain('<loc>https://shop.example/products</loc>')
  })
})
