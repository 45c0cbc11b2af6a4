import { Hono } from 'hono'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import notFound from '../../netlify/functions/not-found.ts'
import { UsersEnv } from '../env.ts'
import { serve } from './serve.ts'

const DATABASE_URL = 'postgresql://shop:npg_password@ep-cool.neon.tech/shop'
const JWT_SECRET = 'a secret of thirty-two bytes: ok'

const request = () => new Request('http://shop.test/api/users/me')

/** What was written to the log since the test began, as it was written. */
let logged: string[]

beforeEach(({ onTestFinished }) => {
  logged = []
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void logged.push(String(line)))
  vi.stubEnv('DATABASE_URL', DATABASE_URL)
  vi.stubEnv('JWT_SECRET', JWT_SECRET)
  vi.stubEnv('BCRYPT_COST', undefined)
  onTestFinished(() => {
    log.mockRestore()
    vi.unstubAllEnvs()
  })
})

/** A function that counts how often its app was made. */
function counted() {
  const made: string[] = []
  const handler = serve(UsersEnv, (env) => {
    made.push(env.DATABASE_URL)
    return new Hono<{ Bindings: { context: { ip?: string } } }>().get('/api/users/me', (c) =>
      c.text(`served ${c.env.context.ip}`),
    )
  })
  return { handler, made }
}

test('makes the app at the first request, once, and hands it requests and the platform’s context', async () => {
  const { handler, made } = counted()
  expect(made).toEqual([])

  for (const ip of ['::1', '::2']) {
    const response = await handler(request(), { ip })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(`served ${ip}`)
  }
  expect(made).toEqual([DATABASE_URL])
  expect(logged).toEqual([])
})

describe('a setting that is missing or too weak', () => {
  test.each([
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', ''],
    ['DATABASE_URL', 'postgresql://shop:npg_password'],
    ['DATABASE_URL', 'npg_password'],
    ['JWT_SECRET', undefined],
    ['JWT_SECRET', ''],
    ['JWT_SECRET', 'thirty-one bytes are not enough'],
    ['BCRYPT_COST', '4'],
  ])('makes every answer a 503 and is named in the log, value apart: %s=%s', async (variable, value) => {
    vi.stubEnv(variable, value)
    const { handler, made } = counted()
    const response = await handler(request(), { requestId: '01JREQUEST' })

    expect(response.status).toBe(503)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(response.headers.get('Retry-After')).toBe('60')
    expect(response.headers.get('X-Request-Id')).toBe('01JREQUEST')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(response.headers.get('Cache-Control')).toContain('no-store')
    const body = await response.text()
    expect(JSON.parse(body)).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail: 'This service is not set up yet. Its log says what is missing.',
      request_id: '01JREQUEST',
    })
    expect(made).toEqual([])
    expect(logged.map((line) => JSON.parse(line))).toEqual([
      { level: 'error', message: 'setting refused', variable, reason: expect.stringMatching(/^is /) },
      expect.objectContaining({ level: 'error', message: 'request', status: 503, request_id: '01JREQUEST' }),
    ])
    for (const secret of ['npg_password', 'thirty-one bytes', JWT_SECRET]) {
      expect(body + logged.join('')).not.toContain(secret)
    }
    for (const name of ['DATABASE_URL', 'JWT_SECRET', 'BCRYPT_COST']) expect(body).not.toContain(name)
  })

  test('is named with all the others', async () => {
    vi.stubEnv('DATABASE_URL', undefined)
    vi.stubEnv('JWT_SECRET', 'short')
    const { handler } = counted()

    expect((await handler(request(), {})).status).toBe(503)
    const refused = logged.map((line) => JSON.parse(line)).filter(({ message }) => message !== 'request')
    expect(refused.map(({ variable }) => variable)).toEqual(['DATABASE_URL', 'JWT_SECRET'])
  })

  test('is looked at again at the next request', async () => {
    vi.stubEnv('JWT_SECRET', 'short')
    const { handler, made } = counted()
    expect((await handler(request(), {})).status).toBe(503)
    expect((await handler(request(), {})).status).toBe(503)

    vi.stubEnv('JWT_SECRET', JWT_SECRET)
    expect((await handler(request(), {})).status).toBe(200)
    expect(made).toHaveLength(1)
  })

  test('has its 503 numbered by us where the platform does not', async () => {
    vi.stubEnv('JWT_SECRET', undefined)
    const { handler } = counted()
    const ids = [await handler(request(), {}), await handler(request(), {})].map(({ headers }) =>
      headers.get('X-Request-Id'),
    )

    expect(ids[0]).toMatch(/^[\w-]{16,}$/)
    expect(ids[1]).not.toBe(ids[0])
  })
})

describe('an app that fails altogether', () => {
  test.for([
    [
      'while it is made',
      () => {
        throw new Error('made of npg_password')
      },
    ],
    [
      'with an error',
      () => ({
        fetch: () => {
          throw new Error('out of npg_password')
        },
      }),
    ],
    ['with something that is no error', () => ({ fetch: () => Promise.reject('npg_password') })],
  ] as const)('%s is a bare 500, and the log has the rest', async ([, create]) => {
    const response = await serve(UsersEnv, create)(request(), { requestId: '01JREQUEST' })

    expect(response.status).toBe(500)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({ status: 500, request_id: '01JREQUEST' })
    expect(body).not.toContain('npg_password')
    expect(logged.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ level: 'error', message: 'request', status: 500, request_id: '01JREQUEST' }),
    ])
    expect(logged[0]).toContain('npg_password')
  })
})

test('a path of the API that belongs to no service is a 404 problem', async () => {
  const response = notFound(new Request('http://shop.test/api/nothing'), {})

  expect(response.status).toBe(404)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(await response.json()).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'There is nothing at this path.',
    request_id: response.headers.get('X-Request-Id'),
  })
})
