import { describe, expect } from 'vitest'
import { documentedPaths } from '../../test/endpoints.ts'
import { FRIENDLY_ORIGIN, test } from '../../test/shop.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']

const allowOf = (headers: Headers) => headers.get('Allow')?.split(', ').sort()

describe('a method that a path does not take', () => {
  test('is a 405 at every path of the API, with the methods that it takes', async ({ shop }) => {
    expect(documentedPaths.length).toBeGreaterThan(25)

    for (const [template, item] of documentedPaths) {
      const path = template.replace('{id}', '1')
      const taken = Object.keys(item).map((method) => method.toUpperCase())
      const allow = taken.includes('GET') ? [...taken, 'HEAD'].sort() : taken.sort()
      for (const method of METHODS.filter((each) => !taken.includes(each))) {
        const answer = await shop.request(method, path)
        expect(answer.status, `${method} ${path}`).toBe(405)
        expect(allowOf(answer.headers), `${method} ${path}`).toEqual(allow)
        expect(answer.roundTrips).toBe(0)
      }
    }
  })

  test('may be HEAD, where there is nothing to get', async ({ shop }) => {
    const response = await shop.fetch('HEAD', '/api/users/login')

    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe('POST')
    expect(await response.text()).toBe('')
  })

  test('is told before sign-in, body and content type are looked at', async ({ shop }) => {
    const answer = await shop.request('PATCH', '/api/users/me', { token: 'nonsense', body: 'no JSON' })

    expect(answer.status).toBe(405)
    expect(allowOf(answer.headers)).toEqual(['DELETE', 'GET', 'HEAD', 'PUT'])
    expect(answer.body).toMatchObject({ title: 'Method Not Allowed', status: 405 })
  })

  test('is told with a slash after the path too', async ({ shop }) => {
    const response = await shop.fetch('GET', '/api/users/login/')

    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe('POST')
  })
})

test.for([
  '/api/users/1/orders',
  '/api/users/me/email',
  '/api/users/me/password/reset',
  '/api/products/1/reviews',
  '/api/products/1/related/1',
  '/api/categories/1/products',
  '/api/cart/1',
  '/api/cart/items/1/quantity',
  '/api/orders/1/refund',
  '/api/chat',
  '/api/chat/unknown',
])('a path that leads nowhere is a 404 for everyone and every method: %s', async (path, { shop }) => {
  const { token } = await shop.admin()
  for (const method of METHODS) {
    for (const options of [{}, { token }, { body: '{', headers: { 'Content-Type': 'application/json' } }]) {
      if (method === 'GET' && options.body) continue
      const answer = await shop.request(method, path, options)
      expect(answer.status, `${method} ${path}`).toBe(404)
      expect(answer.body).toMatchObject({ title: 'Not Found', status: 404 })
      expect(answer.headers.get('Allow')).toBeNull()
      expect(answer.roundTrips).toBe(0)
    }
  }
})

describe('HEAD', () => {
  test.for(['/api/orders/health', '/api/products', '/api/categories', '/health'])(
    'answers as GET does, without a body: %s',
    async (path, { shop }) => {
      const get = await shop.fetch('GET', path)
      const head = await shop.request('HEAD', path)

      expect(head.status).toBe(200)
      expect(head.body).toBe('')
      expect(head.headers.get('Content-Type')).toBe(get.headers.get('Content-Type'))
      expect(head.headers.get('ETag')).toBe(get.headers.get('ETag'))
    },
  )

  test('asks for sign-in as GET does', async ({ shop }) => {
    const { token } = await shop.customer()

    expect((await shop.fetch('HEAD', '/api/users/me')).status).toBe(401)
    expect((await shop.request('HEAD', '/api/users/me', { token })).status).toBe(200)
  })

  test('by cookie needs no proof of where it comes from', async ({ shop }) => {
    const { token } = await shop.customer()
    const headers = { Cookie: `session=${token}`, Origin: FRIENDLY_ORIGIN }

    expect((await shop.request('HEAD', '/api/users/me', { headers })).status).toBe(200)
  })
})
