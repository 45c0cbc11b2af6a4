import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { dbWith, neverSent } from '../../test/faults.ts'
import { type RequestOptions, test } from '../../test/shop.ts'
import { leaveTraces, SECRET } from './log.fixture.ts'
import { describeError, type LogLine } from './log.ts'
import { createService } from './service.ts'

const OF_EVERY_REQUEST = [
  'db_ms',
  'db_requests',
  'level',
  'message',
  'method',
  'ms',
  'request_id',
  'route',
  'service',
  'status',
]

/** The lines that every request has one of. */
const requestsIn = (log: readonly LogLine[]) => log.filter(({ message }) => message === 'request')

describe('the line of a request', () => {
  test('holds nothing that a customer would not want read, whatever was sent', async ({ shop }) => {
    const secrets = await leaveTraces(shop)

    expect(secrets.length).toBeGreaterThanOrEqual(10)
    expect(shop.log.length).toBeGreaterThanOrEqual(30)
    expect(new Set(requestsIn(shop.log).map(({ status }) => status))).toEqual(
      new Set([200, 201, 202, 204, 400, 401, 404, 405, 409, 422]),
    )
    for (const line of shop.log.map((each) => JSON.stringify(each))) {
      for (const secret of secrets) expect(line).not.toContain(secret)
    }
  })

  test('has exactly the keys that it is known to have', async ({ shop }) => {
    await leaveTraces(shop)

    for (const { user_id, ...line } of requestsIn(shop.log)) {
      expect(Object.keys(line).sort()).toEqual(OF_EVERY_REQUEST)
      expect(line).toMatchObject({
        level: 'info',
        message: 'request',
        method: expect.stringMatching(/^[A-Z]+$/),
      })
      expect(line.route).toMatch(/^\/[\w/:*-]*$/)
      expect([line.ms, line.db_ms, line.db_requests].every((each) => Number(each) >= 0)).toBe(true)
      expect(user_id === undefined || Number.isInteger(user_id)).toBe(true)
    }
  })

  test('names the pattern of the path and the caller, where there is one', async ({ shop }) => {
    const { id, token } = await shop.customer()
    const lineOf = async (method: string, path: string, options?: RequestOptions) => {
      await shop.request(method, path, options)
      return requestsIn(shop.log).at(-1)
    }

    expect(await lineOf('GET', `/api/users/${id}`)).toMatchObject({ route: '/api/users/:id', status: 200 })
    expect(await lineOf('GET', '/api/users/me', { token })).toMatchObject({
      route: '/api/users/me',
      user_id: id,
    })
    expect(await lineOf('GET', '/api/orders/999', { token })).toMatchObject({
      route: '/api/orders/:id',
      user_id: id,
    })
    expect(await lineOf('GET', '/api/users', { token })).toMatchObject({ status: 403, user_id: id })
    const json = { text: 'Hello', session_id: 'main' }
    expect(await lineOf('POST', '/api/chat/messages', { token, json })).toMatchObject({ user_id: id })
    for (const guest of [
      await lineOf('POST', '/api/chat/messages', { json }),
      await lineOf('GET', '/api/users/me'),
      await lineOf('GET', '/api/users/me', { token: 'nonsense' }),
      await lineOf('GET', '/api/products'),
    ]) {
      expect(guest).not.toHaveProperty('user_id')
    }
  })
})

describe('the database in the line of a request', () => {
  const gowns = (log: LogLine[], work: (c: { n: number }) => Promise<unknown>) =>
    createService('gowns', () => Promise.resolve(), { log: (line) => void log.push(line) }).get(
      '/api/gowns/:n',
      async (c) => {
        await work({ n: Number(c.req.param('n')) })
        return c.body(null, 204)
      },
    )

  test('is how often it was asked and how long it took', async ({ db }) => {
    const log: LogLine[] = []
    const app = gowns(log, () => sql`select pg_sleep(0.05)`.execute(db))

    const response = await app.request('http://shop.test/api/gowns/1')
    expect(log.at(-1)).toMatchObject({ db_requests: 1 })
    expect(log.at(-1)?.db_ms).toBeGreaterThanOrEqual(50)
    expect(log.at(-1)?.ms).toBeGreaterThanOrEqual(Number(log.at(-1)?.db_ms))
    expect(response.headers.get('Server-Timing')).toBe(
      `db;dur=${String(log.at(-1)?.db_ms)}, total;dur=${String(log.at(-1)?.ms)}`,
    )
  })

  test('is of that request alone, whatever runs beside it', async ({ db }) => {
    const log: LogLine[] = []
    const app = gowns(log, async ({ n }) => {
      for (let times = 0; times < n; times += 1) await sql`select 1`.execute(db)
      await db.batch([db.selectFrom('users').select('id'), db.selectFrom('carts').select('id')])
    })

    const times = [0, 1, 2, 3, 4]
    await Promise.all(times.map(async (n) => app.request(`http://shop.test/api/gowns/${n}`)))
    expect(log.map((line) => line.db_requests).sort()).toEqual([1, 2, 3, 4, 5])
  })

  test('counts each try, the failed ones too', async ({ database }) => {
    const log: LogLine[] = []
    const { db } = dbWith(database, [neverSent(), neverSent(), neverSent()])
    const app = gowns(log, () => sql`select 1`.execute(db))

    expect((await app.request('http://shop.test/api/gowns/1')).status).toBe(503)
    expect(log.at(-1)).toMatchObject({ status: 503, db_requests: 2 })
    expect((await app.request('http://shop.test/api/gowns/1')).status).toBe(204)
    expect(log.at(-1)).toMatchObject({ status: 204, db_requests: 2 })
  })
})

describe('an error in the log', () => {
  test('is told without the value that a statement carried', async ({ db }) => {
    for (const statement of [
      sql`select ${SECRET}::int`,
      sql`select ${SECRET}::json`,
      sql`select ${SECRET}::timestamptz`,
      sql`insert into categories (name) values (${SECRET}), (${SECRET})`,
    ]) {
      const error: unknown = await statement.execute(db).catch((thrown: unknown) => thrown)
      const described = describeError(error)
      expect(described).toMatchObject({ error: 'NeonDbError', code: expect.stringMatching(/^2/) })
      expect(JSON.stringify(described)).not.toContain(SECRET)
    }
  })
})
