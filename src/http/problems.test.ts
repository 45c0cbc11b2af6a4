import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { JWT_SECRET, type Answer, type Shop, test } from '../../test/shop.ts'
import { AppError } from '../lib/errors.ts'
import type { LogLine } from './log.ts'
import { createService } from './service.ts'

const json = { 'Content-Type': 'application/json' }

/** One refusal of every status that needs no broken database. */
async function refusals(shop: Shop): Promise<[number, string, Answer][]> {
  const { email, token } = await shop.customer()
  const admin = await shop.admin()
  const category = await shop.category()
  await shop.product({ category_id: category })
  const me = (options: object) => shop.request('PUT', '/api/users/me', { token, ...options })
  return [
    [400, 'Bad Request', await me({ body: '{', headers: json })],
    [
      400,
      'Bad Request',
      await shop.post('/api/users/register', { email, password: 'long enough', full_name: 'A' }),
    ],
    [401, 'Unauthorized', await shop.get('/api/users/me')],
    [403, 'Forbidden', await shop.get('/api/users', { token })],
    [404, 'Not Found', await shop.get('/api/users/2147483647')],
    [404, 'Not Found', await shop.get('/api/users/me/nothing')],
    [405, 'Method Not Allowed', await shop.delete('/api/users/1')],
    [409, 'Conflict', await shop.delete(`/api/categories/${category}`, { token: admin.token })],
    [413, 'Content Too Large', await me({ body: '{}', headers: { ...json, 'Content-Length': '9999999' } })],
    [415, 'Unsupported Media Type', await me({ body: '{}', headers: { 'Content-Type': 'text/plain' } })],
    [422, 'Unprocessable Content', await me({ json: { full_name: '' } })],
  ]
}

test('every refusal is a problem of RFC 9457 with a readable sentence and the request’s id', async ({
  shop,
}) => {
  for (const [status, title, answer] of await refusals(shop)) {
    expect(answer.status).toBe(status)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect(answer.body).toEqual({
      type: 'about:blank',
      title,
      status,
      detail: expect.stringMatching(/^[A-Z][^\n{}<>]{8,200}$/),
      request_id: answer.headers.get('X-Request-Id'),
      ...(status === 422 && {
        errors: [{ path: 'full_name', message: expect.stringMatching(/^[A-Z].*\.$/) }],
      }),
    })
  }
})

describe('what was sent', () => {
  const SECRET = 'hunter2-7Kq9ZpX'

  /** Requests that are wrong in every place where a client may put something. */
  async function wrongRequests(shop: Shop): Promise<[number, Answer][]> {
    const { email, token } = await shop.customer()
    const { token: admin } = await shop.admin()
    const long = SECRET.repeat(100)
    const put = (path: string, options: object) => shop.request('PUT', path, { token: admin, ...options })
    return [
      [422, await shop.post('/api/users/register', { email: SECRET, password: [SECRET], full_name: long })],
      [422, await shop.post('/api/users/register', { email: `${SECRET}@`, password: long, [SECRET]: 1 })],
      [
        422,
        await shop.post('/api/users/register', { password: `${SECRET}\0`, full_name: { [SECRET]: SECRET } }),
      ],
      [401, await shop.post('/api/users/login', { email: `${SECRET}@example.com`, password: SECRET })],
      [401, await shop.post('/api/users/login', { email, password: SECRET })],
      [422, await shop.post('/api/users/login', { email: SECRET, password: `${SECRET}\0` })],
      [
        400,
        await shop.request('POST', '/api/users/login', { body: `{"password":"${SECRET}"`, headers: json }),
      ],
      [422, await shop.request('POST', '/api/users/login', { body: `"${SECRET}"`, headers: json })],
      [
        415,
        await shop.request('POST', '/api/users/login', { body: SECRET, headers: { 'Content-Type': SECRET } }),
      ],
      [413, await shop.request('POST', '/api/users/login', { body: SECRET.repeat(80_000), headers: json })],
      [
        400,
        await put('/api/users/me/password', {
          json: { current_password: SECRET, new_password: `${SECRET}!` },
        }),
      ],
      [422, await put('/api/users/me/password', { json: { current_password: 5, new_password: long } })],
      [
        422,
        await put('/api/users/me', {
          json: { phone: long, address: [SECRET], full_name: `${SECRET}\uD800` },
        }),
      ],
      [422, await put('/api/users/1', { json: { role: SECRET, is_active: SECRET } })],
      [422, await put(`/api/users/${SECRET}`, { json: {} })],
      [
        422,
        await shop.get(`/api/users?limit=${SECRET}&skip=${SECRET}&is_active=${SECRET}`, { token: admin }),
      ],
      [422, await shop.get(`/api/products?sort=${SECRET}&min_price=${SECRET}&category_id=${SECRET}`)],
      [
        422,
        await shop.post('/api/products', { name: long, price: SECRET, image_url: SECRET }, { token: admin }),
      ],
      [404, await shop.get(`/api/users/me/${SECRET}?${SECRET}`)],
      [405, await shop.request(SECRET, '/api/users/me')],
      [401, await shop.get('/api/users/me', { token: SECRET })],
      [401, await shop.get('/api/users/me', { headers: { Cookie: `session=${SECRET}` } })],
      [
        403,
        await shop.post('/api/users/logout', undefined, {
          headers: { Cookie: `session=${token}`, Origin: SECRET },
        }),
      ],
    ]
  }

  test('is repeated in no answer, and in no line of the log', async ({ shop }) => {
    for (const [index, [status, answer]] of (await wrongRequests(shop)).entries()) {
      expect(answer.status, `request ${index}`).toBe(status)
      const everything = JSON.stringify([answer.body, Array.from(answer.headers)])
      expect(everything, `request ${index}`).not.toContain(SECRET)
    }
    expect(shop.log.length).toBeGreaterThan(20)
    expect(JSON.stringify(shop.log)).not.toContain(SECRET)
  })
})

describe('a bug', () => {
  const SECRET = 'postgresql://neondb_owner:npg_secret@ep-cool.neon.tech'

  test('is a bare 500: what happened is in the log alone', async ({ db }) => {
    const log: LogLine[] = []
    const app = createService('gowns', () => Promise.resolve(), { log: (line) => void log.push(line) })
      .get('/api/gowns/error', () => {
        throw new TypeError(`cannot read ${SECRET}`, { cause: new Error(JWT_SECRET) })
      })
      .get('/api/gowns/statement', async (c) => {
        await sql`select ${SECRET}, no_such_column from users`.execute(db)
        return c.body(null, 204)
      })

    for (const [path, reason] of [
      ['error', SECRET],
      ['statement', 'no_such_column'],
    ] as const) {
      const headers = { 'X-Request-Id': 'the-request' }
      const response = await app.request(`http://shop.test/api/gowns/${path}`, { headers })
      expect(response.status).toBe(500)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
      expect(response.headers.get('Cache-Control')).toContain('no-store')
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(await response.json()).toEqual({
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        detail: expect.stringMatching(/^Something went wrong[^{}<>/]*\.$/),
        request_id: 'the-request',
      })
      const line = log.at(-1)
      expect(line).toMatchObject({ level: 'error', status: 500, request_id: 'the-request' })
      expect(JSON.stringify(line)).toContain(reason)
    }
  })

  test('in a rule of ours shows the client only what the rule says', async () => {
    const app = createService('gowns', () => Promise.resolve(), { log: () => {} }).get(
      '/api/gowns/rule',
      () => {
        throw new AppError('conflict', 'The gown is sold.', {
          members: { in_stock: 0 },
          headers: { 'Retry-After': '7' },
          cause: new Error(SECRET),
        })
      },
    )
    const response = await app.request('http://shop.test/api/gowns/rule')

    expect(response.status).toBe(409)
    expect(response.headers.get('Retry-After')).toBe('7')
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({ detail: 'The gown is sold.', in_stock: 0 })
    expect(body).not.toContain(SECRET)
    expect(body).not.toContain('stack')
  })
})
