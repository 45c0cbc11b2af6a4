import { request } from 'node:http'
import { neon, neonConfig } from '@neondatabase/serverless'
import { expect, vi } from 'vitest'
import { isRealPostgres, test as databaseTest } from '../../test/database.ts'
import { postTo } from '../../test/driver.ts'
import { listen } from './server.ts'

const test = databaseTest
  .extend('server', { scope: 'file' }, async ({ database }, { onCleanup }) => {
    const server = await listen({ endpoint: database.endpoint })
    onCleanup(server.close)
    return server
  })
  .extend('sql', ({ server, databaseUrl }) => {
    neonConfig.fetchFunction = undefined
    neonConfig.fetchEndpoint = server.url
    return neon(databaseUrl)
  })

test('speaks to the driver over HTTP: rows, batches and errors', async ({ sql, roundTrips }) => {
  expect(await sql`SELECT ${'Zürich'} AS city, 1::int8 AS n`).toEqual([{ city: 'Zürich', n: '1' }])
  expect(await sql.transaction([sql`SELECT 1 AS a`, sql`SELECT 2 AS b`])).toEqual([[{ a: 1 }], [{ b: 2 }]])
  await expect(sql`SELECT 1/0`).rejects.toMatchObject({ code: '22012', severity: 'ERROR' })
  expect(roundTrips()).toBe(3)
})

test('carries values of several megabytes both ways', async ({ sql }) => {
  const long = 'ü'.repeat(3_000_000)
  const [row] = await sql`SELECT ${long} AS long`
  expect(row?.long === long).toBe(true)
})

test.runIf(isRealPostgres)('cancels the query of a caller that hangs up', async ({ sql, database }) => {
  const fetchOptions = { signal: AbortSignal.timeout(150) }
  await expect(sql.query('SELECT pg_sleep(20)', [], { fetchOptions })).rejects.toThrow(
    'aborted due to timeout',
  )
  await vi.waitFor(async () => {
    const { rows } = await database.pool.query(
      `SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(20)%' AND state = 'active'
          AND pid <> pg_backend_pid()`,
    )
    expect(rows).toEqual([])
  })
})

test('says that it is alive, and where queries go', async ({ server }) => {
  const health = await fetch(new URL('/health', server.url))
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
  expect((await fetch(new URL('/', server.url))).status).toBe(404)
  expect((await fetch(server.url)).status).toBe(405)
  const nonsense = await fetch(server.url, { method: 'POST', body: 'nonsense' })
  expect([nonsense.status, await nonsense.json()]).toMatchObject([400, { message: expect.any(String) }])
})

test('gives no web page the right to read its answers', async ({ server }) => {
  const response = await fetch(server.url, {
    method: 'OPTIONS',
    headers: { Origin: 'https://elsewhere.example' },
  })
  expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull()
})

test('refuses a body that is too large, without keeping it', async ({ server }) => {
  const chunk = Buffer.alloc(1024 * 1024, 'x')
  const status = await new Promise((resolve, reject) => {
    const upload = request(server.url, { method: 'POST' }, (response) => {
      resolve(response.statusCode)
      response.resume()
    })
    upload.on('error', reject)
    for (let sent = 0; sent <= 64; sent++) upload.write(chunk)
    upload.end()
  })
  expect(status).toBe(413)
})

test('rejects when its port is taken', async ({ database, server }) => {
  await expect(listen({ endpoint: database.endpoint, port: server.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})

test.runIf(isRealPostgres)(
  'lets a running request finish when it closes',
  async ({ database, databaseUrl, roundTrips }) => {
    const server = await listen({ endpoint: database.endpoint })
    const overHttp = { fetch: (_: unknown, init?: RequestInit) => fetch(server.url, init) }
    const running = postTo(overHttp, '{"query": "SELECT pg_sleep(0.3), 7"}', {
      'Neon-Connection-String': databaseUrl,
    })
    await vi.waitFor(() => expect(roundTrips()).toBe(1))
    await server.close()

    expect(await running).toMatchObject({ status: 200, body: { rows: [['', '7']] } })
    await expect(fetch(server.url)).rejects.toThrow('fetch failed')
  },
)
