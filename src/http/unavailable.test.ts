import { crowd } from '../../test/crowd.ts'
import { describe, expect } from 'vitest'
import type { TestDatabase } from '../../test/database.ts'
import { guestEndpoints, signedInEndpoints } from '../../test/endpoints.ts'
import { answerLost, answers, dbWith, type Fault, neverSent, refuses, silence } from '../../test/faults.ts'
import { PASSWORD, Shop, test } from '../../test/shop.ts'

const account = () => ({
  email: `${crypto.randomUUID()}@example.com`,
  password: PASSWORD,
  full_name: 'Amina',
})

const PUBLIC = [
  { method: 'POST', path: '/api/users/register', json: account() },
  { method: 'POST', path: '/api/users/login', json: account() },
  { method: 'POST', path: '/api/users/password-reset', json: { email: 'a@example.com' } },
  {
    method: 'POST',
    path: '/api/users/password-reset/confirm',
    json: { token: 'x', new_password: 'a better password' },
  },
  { method: 'POST', path: '/api/users/email-verification/confirm', json: { token: 'x' } },
  { method: 'GET', path: '/api/users/1' },
  { method: 'GET', path: '/api/products' },
  { method: 'GET', path: '/api/products/1' },
  { method: 'GET', path: '/api/products/1/related' },
  { method: 'GET', path: '/api/categories' },
  { method: 'GET', path: '/api/categories/1' },
]

/** The shop before a database whose every request meets the fault. */
const brokenShop = (database: TestDatabase, fault: Fault, timeoutMs?: number) =>
  new Shop(
    dbWith(
      database,
      Array.from({ length: 500 }, () => fault),
      timeoutMs,
    ).db,
    database,
    () => 0,
  )

/** What no answer may hold of where the database is and how one gets in. */
const secretsOf = ({ url }: TestDatabase) => {
  const { username, password, host } = new URL(url)
  return [url, `${username}:${password}`, host, 'socket:', 'fetch failed', 'postgresql:', 'neon']
}

test.for<[string, Fault]>([
  ['refuses the connection', neverSent()],
  ['has no address', neverSent('ENOTFOUND')],
  ['is behind a proxy that answers by itself', answers(502)],
  ['starts up', refuses('57P03')],
  ['takes no more connections', refuses('53300')],
])(
  'while the database %s every endpoint answers 503, and when to come again',
  async ([, fault], { database }) => {
    const shop = brokenShop(database, fault)
    const token = await shop.issueToken({ userId: 1, tokenVersion: 0 })
    const headers = { 'X-Request-Id': 'r' }

    for (const { method, path, json } of [...PUBLIC, ...signedInEndpoints, ...guestEndpoints]) {
      const answer = await shop.request(method, path, { json, headers, token })
      expect(answer.status, `${method} ${path}`).toBe(503)
      expect(answer.headers.get('Retry-After'), `${method} ${path}`).toMatch(/^[1-9]\d*$/)
      expect(answer.headers.get('Set-Cookie'), `${method} ${path}`).toBeNull()
      const text = JSON.stringify(answer.body)
      for (const secret of secretsOf(database)) expect(text, `${method} ${path}`).not.toContain(secret)
    }
  },
)

describe('a change whose answer was lost', () => {
  test('is a 503 that says that it may have been made', async ({ database }) => {
    const shop = brokenShop(database, answerLost)
    const [shopper] = await crowd(shop, 1)
    const { status, body } = await shop.post('/api/users/logout-all', undefined, shopper)

    expect(status).toBe(503)
    expect(body.detail).toMatch(/may or may not have been made/)
    expect(await shop.sql('select token_version from users where id = $1', [shopper?.id])).toEqual([
      { token_version: 1 },
    ])
  })
})

test('a database that stays silent is waited for no longer than the deadline', async ({ database }) => {
  const shop = brokenShop(database, silence, 100)
  const token = await shop.issueToken({ userId: 1, tokenVersion: 0 })
  const started = performance.now()
  const { status } = await shop.get('/api/users/me', { token })

  expect(status).toBe(503)
  expect(performance.now() - started).toBeLessThan(3000)
})

test('logout clears the cookie also where the token cannot be ended', async ({ database }) => {
  const shop = brokenShop(database, neverSent())
  const token = await shop.issueToken({ userId: 1, tokenVersion: 0 })
  const headers = { Cookie: `session=${token}`, 'Sec-Fetch-Site': 'same-origin' }
  const answer = await shop.post('/api/users/logout', undefined, { headers })

  expect(answer.status).toBe(503)
  expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^session=; Max-Age=0/)])
})

describe('health', () => {
  const SERVICES = [
    ['/api/users/health', 'users'],
    ['/api/products/health', 'products'],
    ['/api/orders/health', 'orders'],
    ['/api/chat/health', 'chat'],
    ['/health', 'products'],
  ] as const
  const LIVE = ['/api/users/live', '/api/products/live', '/api/orders/live', '/api/chat/live']

  test('is ok where the database answers, by one request to it', async ({ shop }) => {
    for (const [path, service] of SERVICES) {
      const answer = await shop.get(path)
      expect(answer.status).toBe(200)
      expect(answer.body).toEqual({ status: 'ok', service, database: 'ok' })
      expect(answer.roundTrips).toBe(1)
      expect(answer.headers.get('Cache-Control')).toContain('no-store')
    }
  })

  test('is 503 where it does not, and the log knows why', async ({ database }) => {
    const shop = brokenShop(database, neverSent())
    for (const [path, service] of SERVICES) {
      const answer = await shop.get(path)
      expect(answer.status).toBe(503)
      expect(answer.body).toEqual({ status: 'unavailable', service, database: 'unavailable' })
      expect(answer.headers.get('Retry-After')).toMatch(/^[1-9]\d*$/)
      expect(shop.log.at(-2)).toMatchObject({ level: 'error', message: 'database unavailable', service })
      expect(JSON.stringify(shop.log)).toContain('ECONNREFUSED')
    }
  })

  test('of the process alone is ok without a database', async ({ database }) => {
    const shop = brokenShop(database, neverSent())
    for (const path of LIVE) {
      const { status, body } = await shop.get(path)
      expect(status).toBe(200)
      expect(body).toEqual({ status: 'ok' })
    }
  })

  test('asks nobody for sign-in and minds no token', async ({ shop }) => {
    for (const path of [...SERVICES.map(([each]) => each), ...LIVE]) {
      expect((await shop.get(path, { token: 'nonsense' })).status).toBe(200)
    }
  })
})
