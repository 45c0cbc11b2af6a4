import { describe, expect } from 'vitest'
import { type Shop, test } from '../../test/shop.ts'

const ENDPOINTS: readonly (readonly [string, (id: string) => string, object?])[] = [
  ['GET', (id) => `/api/users/${id}`],
  ['PUT', (id) => `/api/users/${id}`, {}],
  ['GET', (id) => `/api/products/${id}`],
  ['GET', (id) => `/api/products/${id}/related`],
  ['PUT', (id) => `/api/products/${id}`, {}],
  ['DELETE', (id) => `/api/products/${id}`],
  ['GET', (id) => `/api/categories/${id}`],
  ['PUT', (id) => `/api/categories/${id}`, {}],
  ['DELETE', (id) => `/api/categories/${id}`],
  ['PUT', (id) => `/api/cart/items/${id}`, { quantity: 1 }],
  ['DELETE', (id) => `/api/cart/items/${id}`],
  ['GET', (id) => `/api/orders/${id}`],
  ['PATCH', (id) => `/api/orders/${id}`, { status: 'processing' }],
  ['POST', (id) => `/api/orders/${id}/cancel`],
]

async function everywhere(shop: Shop, id: string) {
  const { token } = await shop.admin()
  const answers = []
  for (const [method, path, json] of ENDPOINTS) {
    const answer = await shop.request(method, path(id), { token, json })
    answers.push({ ...answer, request: `${method} ${path(id)}` })
  }
  return answers
}

describe('an id in a path', () => {
  test.for([
    'abc',
    '1.5',
    '1.0',
    '1e3',
    '0x1',
    '+1',
    '--1',
    '-',
    '1,2',
    '1;drop table users',
    'null',
    'NaN',
    'Infinity',
    '%20',
    '%201',
    '1%0A',
    '1%00',
    '%00',
    '%F0%9F%91%97',
    '%EF%BC%91',
    '%D9%A1',
    '%25',
    '%FF',
    '%7B%7D',
  ])('that is not an integer is a 422: %s', async (id, { shop }) => {
    for (const { status, body, roundTrips, request } of await everywhere(shop, id)) {
      expect(status, request).toBe(422)
      expect(body.errors, request).toEqual([{ path: 'id', message: 'Must be an integer.' }])
      expect(roundTrips, request).toBe(0)
    }
  })

  test.for([
    '0',
    '-1',
    '-0',
    '2147483647',
    '2147483648',
    '-2147483649',
    '9007199254740993',
    '18446744073709551616',
    '9'.repeat(400),
    `-${'9'.repeat(400)}`,
  ])('that is an integer which no row has is a 404, however large: %s', async (id, { shop }) => {
    for (const { status, body, request } of await everywhere(shop, id)) {
      expect(status, request).toBe(404)
      expect(body.title, request).toBe('Not Found')
    }
  })
})

describe('an id in a body', () => {
  const add = async (shop: Shop, id: string) => {
    const { token } = await shop.customer()
    const headers = { 'Content-Type': 'application/json' }
    return shop.request('POST', '/api/cart/items', { token, headers, body: `{"product_id":${id}}` })
  }

  test.for(['"1"', '1.5', '-0.5', '0.12345678901234567890', 'null', 'true', '[1]', '{}', '"abc"'])(
    'that is not an integer is a 422: %s',
    async (id, { shop }) => {
      const answer = await add(shop, id)

      expect(answer.status).toBe(422)
      expect(answer.body.errors).toEqual([{ path: 'product_id', message: 'Must be an integer.' }])
      expect(answer.roundTrips).toBe(0)
    },
  )

  test.for(['0', '-1', '2147483647', '2147483648', '9007199254740993', '99999999999999999999', '-1e20'])(
    'that is an integer which no row has is a 404, however large: %s',
    async (id, { shop }) => {
      expect((await add(shop, id)).status).toBe(404)
    },
  )
})

describe('an id in a query', () => {
  test('that is not an integer is a 422, and one that no row has finds nothing', async ({ shop }) => {
    await shop.product({ category_id: await shop.category() })
    for (const id of ['abc', '1.5', '', '1e3', '%00']) {
      expect((await shop.get(`/api/products?category_id=${id}`)).status).toBe(422)
    }
    for (const id of ['0', '-1', '2147483648', '9'.repeat(300)]) {
      const { status, body } = await shop.get(`/api/products?category_id=${id}`)
      expect(status).toBe(200)
      expect(body).toMatchObject({ products: [], total: 0 })
    }
  })
})
