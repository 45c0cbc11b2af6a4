import { describe, expect } from 'vitest'
import { answerCut, answerLost, answers, cutOff, dbWith, type Fault, neverSent, silence } from './faults.ts'
import { Shop, test as base } from './shop.ts'

/** A whole shop whose requests to the database meet these faults first, and an admin's token that its services take. */
const test = base.extend('shopWith', async ({ shop, database }) => {
  const { token } = await shop.admin()
  return (faults: Fault[], timeoutMs?: number) => {
    const { db, attempts } = dbWith(database, faults, timeoutMs)
    return { broken: new Shop(db, database, () => 0), attempts, token }
  }
})

const nobodyHome = Array.from({ length: 20 }, () => neverSent())

const UNAVAILABLE = {
  title: 'Service Unavailable',
  status: 503,
  detail: 'The database cannot be reached at the moment. Nothing was changed; try again shortly.',
  request_id: expect.any(String),
}

/** The answer of the services to a request, as `Shop.request` gives it but for the count of round trips. */
async function ask(shop: Shop, method: string, path: string, options = {}) {
  const response = await shop.fetch(method, path, options)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text || 'null') }
}

describe('while the database cannot be reached', () => {
  test.for([
    ['GET', '/api/products'],
    ['GET', '/api/products/1'],
    ['GET', '/api/products/1/related'],
    ['GET', '/api/categories'],
    ['GET', '/api/users/1'],
    ['GET', '/api/cart'],
    ['GET', '/api/orders'],
    ['DELETE', '/api/cart'],
    ['GET', '/api/chat/sessions'],
    ['POST', '/api/users/logout-all'],
  ] as const)('%s %s is a 503 that says when to come again', async ([method, path], { shopWith }) => {
    const { broken, token } = shopWith(nobodyHome)

    const { status, headers, body } = await broken.request(method, path, { token })
    expect(status).toBe(503)
    expect(headers.get('Retry-After')).toBe('2')
    expect(headers.get('Content-Type')).toBe('application/problem+json')
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.get('ETag')).toBeNull()
    expect(body).toMatchObject(UNAVAILABLE)
  })

  test.for(['users', 'products', 'orders', 'chat'])(
    'the %s service says so of its health, and lives',
    async (service, { shopWith }) => {
      const { broken } = shopWith(nobodyHome)

      const health = await broken.get(`/api/${service}/health`)
      expect(health.status).toBe(503)
      expect(health.headers.get('Retry-After')).toBeTruthy()
      expect(health.body).toEqual({ status: 'unavailable', service, database: 'unavailable' })
      expect((await broken.get(`/api/${service}/live`)).body).toEqual({ status: 'ok' })
    },
  )

  test('the health of the whole site says so', async ({ shopWith }) => {
    const { broken } = shopWith(nobodyHome)

    expect(await broken.get('/health')).toMatchObject({ status: 503, body: { status: 'unavailable' } })
  })

  test('requests that need no database are refused as ever', async ({ shopWith }) => {
    const { broken, attempts } = shopWith(nobodyHome)

    expect((await broken.post('/api/products', { name: 'Gown', price: '1' })).status).toBe(401)
    expect((await broken.get('/api/products?limit=0')).status).toBe(422)
    expect((await broken.get('/api/products/1/nothing')).status).toBe(404)
    expect((await broken.delete('/api/products')).status).toBe(405)
    expect(attempts()).toBe(0)
  })

  test('the log has the reason, and neither it nor the answer the password or the SQL', async ({
    shopWith,
    database,
  }) => {
    const { broken, token } = shopWith(nobodyHome)
    const { text } = await ask(broken, 'POST', '/api/categories', { token, json: { name: 'A secret name' } })

    expect(broken.log.at(-1)).toMatchObject({ level: 'error', status: 503, reason: expect.any(String) })
    const log = JSON.stringify(broken.log)
    expect(log).toContain('ECONNREFUSED')
    for (const secret of [new URL(database.url).password || database.url, 'A secret name', 'insert into']) {
      expect(text).not.toContain(secret)
      expect(log).not.toContain(secret)
    }
  })
})

describe('one lost answer', () => {
  test.for<[string, Fault]>([
    ['a connection cut off', cutOff],
    ['an answer lost', answerLost],
    ['an answer cut in half', answerCut],
    ['a bad gateway', answers(502)],
  ])('does not show in a read (%s)', async ([, fault], { shop, shopWith }) => {
    const id = await shop.product()
    const { broken, attempts } = shopWith([fault])

    expect(await ask(broken, 'GET', `/api/products/${id}`)).toMatchObject({ status: 200, body: { id } })
    expect(attempts()).toBe(2)
  })

  test('of a write is not followed by a second one, and the answer tells that it may be done', async ({
    shop,
    shopWith,
  }) => {
    const { broken, attempts, token } = shopWith([answerLost])

    const { status, headers, body } = await ask(broken, 'POST', '/api/categories', {
      token,
      json: { name: 'Possibly' },
    })
    expect([status, headers.get('Retry-After'), body.detail]).toEqual([
      503,
      '2',
      'The database did not answer in time. The change may or may not have been made: look before you try again.',
    ])
    expect(attempts()).toBe(1)
    expect(await shop.sql(`select 1 from categories where name = 'Possibly'`)).toHaveLength(1)
  })
})

describe('a database that does not answer in time', () => {
  test('makes a read a 503 at the deadline', async ({ shopWith }) => {
    const { broken } = shopWith([silence, silence], 100)

    const started = performance.now()
    expect((await ask(broken, 'GET', '/api/products')).body).toMatchObject(UNAVAILABLE)
    expect(performance.now() - started).toBeLessThan(4_000)
  })

  test('makes a write a 503 that does not claim that nothing was changed', async ({ shopWith }) => {
    const { broken, token } = shopWith([silence, silence], 100)

    const { status, body } = await ask(broken, 'PUT', '/api/products/1', { token, json: { price: '1' } })
    expect(status).toBe(503)
    expect(body.detail).toMatch(/may or may not have been made/)
  })
})
