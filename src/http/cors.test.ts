import { expect } from 'vitest'
import { createService } from './service.ts'
import { FRIENDLY_ORIGIN, test } from '../../test/shop.ts'

const CORS_HEADERS = /^(?:access-control-|timing-allow-origin$)/

const corsOf = (headers: Headers) => Array.from(headers).filter(([name]) => CORS_HEADERS.test(name))

const preflight = (Origin: string) => ({
  headers: {
    Origin,
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'authorization,content-type',
  },
})

const words = (header: string | null) => header?.split(/, */).sort()

/** One endpoint of each service. */
const PATHS = ['/api/users/1', '/api/products', '/api/categories', '/api/orders', '/api/chat/sessions']

test('an allowed origin may read answers and the headers that clients need, but never send cookies', async ({
  shop,
}) => {
  for (const path of PATHS) {
    const { headers } = await shop.get(path, { headers: { Origin: FRIENDLY_ORIGIN } })
    expect(headers.get('Access-Control-Allow-Origin')).toBe(FRIENDLY_ORIGIN)
    expect(words(headers.get('Access-Control-Expose-Headers'))).toEqual(
      [
        'ETag',
        'Location',
        'Retry-After',
        'Server-Timing',
        'X-Chat-Token',
        'X-Request-Id',
        'X-Total-Count',
      ].sort(),
    )
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
    expect(headers.get('Timing-Allow-Origin')).toBe(FRIENDLY_ORIGIN)
    expect(words(headers.get('Vary'))).toContain('Origin')
  }
})

test('an allowed origin may read refusals too', async ({ shop }) => {
  const headers = { Origin: FRIENDLY_ORIGIN }
  const refusals = [
    [404, await shop.get('/api/users/me/nothing', { headers })],
    [405, await shop.get('/api/users/login', { headers })],
    [401, await shop.get('/api/users/me', { headers })],
    [422, await shop.post('/api/users/login', {}, { headers })],
  ] as const
  for (const [status, answer] of refusals) {
    expect(answer.status).toBe(status)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(FRIENDLY_ORIGIN)
  }
})

test('an allowed origin may read that nothing has changed', async ({ shop }) => {
  const headers = { Origin: FRIENDLY_ORIGIN }
  const etag = (await shop.get('/api/categories', { headers })).headers.get('ETag') ?? ''
  const answer = await shop.get('/api/categories', { headers: { ...headers, 'If-None-Match': etag } })

  expect(answer.status).toBe(304)
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(FRIENDLY_ORIGIN)
  expect(answer.headers.get('Access-Control-Expose-Headers')).toContain('ETag')
})

test('a preflight of an allowed origin is told methods and headers, without sign-in', async ({ shop }) => {
  for (const path of PATHS) {
    const { status, headers } = await shop.fetch('OPTIONS', path, preflight(FRIENDLY_ORIGIN))
    expect(status).toBe(204)
    expect(headers.get('Access-Control-Allow-Origin')).toBe(FRIENDLY_ORIGIN)
    expect(words(headers.get('Access-Control-Allow-Methods'))).toEqual(
      ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'].sort(),
    )
    expect(words(headers.get('Access-Control-Allow-Headers')?.toLowerCase() ?? null)).toEqual(
      expect.arrayContaining([
        'authorization',
        'content-type',
        'idempotency-key',
        'if-none-match',
        'x-chat-token',
      ]),
    )
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
    expect(Number(headers.get('Access-Control-Max-Age'))).toBeGreaterThan(0)
    expect(words(headers.get('Vary'))).toContain('Origin')
  }
})

test.for([
  'https://evil.example',
  'http://friend.example',
  'https://friend.example:444',
  'https://friend.example.evil.example',
  'https://evil-friend.example',
  'https://sub.friend.example',
  'HTTPS://FRIEND.EXAMPLE',
  'null',
  '*',
])('no word of CORS is said to %s', async (origin, { shop }) => {
  for (const path of PATHS) {
    const answer = await shop.get(path, { headers: { Origin: origin } })
    expect(corsOf(answer.headers)).toEqual([])
    expect(words(answer.headers.get('Vary'))).toContain('Origin')

    const asked = await shop.request('OPTIONS', path, preflight(origin))
    expect(asked.status).toBe(405)
    expect(corsOf(asked.headers)).toEqual([])
  }
})

test('no word of CORS is said where no other site asks', async ({ shop }) => {
  for (const path of PATHS) expect(corsOf((await shop.get(path)).headers)).toEqual([])
})

test('where no origins are listed, none is allowed', async () => {
  const app = createService('gowns', () => Promise.resolve(), { log: () => {} })
  for (const method of ['GET', 'OPTIONS']) {
    const response = await app.request('http://shop.test/api/gowns/live', {
      method,
      ...preflight(FRIENDLY_ORIGIN),
    })
    expect(corsOf(response.headers)).toEqual([])
  }
})
