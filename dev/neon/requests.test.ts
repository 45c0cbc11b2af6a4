import { neon } from '@neondatabase/serverless'
import { expect } from 'vitest'
import { isRealPostgres } from '../../test/database.ts'
import { test } from '../../test/driver.ts'

test.for([
  { what: 'no JSON', body: 'SELECT 1', message: 'the body is not valid JSON' },
  { what: 'an empty body', body: '', message: 'the body is not valid JSON' },
  { what: 'JSON that is no object', body: '"SELECT 1"', message: 'the body must be an object' },
  { what: 'no query', body: '{"params": []}', message: 'query must be a string' },
  { what: 'a query that is no text', body: '{"query": 1}', message: 'query must be a string' },
  {
    what: 'a NUL in the query',
    body: '{"query": "SELECT 1\\u0000"}',
    message: 'query contains a null character',
  },
  {
    what: 'params that are no list',
    body: '{"query": "SELECT 1", "params": {}}',
    message: 'params must be an array',
  },
  {
    what: 'a param that is an object',
    body: '{"query": "SELECT $1", "params": [{}]}',
    message: /^each of params/,
  },
  { what: 'queries that are no list', body: '{"queries": {}}', message: 'queries must be an array' },
  { what: 'a query in a batch that is none', body: '{"queries": [null]}', message: 'query must be a string' },
])('answers 400 to $what', async ({ body, message }, { post }) => {
  expect(await post(body)).toEqual({
    status: 400,
    body: expect.objectContaining({ message: expect.stringMatching(message), code: '' }),
  })
})

test.for<{ what: string; headers: Record<string, string>; message: RegExp }>([
  { what: 'values that are parsed', headers: { 'Neon-Raw-Text-Output': 'false' }, message: /raw text/ },
  { what: 'rows that are objects', headers: { 'Neon-Array-Mode': '' }, message: /array mode/ },
  { what: 'no connection string', headers: { 'Neon-Connection-String': '' }, message: /missing header/ },
  {
    what: 'a connection string that is none',
    headers: { 'Neon-Connection-String': 'secret' },
    message: /^invalid c/,
  },
  {
    what: 'another kind of URL',
    headers: { 'Neon-Connection-String': 'http://secret' },
    message: /^invalid c/,
  },
  {
    what: 'an unknown isolation level',
    headers: { 'Neon-Batch-Isolation-Level': 'None' },
    message: /isolation/,
  },
])('answers 400 to headers that ask for $what', async ({ headers, message }, { post }) => {
  const { status, body } = await post('{"queries": []}', headers)
  expect(status).toBe(400)
  expect(body).toMatchObject({ message: expect.stringMatching(message) })
  expect(JSON.stringify(body)).not.toContain('secret')
})

test('takes a query without params', async ({ post }) => {
  expect(await post('{"query": "SELECT 1"}')).toMatchObject({ status: 200, body: { rows: [['1']] } })
})

test('counts the requests of each caller, a batch as one', async ({
  sql,
  database,
  databaseUrl,
  roundTrips,
}) => {
  const other = new URL(databaseUrl)
  other.searchParams.set('application_name', 'someone else')

  await sql`SELECT 1`
  await sql.transaction([sql`SELECT 1`, sql`SELECT 2`])
  await sql`SELECT 1/0`.catch(() => {})
  await neon(other.href)`SELECT 1`

  expect(roundTrips()).toBe(3)
  expect(database.endpoint.requests('someone else')).toBe(1)
  expect(database.endpoint.requests('nobody')).toBe(0)
})

test('counts a caller without a name by its connection string', async ({ database, post }) => {
  await post('{"query": "SELECT 1"}', { 'Neon-Connection-String': database.url })
  expect(database.endpoint.requests(database.url)).toBe(1)
})

test('starts each test with a count of its own', ({ roundTrips }) => {
  expect(roundTrips()).toBe(0)
})

test.runIf(isRealPostgres)('runs requests side by side', async ({ sql }) => {
  const begun = performance.now()
  await Promise.all(Array.from({ length: 40 }, () => sql`SELECT pg_sleep(0.5)`))
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test('keeps the answers of many simultaneous requests apart', async ({ sql }) => {
  const answers = await Promise.all(
    Array.from({ length: 400 }, (_, i) =>
      i % 3 === 0
        ? sql.transaction([sql`SELECT ${i}::int AS i`, sql`SELECT 1`]).then(([rows]) => rows)
        : sql`SELECT ${i}::int AS i`,
    ),
  )
  expect(answers).toEqual(answers.map((_, i) => [{ i }]))
})
