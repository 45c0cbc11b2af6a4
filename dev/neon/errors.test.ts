import { NeonDbError } from '@neondatabase/serverless'
import pg from 'pg'
import { expect } from 'vitest'
import { isRealPostgres } from '../../test/database.ts'
import { postTo, test } from '../../test/driver.ts'
import { createNeonEndpoint } from './endpoint.ts'
import { createPools } from './pools.ts'

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('the statement should have failed'),
    (error: unknown) =>
      error instanceof NeonDbError ? error : expect.unreachable(`not the driver's: ${String(error)}`),
  )

test('hands on every field of a constraint violation', async ({ sql }) => {
  await sql`CREATE TABLE scarves (id int CONSTRAINT scarves_pkey PRIMARY KEY)`
  await sql`INSERT INTO scarves VALUES (1)`

  expect(await failure(sql`INSERT INTO scarves VALUES (1)`)).toMatchObject({
    message: 'duplicate key value violates unique constraint "scarves_pkey"',
    severity: 'ERROR',
    code: '23505',
    detail: 'Key (id)=(1) already exists.',
    schema: 'public',
    table: 'scarves',
    constraint: 'scarves_pkey',
    routine: '_bt_check_unique',
    file: 'nbtinsert.c',
    line: expect.stringMatching(/^\d+$/),
  })
})

test('names the column of a missing value and the data type of a broken domain', async ({ sql }) => {
  await sql`CREATE DOMAIN quantity AS int CONSTRAINT quantity_positive CHECK (value > 0)`
  await sql`CREATE TABLE gowns (name text NOT NULL, quantity quantity)`

  expect(await failure(sql`INSERT INTO gowns VALUES (NULL, 1)`)).toMatchObject({
    code: '23502',
    column: 'name',
  })
  expect(await failure(sql`SELECT (-1)::quantity`)).toMatchObject({
    code: '23514',
    dataType: 'quantity',
    constraint: 'quantity_positive',
  })
})

test('gives position and hint of a mistake in the statement', async ({ sql }) => {
  expect(await failure(sql`SELECT no_such_function(1)`)).toMatchObject({
    code: '42883',
    position: '8',
    hint: expect.stringContaining('function'),
  })
})

test('gives position, query and place of a mistake inside a function', async ({ sql }) => {
  await sql.query(
    `CREATE FUNCTION broken() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM nothing_there; END $$`,
  )

  expect(await failure(sql`SELECT broken()`)).toMatchObject({
    code: '42703',
    internalPosition: '8',
    internalQuery: 'SELECT nothing_there',
    where: expect.stringContaining('PL/pgSQL function broken() line 1'),
  })
})

test('refuses several statements in one query', async ({ sql, database }) => {
  await sql`CREATE TABLE untouched (id int)`

  expect(await failure(sql.query('INSERT INTO untouched VALUES (1); SELECT 1'))).toMatchObject({
    code: '42601',
  })
  expect((await database.pool.query('SELECT * FROM untouched')).rows).toEqual([])
})

test('answers a NUL character in a parameter with an error of PostgreSQL', async ({ sql }) => {
  expect(await failure(sql`SELECT ${'a\0b'}::text`)).toMatchObject({ code: '22021' })
})

test('goes on working after an error', async ({ sql }) => {
  await failure(sql`SELECT 1/0`)
  expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }])
})

test.runIf(isRealPostgres).for([
  { what: 'nobody listens', url: () => 'postgresql://postgres:secret@127.0.0.1:1/shop' },
  {
    what: 'there is no such database',
    url: (known: string) => known.replace(/\/[^/]*$/, '/no_such_database'),
  },
])('answers 500 when $what, without the password', async ({ url }, { database }) => {
  const pools = createPools()
  const connectionString = url(database.url)

  const { status, body } = await postTo(createNeonEndpoint(pools), '{"query": "SELECT 1"}', {
    'Neon-Connection-String': connectionString,
  })
  await pools.end()

  expect(status).toBe(500)
  expect(body).toMatchObject({ message: expect.stringMatching(/connect|does not exist/) })
  expect(JSON.stringify(body)).not.toContain(new URL(connectionString).password)
})

test.runIf(isRealPostgres)(
  'answers a connection lost under a statement, and replaces it',
  async ({ sql }) => {
    const error = await failure(sql`SELECT pg_terminate_backend(pg_backend_pid())`)

    expect(error).toMatchObject({ code: '57P01', severity: 'FATAL' })
    expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }])
  },
)

test.runIf(isRealPostgres)('survives the loss of idle connections', async ({ sql, database }) => {
  await Promise.all([sql`SELECT pg_sleep(0.05)`, sql`SELECT pg_sleep(0.05)`])
  const admin = new pg.Client(database.url)
  await admin.connect()
  await admin.query(
    `SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  await admin.end()

  expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }])
})

test('reports a pool that cannot be made as an unreachable database', async () => {
  const endpoint = createNeonEndpoint({
    poolFor: () => {
      throw new Error('no such branch')
    },
  })
  const headers = { 'Neon-Connection-String': 'postgresql://u:p@h/d' }
  expect(await postTo(endpoint, '{"query": "SELECT 1"}', headers)).toMatchObject({
    status: 500,
    body: { message: 'could not connect to the database: no such branch' },
  })
})
