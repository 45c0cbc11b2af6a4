import { describe, expect } from 'vitest'
import { dbWith, neverSent } from '../../../test/faults.ts'
import { SHELL } from '../../../test/shell.ts'
import { Shop, SITE, test } from '../../../test/shop.ts'
import { PAGE_CSP } from '../../http/page-headers.ts'
import { createProductsApp } from './app.ts'
import { dataOf, JSON_LD, linkOf, metaOf, page, PAGE_DATA, titleOf } from './page.fixture.ts'

async function productWith(shop: Shop, imageUrl: string | null, fields = {}): Promise<number> {
  const id = await shop.product(fields)
  await shop.sql('update products set image_url = $1 where id = $2', [imageUrl, id])
  return id
}

describe('the head of a product’s page', () => {
  test('tells search engines and previews of it', async ({ shop }) => {
    const fields = { name: 'Silk Gown', description: 'Hand\n stitched.', price: '12500', stock_quantity: 2 }
    const id = await productWith(shop, '/images/products/gown-red.svg', fields)

    const { status, headers, html } = await page(shop, `/products/${id}?from=mail`)

    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/html; charset=UTF-8'])
    expect(titleOf(html)).toBe('Silk Gown · Fatima Zehra Boutique')
    expect(linkOf(html, 'canonical')).toBe(`href="${SITE}/products/${id}"`)
    expect(linkOf(html, 'preload')).toBe(
      'as="image" href="/images/products/gown-red.svg" fetchpriority="high"',
    )
    expect(metaOf(html)).toEqual({
      description: 'Hand stitched.',
      'og:type': 'product',
      'og:site_name': 'Fatima Zehra Boutique',
      'og:title': 'Silk Gown',
      'og:description': 'Hand stitched.',
      'og:url': `${SITE}/products/${id}`,
      'og:image': `${SITE}/images/products/gown-red.png`,
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': 'Silk Gown',
      'product:price:amount': '12500.00',
      'product:price:currency': 'PKR',
      'product:availability': 'in stock',
      'twitter:card': 'summary_large_image',
    })
  })

  test('has it as schema.org’s Product with its offer', async ({ shop }) => {
    const category_id = await shop.category('Formal Wear')
    const fields = { name: 'Cape', price: '900', stock_quantity: 0, category_id, description: 'Warm.' }
    const id = await productWith(shop, 'https://photos.example/cape.jpg', fields)
    const url = `${SITE}/products/${id}`

    expect(dataOf((await page(shop, `/products/${id}`)).html, JSON_LD)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Product',
      name: 'Cape',
      description: 'Warm.',
      sku: String(id),
      url,
      category: 'Formal Wear',
      image: ['https://photos.example/cape.jpg'],
      offers: {
        '@type': 'Offer',
        url,
        price: '900.00',
        priceCurrency: 'PKR',
        availability: 'https://schema.org/OutOfStock',
      },
    })
  })

  test('takes another picture as it is, and does without one', async ({ shop }) => {
    const photo = await productWith(shop, 'https://photos.example/a.jpg?b=1&c=2', { stock_quantity: 0 })
    const without = await productWith(shop, null)

    const other = metaOf((await page(shop, `/products/${photo}`)).html)
    expect(other).toMatchObject({
      'og:image': 'https://photos.example/a.jpg?b=1&c=2',
      'product:availability': 'out of stock',
    })
    expect(other).not.toHaveProperty('og:image:width')
    const { html } = await page(shop, `/products/${without}`)
    expect(metaOf(html)).not.toHaveProperty('og:image')
    expect(metaOf(html)['twitter:card']).toBe('summary')
    expect(linkOf(html, 'preload')).toBeUndefined()
  })

  test('loads no picture beforehand that the policy of the page does not show', async ({ shop }) => {
    const insecure = await productWith(shop, 'http://photos.example/a.jpg')

    expect(linkOf((await page(shop, `/products/${insecure}`)).html, 'preload')).toBeUndefined()
  })

  test('describes in one line that ends with a word', async ({ shop }) => {
    const id = await shop.product({ description: 'Softly woven cotton. '.repeat(20) })
    const { description = '' } = metaOf((await page(shop, `/products/${id}`)).html)

    expect(description.length).toBeLessThanOrEqual(161)
    expect(description).toMatch(/^Softly woven .*(?:Softly|woven|cotton\.)…$/)
  })

  test('cuts no character in two', async ({ shop }) => {
    for (const description of ['\u{1F457}'.repeat(200), `a${'\u{1F457}'.repeat(200)}`]) {
      const id = await shop.product({ description })
      const { html } = await page(shop, `/products/${id}`)

      expect(metaOf(html).description).toMatch(/^a?(?:\u{1F457}){79,80}…$/u)
    }
  })

  test.for([
    '</title><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '<!--/head--><!--data-->$&$1$`',
    '&quot;&lt;b&gt; &amp;amp;',
    ']]> \u2028 \u2029 {{x}}',
    '𝒢own \u{1F457}',
  ])('keeps what an owner writes as text: %s', async (hostile, { shop }) => {
    const id = await productWith(shop, `/images/${encodeURI(hostile)}"'<x>`, {
      name: hostile,
      description: hostile,
    })

    const { html } = await page(shop, `/products/${id}`)

    const { body } = await shop.get(`/api/products/${id}`)
    expect(dataOf(html, PAGE_DATA)).toEqual(body)
    expect(dataOf(html, JSON_LD)).toMatchObject({ name: hostile, description: hostile })
    expect(titleOf(html)).toBe(`${hostile} · Fatima Zehra Boutique`)
    expect(metaOf(html)['og:title']).toBe(hostile)
    expect(html.isWellFormed()).toBe(true)
    const elements = Array.from(html.matchAll(/<(?!!)\/?(\w+)/g), ([, name]) => name)
    expect(elements.toSorted()).toEqual(
      [
        'link link script script script script script script',
        'html html head head title title body body div div',
        'meta '.repeat(13).trim(),
      ]
        .flatMap((names) => names.split(' '))
        .toSorted(),
    )
  })
})

describe('the page of a product', () => {
  test('holds the product as the API gives it, for one request to the database', async ({
    shop,
    roundTrips,
  }) => {
    const id = await shop.product({ category_id: await shop.category() })
    const before = roundTrips()

    const { html } = await page(shop, `/products/${id}`)

    expect(roundTrips() - before).toBe(1)
    expect(dataOf(html, PAGE_DATA)).toEqual((await shop.get(`/api/products/${id}`)).body)
    expect(html).toContain('<script type="module" src="/assets/main-1.js"></script>')
    expect(html).not.toContain('<title>The shop</title>')
  })

  test('is cached by the same rules and tags as the product itself', async ({ shop }) => {
    const id = await shop.product({ category_id: await shop.category() })
    const { headers } = await page(shop, `/products/${id}`)
    const { headers: ofApi } = await shop.get(`/api/products/${id}`)

    for (const name of ['Cache-Control', 'Netlify-CDN-Cache-Control', 'Netlify-Cache-Tag']) {
      expect([name, headers.get(name)]).toEqual([name, ofApi.get(name)])
    }
    expect(headers.get('Netlify-Vary')).toBe('query=none,header=Origin')
  })

  test('is a 304 for who has it, which keeps the policy, and HEAD is its headers', async ({ shop }) => {
    const id = await shop.product()
    const whole = await page(shop, `/products/${id}`)
    const etag = String(whole.headers.get('ETag'))

    const same = await page(shop, `/products/${id}`, { 'If-None-Match': etag })
    const head = await page(shop, `/products/${id}`, {}, 'HEAD')

    expect([same.status, same.html, head.status, head.html]).toEqual([304, '', 200, ''])
    for (const { headers } of [whole, same, head]) {
      expect(headers.get('Content-Security-Policy')).toBe(PAGE_CSP)
      expect(headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('ETag')).toBe(etag)
    }
    await shop.sql(`update products set name = 'Another name' where id = $1`, [id])
    expect((await page(shop, `/products/${id}`, { 'If-None-Match': etag })).status).toBe(200)
  })

  test.for(['2147483647', '99999999999999999999', '0', '-1', 'abc', '1.5', '%00', '%3Cscript%3E'])(
    'is the shell with 404, not to be listed, where there is none: %s',
    async (id, { shop }) => {
      const { status, headers, html } = await page(shop, `/products/${id}`)

      expect([status, headers.get('Content-Type')]).toEqual([404, 'text/html; charset=UTF-8'])
      expect(metaOf(html)).toEqual({ robots: 'noindex' })
      expect(html).toContain('<div id="shop"></div>')
      expect(headers.get('Content-Security-Policy')).toBe(PAGE_CSP)
      expect(headers.get('Cache-Control')).toBe('private, no-store')
      expect(headers.get('Netlify-Cache-Tag')).toBeNull()
    },
  )

  test('is not there for an inactive product', async ({ shop }) => {
    const id = await shop.product({ is_active: false })

    const { status, html } = await page(shop, `/products/${id}`)

    expect(status).toBe(404)
    expect(dataOf(html, PAGE_DATA)).toBeUndefined()
  })

  test('is the shell with 503 while the database cannot be reached', async ({ database }) => {
    const { db } = dbWith(
      database,
      Array.from({ length: 5 }, () => neverSent()),
    )

    const { status, headers, html } = await page(new Shop(db, database, () => 0), '/products/1')

    expect([status, headers.get('Retry-After')]).toEqual([503, '2'])
    expect(headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    expect(headers.get('Content-Security-Policy')).toBe(PAGE_CSP)
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(html).toBe(SHELL)
  })

  test('gives its address by the setting where there is one', async ({ shop, db }) => {
    const id = await shop.product()
    const pages = { shell: async () => SHELL, siteUrl: 'https://shop.example/', currency: 'EUR' }
    const app = createProductsApp({ db, verifyToken: async () => undefined, log: () => {}, pages })

    const html = await (await app.request(`http://127.0.0.1/products/${id}`)).text()

    expect(metaOf(html)).toMatchObject({
      'og:url': `https://shop.example/products/${id}`,
      'product:price:currency': 'EUR',
    })
  })

  test('a bug is a bare 500, and takes no other method', async ({ db }) => {
    const shell = () => Promise.reject(new Error('no such file'))
    const pages = { shell, currency: 'PKR' }
    const app = createProductsApp({ db, verifyToken: async () => undefined, log: () => {}, pages })

    const response = await app.request(`${SITE}/products/1`)
    expect(response.status).toBe(500)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect((await app.request(`${SITE}/products/1`, { method: 'POST' })).status).toBe(405)
  })
})
