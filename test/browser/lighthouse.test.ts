import { describe, expect } from 'vitest'
import { test } from './browser.ts'
import { judge } from './lighthouse.ts'

/** Lighthouse's fourth category is speed, which `npm run bench -- --only pages` measures. */
const CATEGORIES = ['accessibility', 'best-practices', 'seo'] as const

describe.each(['phone', 'desktop'] as const)('on a %s, Lighthouse', (device) => {
  test.for([
    ['home', '/'],
    ['the catalogue', '/products'],
    ['a product', '/products/{id}'],
  ])(
    'finds %s accessible, well built and fit for search engines',
    async ([, path = ''], { shop, product }) => {
      const id = await product({
        image_url: '/images/products/zari-potli-bag.svg',
        description: 'A bag of zari.',
      })

      const scores = await judge(shop.site.url + path.replace('{id}', String(id)), CATEGORIES, device)

      for (const { category, score, lost } of scores) {
        expect(score, `${category}: ${lost.join(', ')}`).toBeGreaterThanOrEqual(95)
      }
    },
  )
})
