import { describe, expect } from 'vitest'
import { SITE, type Shop, test } from '../../../test/shop.ts'

interface Write {
  title: string
  method: 'POST' | 'PUT' | 'DELETE'
  path: string
  /** A body that is taken; a name is made one of its own. */
  json?: object
}

const WRITES: Write[] = [
  { title: 'creating a product', method: 'POST', path: '/api/products', json: { name: 'Gown', price: '1' } },
  { title: 'changing a product', method: 'PUT', path: '/api/products/:product', json: { price: '1' } },
  { title: 'deleting a product', method: 'DELETE', path: '/api/products/:product' },
  { title: 'creating a category', method: 'POST', path: '/api/categories', json: { name: 'Unheard of' } },
  {
    title: 'changing a category',
    method: 'PUT',
    path: '/api/categories/:category',
    json: { description: 'x' },
  },
  { title: 'deleting a category', method: 'DELETE', path: '/api/categories/:category' },
]

/** All that the catalogue holds, for comparison. */
const everything = (shop: Shop) =>
  Promise.all([
    shop.sql('select * from products order by id'),
    shop.sql('select * from categories order by id'),
  ])

/** Sends a write to a product and a category that there are. */
async function prepare(shop: Shop, { method, path, json }: Write) {
  const category = await shop.category()
  const product = await shop.product()
  const target = path.replace(':product', String(product)).replace(':category', String(category))
  const named = json && 'name' in json ? { ...json, name: `Unheard of ${crypto.randomUUID()}` } : json
  const before = await everything(shop)
  return {
    send: (options: { token?: string; headers?: Record<string, string> }, body: unknown = named) =>
      shop.request(method, target, { ...(json && { json: body }), ...options }),
    expectNothingChanged: async () => expect(await everything(shop)).toEqual(before),
  }
}

describe.for(WRITES)('$title', (write) => {
  test('is 401 without signing in, before the database is asked', async ({ shop }) => {
    const { send, expectNothingChanged } = await prepare(shop, write)

    const { status, headers, roundTrips } = await send({})
    expect([status, roundTrips, headers.get('WWW-Authenticate')]).toEqual([401, 0, 'Bearer'])
    await expectNothingChanged()
  })

  test('is 401 with a token that is not ours', async ({ shop }) => {
    const { send, expectNothingChanged } = await prepare(shop, write)

    expect((await send({ token: 'not.a.token' })).status).toBe(401)
    await expectNothingChanged()
  })

  test('is 401 with the token of an admin who was deactivated or signed out everywhere', async ({ shop }) => {
    const { send, expectNothingChanged } = await prepare(shop, write)
    const [gone, out] = [await shop.admin(), await shop.admin()]
    await shop.sql('update users set is_active = false where id = $1', [gone.id])
    await shop.sql('update users set token_version = token_version + 1 where id = $1', [out.id])

    for (const { token } of [gone, out]) {
      const { status, headers } = await send({ token })
      expect([status, headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer'])
    }
    await expectNothingChanged()
  })

  test('is 403 for a customer', async ({ shop }) => {
    const { send, expectNothingChanged } = await prepare(shop, write)

    const { status, body } = await send(await shop.customer())
    expect([status, body.detail]).toEqual([403, 'Only an administrator may do this.'])
    await expectNothingChanged()
  })

  test('is 403 for an admin who is one no longer, and done for a customer who became one', async ({
    shop,
  }) => {
    const { send, expectNothingChanged } = await prepare(shop, write)
    const [former, promoted] = [await shop.admin(), await shop.customer()]
    await shop.sql(
      `update users set role = case role when 'admin' then 'customer' else 'admin' end
       where id in ($1, $2)`,
      [former.id, promoted.id],
    )

    expect((await send(former)).status).toBe(403)
    await expectNothingChanged()
    expect((await send(promoted)).status).toBeLessThan(300)
  })

  test('is 403 by the cookie of an admin from another site, and done from this one', async ({ shop }) => {
    const { send, expectNothingChanged } = await prepare(shop, write)
    const Cookie = `session=${(await shop.admin()).token}`

    const elsewhere: Record<string, string>[] = [
      { Cookie },
      { Cookie, Origin: 'https://evil.example' },
      { Cookie, 'Sec-Fetch-Site': 'cross-site' },
      { Cookie, 'Sec-Fetch-Site': 'same-site', Origin: SITE },
    ]
    for (const headers of elsewhere) {
      const { status, roundTrips } = await send({ headers })
      expect([status, roundTrips]).toEqual([403, 0])
    }
    await expectNothingChanged()
    expect((await send({ headers: { Cookie, 'Sec-Fetch-Site': 'same-origin' } })).status).toBeLessThan(300)
  })

  test('leaves no trace in any cache', async ({ shop }) => {
    const { send } = await prepare(shop, write)

    const { headers } = await send(await shop.admin())
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.get('ETag')).toBeNull()
  })
})

describe.for(WRITES.filter(({ json }) => json))('$title with a body that cannot be taken', (write) => {
  test('is 401 for strangers and 422 for customers, who learn nothing more', async ({ shop }) => {
    const { send } = await prepare(shop, write)
    const broken = { name: 7, price: 'x', description: 7 }

    expect((await send({}, broken)).status).toBe(401)
    const { status, roundTrips } = await send(await shop.customer(), broken)
    expect([status, roundTrips]).toEqual([422, 0])
  })

  test('is 403 before 422 where a cookie comes from another site', async ({ shop }) => {
    const { send } = await prepare(shop, write)
    const Cookie = `session=${(await shop.admin()).token}`

    expect((await send({ headers: { Cookie } }, { name: 7 })).status).toBe(403)
  })
})

describe('what there is not', () => {
  test.for([
    ['PUT', '/api/products/2147483647', { category_id: 999_999 }],
    ['DELETE', '/api/products/2147483647', undefined],
    ['PUT', '/api/categories/2147483647', { name: 'Unheard of' }],
    ['DELETE', '/api/categories/2147483647', undefined],
  ] as const)(
    'is 401 to strangers, 403 to customers and 404 to admins (%s %s)',
    async ([method, path, json], { shop }) => {
      const statusFor = async (token?: string) => (await shop.request(method, path, { json, token })).status

      expect(await statusFor()).toBe(401)
      expect(await statusFor((await shop.customer()).token)).toBe(403)
      expect(await statusFor((await shop.admin()).token)).toBe(404)
    },
  )

  test('is 403 to customers before a broken rule is told', async ({ shop }) => {
    const { token } = await shop.customer()
    const used = await shop.category('Taken name')
    await shop.product({ category_id: used })

    expect((await shop.post('/api/categories', { name: 'Taken name' }, { token })).status).toBe(403)
    expect((await shop.delete(`/api/categories/${used}`, { token })).status).toBe(403)
    const product = { name: 'Gown', price: '1', category_id: 999_999 }
    expect((await shop.post('/api/products', product, { token })).status).toBe(403)
  })
})
