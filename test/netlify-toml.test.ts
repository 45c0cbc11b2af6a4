import { readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { functionRoutes, routeFor } from '../dev/redirects.ts'
import { PAGES } from '../storefront/routes.ts'

interface Redirect {
  from: string
  to: string
  status: number
  rate_limit?: object
}

const { redirects } = parse(readFileSync(new URL('../netlify.toml', import.meta.url), 'utf8')) as unknown as {
  redirects: Redirect[]
}

test('Netlify limits what one address may ask of sign-in, in one of the two rules that a free site has', () => {
  const limited = redirects.filter(({ rate_limit }) => rate_limit)

  expect(limited.map(({ from }) => from)).toEqual(['/api/users/login'])
  for (const { from, rate_limit } of limited) {
    expect(rate_limit).toEqual({
      action: 'rate_limit',
      aggregate_by: ['ip', 'domain'],
      window_limit: 60,
      window_size: 60,
    })
    const first = redirects.find((each) => each.from === from || each.from === '/api/users/*')
    expect(first?.from, 'the rule that comes first').toBe(from)
  }
})

describe('the pages of the shop', () => {
  const FUNCTION = '/.netlify/functions/products'
  const ofPages = redirects.filter(
    ({ from, to }) => !to.startsWith('/.netlify/') || (to === FUNCTION && from.startsWith('/products')),
  )

  test('are sent to what answers them, and no other path is', () => {
    const expected = PAGES.filter(({ path }) => path !== '/').map(({ path, answeredBy }) => ({
      from: path,
      to: answeredBy === 'shell' ? '/index.html' : FUNCTION,
      status: 200,
    }))

    expect(ofPages.toSorted(byFrom)).toEqual(expected.toSorted(byFrom))
  })

  test.for([
    ['/products', { file: '/index.html' }],
    ['/products/', { file: '/index.html' }],
    ['/products/42', { functionName: 'products' }],
    ['/products/42/more', undefined],
    ['/orders/42/placed', { file: '/index.html' }],
    ['/orders/42/other', undefined],
    ['/admin', { file: '/index.html' }],
    ['/admin/products/42', { file: '/index.html' }],
    ['/administration', undefined],
    ['/sitemap.xml', { functionName: 'products' }],
    ['/api/products/42', { functionName: 'products' }],
    ['/api/nothing', { functionName: 'not-found' }],
    ['/nothing', undefined],
  ] as const)('%s is answered as it should be', async ([path, route]) => {
    const found = routeFor(await functionRoutes(), path)

    if (route) expect(found).toMatchObject(route)
    else expect(found).toBeUndefined()
  })
})

const byFrom = (a: Redirect, b: Redirect) => a.from.localeCompare(b.from)
