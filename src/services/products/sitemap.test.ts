import { describe, expect } from 'vitest'
import { test as base } from '../../../test/shop.ts'
import { page } from './page.fixture.ts'
import { sitemap } from './sitemap.ts'

const SITE = 'https://shop.example'

/** Each test has the catalogue for itself. */
const test = base.extend('empty', { auto: true }, async ({ database }) => {
  await database.pool.query('truncate products, categories restart identity cascade')
})

const locationsIn = (xml: string | undefined) =>
  Array.from(xml?.matchAll(/<loc>([^<]*)<\/loc>/g) ?? [], ([, location]) => location)

describe('/sitemap.xml', () => {
  test('lists home, the catalogue, each category and each active product', async ({ shop, roundTrips }) => {
    const category = await shop.category()
    const product = await shop.product()
    await shop.product({ is_active: false })
    await shop.sql(`update products set updated_at = '2026-01-26 15:00:00+05'`)
    const before = roundTrips()

    const { status, headers, html: xml } = await page(shop, '/sitemap.xml')

    expect(roundTrips() - before).toBe(1)
    expect([status, headers.get('Content-Type')]).toEqual([200, 'application/xml; charset=UTF-8'])
    expect(locationsIn(xml)).toEqual([
      'http://shop.test/',
      'http://shop.test/products',
      `http://shop.test/products?category_id=${category}`,
      `http://shop.test/products/${product}`,
    ])
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<urlset xmlns="[^"]*0\.9">\n/)
    expect(xml).toContain(`/products/${product}</loc><lastmod>`)
  })

  test('is well-formed in an empty shop, and answers HEAD and 304', async ({ shop }) => {
    const { html: xml, headers } = await page(shop, '/sitemap.xml')
    const etag = String(headers.get('ETag'))

    expect(locationsIn(xml)).toEqual(['http://shop.test/', 'http://shop.test/products'])
    expect((await page(shop, '/sitemap.xml', {}, 'HEAD')).status).toBe(200)
    expect((await page(shop, '/sitemap.xml', { 'If-None-Match': etag })).status).toBe(304)
  })

  test('is kept by the CDN until the catalogue changes', async ({ shop }) => {
    const { headers } = await page(shop, '/sitemap.xml')

    expect(headers.get('Netlify-Cache-Tag')).toBe('products,categories')
    expect(headers.get('Netlify-CDN-Cache-Control')).toContain('s-maxage=60')
    expect(headers.get('Netlify-Vary')).toBe('query=page,header=Origin')
  })

  test.for(['1', '214749', '2147483647', '99999999999', '-1', 'x', '1.5', ''])(
    'has no part without products: %j',
    async (number, { shop }) => {
      const { status, headers } = await page(shop, `/sitemap.xml?page=${number}`)

      expect([status, headers.get('Content-Type')]).toEqual([404, 'application/problem+json'])
    },
  )
})

describe('a sitemap of more products than one part takes', () => {
  test('is a list of parts by id, which hold every product once', async ({ shop, db }) => {
    const ids: number[] = []
    for (let count = 0; count < 7; count += 1) ids.push(await shop.product())
    const [, , , hidden = 0, gone = 0, away = 0] = ids
    await shop.sql('update products set is_active = false where id = any($1)', [[hidden, gone, away]])

    const list = await sitemap(db, SITE, undefined, 3)

    expect(list).toContain('<sitemapindex ')
    expect(locationsIn(list)).toEqual([0, 1, 3].map((number) => `${SITE}/sitemap.xml?page=${number}`))
    expect(list?.match(/<lastmod>/g)).toHaveLength(2)
    const parts = await Promise.all([1, 2, 3].map((number) => sitemap(db, SITE, number, 3)))
    expect(parts.map(locationsIn)).toEqual([
      [1, 2, 3].map((id) => `${SITE}/products/${id}`),
      [],
      [`${SITE}/products/7`],
    ])
    expect(locationsIn(await sitemap(db, SITE, 0, 3))).toEqual([`${SITE}/`, `${SITE}/products`])
  })

  test('is still one where they are just few enough', async ({ shop, db }) => {
    for (let count = 0; count < 3; count += 1) await shop.product()

    expect(await sitemap(db, SITE, undefined, 3)).toContain('<urlset ')
  })
})
