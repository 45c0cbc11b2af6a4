import { describe, expect, onTestFinished, vi } from 'vitest'
import { functionNames } from '../../scripts/bundle.ts'
import { FRIENDLY_ORIGIN, PASSWORD, type Shop, test } from '../../test/shop.ts'
import { createService } from './service.ts'

const EXPECTED = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Powered-By': undefined,
  Server: undefined,
}

function expectSecured(headers: Headers) {
  const found = Object.keys(EXPECTED).map((name) => [name, headers.get(name) ?? undefined])
  expect(Object.fromEntries(found)).toEqual(EXPECTED)
}

/** Answers of every kind: good ones, refusals of each layer, an empty one, a stream, a static-like read. */
async function answers(shop: Shop) {
  const { email, token } = await shop.customer()
  return [
    await shop.get('/api/users/me', { token }),
    await shop.post('/api/users/login', { email, password: PASSWORD }),
    await shop.get('/api/products'),
    await shop.get('/api/cart', { token }),
    await shop.post('/api/chat/messages', { text: 'Hello', session_id: 's' }, { token }),
    await shop.get('/health'),
    await shop.get('/api/orders/live'),
    await shop.get('/api/users/me/nothing'),
    await shop.get('/api/users/login'),
    await shop.get('/api/users/me'),
    await shop.get('/api/users', { token }),
    await shop.get('/api/users/x'),
    await shop.put('/api/users/me', undefined, { token }),
    await shop.post('/api/users/logout-all', undefined, { token }),
  ]
}

test('every answer carries the headers that keep browsers from guessing, framing and leaking', async ({
  shop,
}) => {
  const all = await answers(shop)
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 204, 401, 403, 404, 405, 415, 422]))

  for (const { headers } of all) expectSecured(headers)
})

test('so do what comes of a bug, of a preflight, of HEAD and of what has not changed', async ({ shop }) => {
  const app = createService('gowns', () => Promise.resolve(), { log: () => {} }).get('/api/gowns', () => {
    throw new TypeError('a bug')
  })
  const etag = (await shop.get('/api/categories')).headers.get('ETag') ?? ''
  const preflight = { Origin: FRIENDLY_ORIGIN, 'Access-Control-Request-Method': 'GET' }
  const all: [number, Response][] = [
    [500, await app.request('http://shop.test/api/gowns')],
    [204, await shop.fetch('OPTIONS', '/api/products', { headers: preflight })],
    [200, await shop.fetch('HEAD', '/api/products')],
    [304, await shop.fetch('GET', '/api/categories', { headers: { 'If-None-Match': etag } })],
  ]

  for (const [status, response] of all) {
    expect(response.status).toBe(status)
    expectSecured(response.headers)
  }
})

test('so does what each function answers while it is not set up, and what belongs to none', async () => {
  vi.stubEnv('DATABASE_URL', undefined)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  onTestFinished(() => {
    vi.unstubAllEnvs()
    log.mockRestore()
  })
  const names = await functionNames()
  expect(names.length).toBeGreaterThanOrEqual(5)

  for (const name of names) {
    const { default: handler } = (await import(`../../netlify/functions/${name}.ts`)) as {
      default: (request: Request, context: object) => Response | Promise<Response>
    }
    const response = await handler(new Request('http://shop.test/api/any'), {})
    expect(response.status, name).toBe(name === 'not-found' ? 404 : 503)
    expectSecured(response.headers)
  }
})

describe('Server-Timing', () => {
  test('tells of every answer how long it took, and the database of it', async ({ shop }) => {
    for (const { headers } of await answers(shop)) {
      expect(headers.get('Server-Timing')).toMatch(/^db;dur=\d+(\.\d)?, total;dur=\d+(\.\d)?$/)
    }
    const { headers } = await shop.get('/api/orders/live')
    expect(headers.get('Server-Timing')).toMatch(/^db;dur=0,/)
  })
})

describe('X-Request-Id', () => {
  test('is on every answer, another on each', async ({ shop }) => {
    const ids = (await answers(shop)).map(({ headers }) => headers.get('X-Request-Id'))

    for (const id of ids) expect(id).toMatch(/^[\w-]{16,}$/)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.for(['abc-123_X', 'f47ac10b-58cc-4372-a567-0e02b2c3d479', '1', 'x'.repeat(255)])(
    'is the request’s own where that is sane, in header, problem and log: %s',
    async (id, { shop }) => {
      const answer = await shop.get('/api/users/me', { headers: { 'X-Request-Id': id } })

      expect(answer.headers.get('X-Request-Id')).toBe(id)
      expect(answer.body.request_id).toBe(id)
      expect(shop.log.at(-1)).toMatchObject({ request_id: id, status: 401 })
    },
  )

  test.for(['', 'two words', 'x'.repeat(256), '<script>', '{"a":1}', 'a\tb', 'é', 'id;drop', "'", '../..'])(
    'is made anew where the request’s is not sane: %j',
    async (id, { shop }) => {
      const answer = await shop.get('/api/users/me', { headers: { 'X-Request-Id': id } })
      const made = answer.headers.get('X-Request-Id')

      expect(made).toMatch(/^[\w-]{16,64}$/)
      expect(answer.body.request_id).toBe(made)
      expect(shop.log.at(-1)).toMatchObject({ request_id: made })
    },
  )

  test('is the platform’s where the request has none', async () => {
    const app = createService('gowns', () => Promise.resolve(), { log: () => {} })
    const context = { requestId: '01JPLATFORM' }
    const idOf = async (headers: Record<string, string>) => {
      const response = await app.request('http://shop.test/api/gowns/live', { headers }, { context })
      return response.headers.get('X-Request-Id')
    }

    expect(await idOf({})).toBe('01JPLATFORM')
    expect(await idOf({ 'X-Request-Id': 'mine' })).toBe('mine')
    expect(await idOf({ 'X-Request-Id': 'not sane' })).toBe('01JPLATFORM')
  })
})

describe('Cache-Control', () => {
  test('keeps personal answers out of every cache, the refused ones too', async ({ shop }) => {
    const { email, id, token } = await shop.customer()
    const personal = [
      await shop.get('/api/users/me', { token }),
      await shop.put('/api/users/me', {}, { token }),
      await shop.post('/api/users/login', { email, password: PASSWORD }),
      await shop.post('/api/users/login', { email, password: 'not the password' }),
      await shop.get('/api/users/me'),
      await shop.get('/api/users', { token }),
      await shop.get('/api/cart', { token }),
      await shop.get('/api/orders', { token }),
      await shop.get('/api/orders/2147483647', { token }),
      await shop.get('/api/chat/sessions', { token }),
      await shop.get('/api/chat/history?session_id=s'),
      await shop.post('/api/users/logout', undefined, { token }),
      await shop.get(`/api/users/${id}`),
    ]
    for (const { headers } of personal) expect(headers.get('Cache-Control')).toContain('no-store')
  })

  test('keeps what an admin alone may see of the catalogue out of every cache', async ({ shop }) => {
    const { token } = await shop.admin()
    for (const path of ['/api/products', `/api/products/${await shop.product()}`]) {
      const { status, headers } = await shop.get(`${path}?include_inactive=true`, { token })
      expect(status).toBe(200)
      expect(headers.get('Cache-Control')).toContain('no-store')
    }
  })

  test('lets the public catalogue be kept', async ({ shop }) => {
    for (const path of ['/api/products', '/api/categories']) {
      const { headers } = await shop.get(path)
      expect(headers.get('Cache-Control')).toContain('public')
      expect(headers.get('Cache-Control')).not.toContain('no-store')
      expect(headers.get('Set-Cookie')).toBeNull()
    }
  })
})
