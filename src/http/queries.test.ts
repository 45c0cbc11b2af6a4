import { describe, expect } from 'vitest'
import { type Shop, test } from '../../test/shop.ts'

const LISTS = ['/api/users', '/api/products', '/api/orders']

async function lists(shop: Shop, query: string) {
  const { token } = await shop.admin()
  const answers = []
  for (const path of LISTS) answers.push(await shop.get(`${path}?${query}`, { token }))
  return answers
}

describe('a page', () => {
  test('is the first ten where nothing is said', async ({ shop }) => {
    const { token } = await shop.admin()
    for (let index = 0; index < 11; index += 1) await shop.product()
    const { body } = await shop.get('/api/products')

    expect(body).toMatchObject({ skip: 0, limit: 10 })
    expect(body.products).toHaveLength(10)
    expect((await shop.get('/api/users', { token })).body).toMatchObject({ skip: 0, limit: 10 })
  })

  test.for(['limit=1', 'limit=100', 'skip=0', 'skip=2147483647', 'skip=5&limit=7', 'limit=007'])(
    'may be asked for by %s',
    async (query, { shop }) => {
      const wanted = Object.fromEntries(
        Array.from(new URLSearchParams(query), ([key, value]) => [key, Number(value)]),
      )
      const [users, products, orders] = await lists(shop, query)

      expect(users?.status).toBe(200)
      expect(users?.body).toMatchObject(wanted)
      expect(products?.status).toBe(200)
      expect(products?.body).toMatchObject(wanted)
      expect(orders?.status).toBe(200)
    },
  )

  test.for([
    ['limit', '0'],
    ['limit', '101'],
    ['limit', '-1'],
    ['limit', ''],
    ['limit', 'ten'],
    ['limit', '1.5'],
    ['limit', '1e1'],
    ['limit', '0x10'],
    ['limit', '%2B5'],
    ['limit', '5%20'],
    ['limit', 'Infinity'],
    ['limit', '99999999999999999999'],
    ['limit', '5;delete from users'],
    ['skip', '-1'],
    ['skip', ''],
    ['skip', 'none'],
    ['skip', '0.5'],
    ['skip', '2147483648'],
    ['skip', '9'.repeat(400)],
    ['skip', '%00'],
  ] as const)('cannot be asked for by %s=%s: 422', async ([key, value], { shop }) => {
    for (const { status, body, roundTrips } of await lists(shop, `${key}=${value}`)) {
      expect(status).toBe(422)
      expect(body.errors).toEqual([{ path: key, message: expect.any(String) }])
      expect(roundTrips).toBe(0)
    }
  })

  test('names both where both are wrong', async ({ shop }) => {
    for (const { status, body } of await lists(shop, 'skip=-1&limit=0')) {
      expect(status).toBe(422)
      expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['limit', 'skip'])
    }
  })
})

describe('a boolean in a query', () => {
  test.for([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ] as const)('is read from %s as %s', async ([written, value], { shop }) => {
    const { token } = await shop.admin()
    const { id } = await shop.customer()
    await shop.sql('update users set is_active = false where id = $1', [id])
    await shop.product({ featured: true })
    await shop.product({ featured: false })

    const { users } = (await shop.get(`/api/users?is_active=${written}`, { token })).body
    expect(users.length).toBeGreaterThan(0)
    expect(users.every((user: { is_active: boolean }) => user.is_active === value)).toBe(true)
    const { products } = (await shop.get(`/api/products?featured=${written}`)).body
    expect(products.length).toBeGreaterThan(0)
    expect(products.every((product: { featured: boolean }) => product.featured === value)).toBe(true)
  })

  test.for(['TRUE', 'yes', 'on', '2', '-1', '01', '', 'null', '%20true', 'true%00'])(
    'is not read from %j: 422',
    async (written, { shop }) => {
      const { token } = await shop.admin()
      for (const [path, key] of [
        ['/api/users', 'is_active'],
        ['/api/products', 'featured'],
        ['/api/products', 'in_stock'],
        ['/api/products', 'include_inactive'],
      ] as const) {
        const answer = await shop.get(`${path}?${key}=${written}`, { token })
        expect(answer.status, key).toBe(422)
        expect(answer.body.errors).toEqual([{ path: key, message: 'Must be true, false, 1 or 0.' }])
      }
    },
  )
})

describe('keys of a query', () => {
  test('given twice: the last counts', async ({ shop }) => {
    for (const { body } of (await lists(shop, 'limit=0&limit=3')).slice(0, 2)) expect(body.limit).toBe(3)
    for (const { status } of await lists(shop, 'limit=3&limit=0')) expect(status).toBe(422)
  })

  test('that we do not know are ignored', async ({ shop }) => {
    const queries = [
      'unknown=1',
      '__proto__=1',
      '__proto__[limit]=3',
      'constructor=1',
      'toString',
      'limit[]=3',
      '%',
      '%FF=%FF',
      '&&==&',
    ]
    for (const query of queries) {
      for (const { status, body } of (await lists(shop, query)).slice(0, 2)) {
        expect(status, query).toBe(200)
        expect(body.limit, query).toBe(10)
      }
    }
  })
})
