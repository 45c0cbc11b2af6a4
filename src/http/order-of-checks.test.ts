import { expect } from 'vitest'
import { type RequestOptions, type Shop, test } from '../../test/shop.ts'

const TOO_LONG = 1024 * 1024 + 1
const site = { 'Sec-Fetch-Site': 'same-origin' }
const json = { 'Content-Type': 'application/json' }

interface Case {
  path: string
  method: string
  cookie: string
  /** An id of the path that is not an integer, and a body of values that no field takes. */
  wrongId: string
  wrongValues: string
}

/** Sends a request that is wrong in every way and then repairs it, one thing at a time. */
async function repaired(shop: Shop, { path, method, cookie, wrongId, wrongValues }: Case) {
  const statuses: number[] = []
  const send = async (at: string, options: RequestOptions, by = method) => {
    statuses.push((await shop.request(by, at, options)).status)
  }
  const Cookie = `session=${cookie}`
  const length = { 'Content-Length': String(TOO_LONG) }
  await send(`${wrongId}/nowhere`, { body: 'x', headers: length })
  await send(wrongId, { body: 'x', headers: length }, 'PROPFIND')
  await send(wrongId, { body: 'x', headers: length })
  await send(wrongId, { body: 'x', headers: { ...length, Cookie } })
  await send(wrongId, { body: 'x', headers: { ...length, ...site, Cookie } })
  await send(wrongId, { body: 'x', headers: { ...site, Cookie } })
  await send(wrongId, { body: '{', headers: { ...site, ...json, Cookie } })
  await send(wrongId, { body: wrongValues, headers: { ...site, ...json, Cookie } })
  await send(wrongId, { body: '{}', headers: { ...site, ...json, Cookie } })
  await send(path, { body: wrongValues, headers: { ...site, ...json, Cookie } })
  return statuses
}

const ORDER = [404, 405, 401, 403, 413, 415, 400, 422]

test.for([
  { method: 'PUT', path: '/api/users/1', wrongId: '/api/users/x', wrongValues: '{"role":"boss"}' },
  { method: 'PUT', path: '/api/products/1', wrongId: '/api/products/x', wrongValues: '{"price":"-1"}' },
  { method: 'PUT', path: '/api/categories/1', wrongId: '/api/categories/x', wrongValues: '{"name":""}' },
  { method: 'PUT', path: '/api/cart/items/1', wrongId: '/api/cart/items/x', wrongValues: '{"quantity":0}' },
  { method: 'PATCH', path: '/api/orders/1', wrongId: '/api/orders/x', wrongValues: '{"status":"lost"}' },
])(
  'a request wrong in every way is told one thing after the other: $method $path',
  async (wrong, { shop }) => {
    const { token } = await shop.customer()

    expect(await repaired(shop, { ...wrong, cookie: token })).toEqual([...ORDER, 422, 422])
  },
)

test('then what the statement finds: a stale token, the role, and only then what is there', async ({
  shop,
}) => {
  const customer = await shop.customer()
  const admin = await shop.admin()
  const update = async (token: string) =>
    (await shop.put('/api/users/2147483647', { role: 'admin' }, { token })).status

  expect(await update(customer.token)).toBe(403)
  expect(await update(admin.token)).toBe(404)
  await shop.sql('update users set is_active = false where id = any($1)', [[customer.id, admin.id]])
  expect(await update(customer.token)).toBe(401)
  expect(await update(admin.token)).toBe(401)
})

test('a stale token is found by the statement only: fields come before it', async ({ shop }) => {
  const { id, token } = await shop.customer()
  await shop.sql('update users set token_version = 1 where id = $1', [id])

  const wrong = await shop.put('/api/users/me', { full_name: '' }, { token })
  expect(wrong.status).toBe(422)
  expect(wrong.roundTrips).toBe(0)
  expect((await shop.put('/api/users/me', { full_name: 'Amina' }, { token })).status).toBe(401)
})

test('a wrong role is found by the statement only: query and fields come before it', async ({ shop }) => {
  const { token } = await shop.customer()

  expect((await shop.get('/api/users?limit=0', { token })).status).toBe(422)
  expect((await shop.get('/api/users', { token })).status).toBe(403)
  expect((await shop.put('/api/users/x', {}, { token })).status).toBe(422)
  expect((await shop.post('/api/products', {}, { token })).status).toBe(422)
})

test('an idempotency key that cannot be is told after the body', async ({ shop }) => {
  const { token } = await shop.customer()
  const headers = { 'Idempotency-Key': 'k'.repeat(256) }
  const checkout = (options: RequestOptions) =>
    shop.request('POST', '/api/checkout', { token, ...options, headers: { ...headers, ...options.headers } })

  expect((await checkout({ body: 'x' })).status).toBe(415)
  expect((await checkout({ body: '{', headers: json })).status).toBe(400)
  expect((await checkout({ json: { shipping_address: 'Lahore' } })).status).toBe(422)
})
