import { describe, expect, test } from 'vitest'
import { fits } from '../../dev/paths.ts'
import { PAGES } from '../../storefront/routes.ts'
import { headersOfSite, PAGE_CSP, PAGE_CSP_IN_META } from './page-headers.ts'

const rules = headersOfSite(PAGES.filter(({ answeredBy }) => answeredBy === 'shell'))
const fitting = (path: string) => rules.filter((rule) => fits(rule.path, path))
const headersFor = (path: string) => Object.assign({}, ...fitting(path).map(({ headers }) => headers))

describe('the policy of the shop’s pages', () => {
  test('lets nothing run or load that is not the site’s own, but pictures over https', () => {
    const directives = new Map(
      PAGE_CSP.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]),
    )

    expect(directives.get('default-src')).toEqual(["'none'"])
    expect(directives.get('img-src')).toEqual(["'self'", 'https:'])
    for (const [name, sources] of directives) {
      if (name?.endsWith('-src') && name !== 'img-src')
        expect(["'none'", "'self'"]).toEqual(expect.arrayContaining(sources))
    }
    expect(PAGE_CSP).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
    expect(PAGE_CSP).toContain("frame-ancestors 'none'")
    expect(PAGE_CSP).not.toMatch(/unsafe|data:|\*/)
  })

  test('is the same within a page, but for what browsers do not take there', () => {
    expect(PAGE_CSP_IN_META).toBe(PAGE_CSP.replace(" frame-ancestors 'none';", ''))
  })
})

describe('the headers of the site’s files', () => {
  test.for([
    '/',
    '/products',
    '/cart/',
    '/orders/7/placed',
    '/admin',
    '/admin/orders/7',
    '/index.html',
    '/404.html',
  ])('%s has the policy of pages', (path) => {
    expect(headersFor(path)).toMatchObject({
      'Content-Security-Policy': PAGE_CSP,
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    })
  })

  test('let hashed files be kept for good, pictures for an hour, and pages with secrets never', () => {
    const cacheOf = (path: string) => headersFor(path)['Cache-Control']

    expect(cacheOf('/assets/main-1a2b.js')).toBe('public, max-age=31536000, immutable')
    expect(cacheOf('/images/products/gown.svg')).toBe('public, max-age=3600')
    for (const path of ['/reset-password', '/forgot-password', '/verify-email'])
      expect(cacheOf(path)).toBe('no-store')
    expect(cacheOf('/cart')).toBeUndefined()
  })

  test('let the API’s reference set styles, and others read the API document', () => {
    for (const path of ['/api/docs', '/api/docs/']) {
      expect(headersFor(path)['Content-Security-Policy']).toContain("style-src 'self' 'unsafe-inline'")
    }
    expect(headersFor('/api/openapi.json')['Access-Control-Allow-Origin']).toBe('*')
  })

  test('come from one rule each, since Netlify does not say how it joins two', () => {
    const paths = ['/', '/api/docs/', '/assets/a.js', '/images/a.png', ...rules.map(({ path }) => path)]
    for (const path of paths) {
      const names = fitting(path.replace('*', 'x').replaceAll(':', '')).flatMap(({ headers }) =>
        Object.keys(headers),
      )
      expect(names, path).toEqual([...new Set(names)])
    }
  })
})
