import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { JWT_SECRET, PASSWORD } from './shop.ts'
import { test } from './served.ts'
import { expectProblem, walkTheShop } from './walk.ts'

/** Building takes seconds, on a busy machine many. */
const PATIENT = { timeout: 120_000 }

const OPENAPI = path.join(import.meta.dirname, '..', 'openapi.json')

const register = { password: PASSWORD, full_name: 'Amina Khan' }

test(
  'the built functions serve a customer from the registration to the chat',
  PATIENT,
  async ({ shop, database }) => {
    await database.pool.query(`insert into products (name, price, stock_quantity) values ('Gown', 5000, 3)`)

    await walkTheShop(shop.site)

    for (const service of ['users', 'products', 'orders', 'chat']) {
      const { status, body } = await shop.site.get(`/api/${service}/health`)
      expect({ status, service: body.service }).toEqual({ status: 200, service })
    }
  },
)

test('sends each path to the function that netlify.toml names', async ({ shop: { site } }) => {
  expect((await site.get('/health')).body).toMatchObject({ service: 'products' })
  expect((await site.get('/api/categories')).status).toBe(200)
  expect((await site.get('/api/categories/999')).body.detail).toMatch(/category/i)
  for (const path of ['/api/users', '/api/cart', '/api/orders', '/api/chat/sessions']) {
    expectProblem(await site.get(path), 401)
  }
  for (const path of [
    '/api',
    '/api/',
    '/api/usersx',
    '/api/checkout/more',
    '/api/nothing',
    '/api/users/a/b',
  ]) {
    expectProblem(await site.get(path), 404)
  }
  expectProblem(await site.get('/api/checkout'), 405)
})

describe('files of the site', () => {
  test('are the interactive reference, with all that it loads', async ({ shop }) => {
    for (const path of ['/api/docs', '/api/docs/']) {
      const docs = await shop.site.get(path)
      expect(docs.headers.get('Content-Type')).toMatch(/^text\/html/)
      const sources = Array.from(docs.body.matchAll(/(?:src|href)="([^"]*)"/g), ([, source]) => source)
      expect(sources.length).toBeGreaterThan(2)
      for (const source of sources) {
        expect(source).toMatch(/^\/[^/]/)
        expect((await shop.site.get(source)).status, source).toBe(200)
      }
    }
  })

  test('are the OpenAPI document as it is committed', async ({ shop }) => {
    const { headers, body } = await shop.site.get('/api/openapi.json')
    expect(headers.get('Content-Type')).toMatch(/^application\/json/)
    expect(body).toEqual(JSON.parse(await readFile(OPENAPI, 'utf8')))
  })

  test('are those of the site alone', async ({ shop }) => {
    const users = 'functions/users/users.mjs'
    for (const path of ['/nothing', '/_headers', `/${users}`, `/%2e%2e/${users}`]) {
      expect((await shop.site.get(path)).status, path).toBe(404)
    }
  })
})

test('answers HEAD as GET, without a body', async ({ shop: { site } }) => {
  for (const path of ['/', '/api/openapi.json', '/api/products', '/api/users/health']) {
    const head = await site.request('HEAD', path)
    expect({ status: head.status, body: head.body }, path).toEqual({ status: 200, body: '' })
  }
  expect((await site.request('HEAD', '/api/nothing')).status).toBe(404)
})

describe('a body over 1 MiB', () => {
  const large = ' '.repeat(1024 * 1024 + 1)
  const headers = { 'Content-Type': 'application/json' }

  test('is refused by its length', async ({ shop }) => {
    expectProblem(await shop.site.request('POST', '/api/users/register', { body: large, headers }), 413)
  })

  test('is refused by counting where no length is told', async ({ shop }) => {
    const body = new Blob([large]).stream()
    expectProblem(await shop.site.request('POST', '/api/users/register', { body, headers }), 413)
  })

  test('leaves the server well, and one just below is read', async ({ shop }) => {
    const body = large.slice(2)
    expectProblem(await shop.site.request('POST', '/api/users/register', { body, headers }), 400)
  })
})

describe('served behind https', () => {
  test('signs in by a __Host- cookie that is Secure, and knows its own pages', async ({ serve }) => {
    const { site } = await serve({ SITE_URL: 'https://shop.example' })
    const signedIn = await site.post('/api/users/register', { ...register, email: 'https@example.com' })
    const [cookie = ''] = signedIn.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-session=[^;]+;/)
    expect(cookie.split('; ').slice(1)).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']),
    )

    const [Cookie = ''] = cookie.split(';')
    expect((await site.get('/api/users/me', { headers: { Cookie } })).status).toBe(200)
    const bare = Cookie.replace('__Host-', '')
    expectProblem(await site.get('/api/users/me', { headers: { Cookie: bare } }), 401)
    const own = { Cookie, Origin: 'https://shop.example' }
    expect((await site.delete('/api/cart', { headers: own })).status).toBe(204)
    expectProblem(await site.delete('/api/cart', { headers: { Cookie, Origin: site.url } }), 403)
  })

  test('and over plain http by a bare one', async ({ shop: { site } }) => {
    const signedIn = await site.post('/api/users/register', { ...register, email: 'http@example.com' })
    const cookies = signedIn.headers.getSetCookie()
    expect(cookies).toEqual([expect.stringMatching(/^session=[^;]+;/)])
    expect(cookies[0]).not.toContain('Secure')
  })
})

describe('a setting that is missing or wrong', () => {
  const paths = {
    users: '/api/users/me',
    products: '/api/products',
    orders: '/api/cart',
    chat: '/api/chat/sessions',
  }

  test.for([
    { variable: 'JWT_SECRET', value: 'only-31-bytes-of-secret-1234567', services: Object.keys(paths) },
    {
      variable: 'DATABASE_URL',
      value: 'postgresql//shop:hunter2-of-the-shop@db',
      services: Object.keys(paths),
    },
    { variable: 'OPENAI_API_KEY', value: '', services: ['chat'] },
    { variable: 'BCRYPT_COST', value: '99-rounds', services: ['users'] },
  ])('$variable: makes its functions answer 503, and only the log names it', async (wrong, { serve }) => {
    const { variable, value, services } = wrong
    const { site, server } = await serve({ [variable]: value })

    for (const [service, path] of Object.entries(paths)) {
      const answer = await site.get(path)
      if (!services.includes(service)) {
        expect(answer.status, service).toBeLessThan(500)
        continue
      }
      expectProblem(answer, 503)
      expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/)
      expect(JSON.stringify(answer.body)).not.toContain(variable)
    }
    expect((await site.get('/')).status).toBe(200)
    expectProblem(await site.get('/api/nothing'), 404)

    expect(server.output()).toContain(`"variable":"${variable}"`)
    if (value) expect(server.output()).not.toContain(value)
    expect(server.output()).not.toContain(JWT_SECRET)
  })
})
