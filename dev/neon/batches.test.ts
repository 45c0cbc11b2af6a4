import { expect } from 'vitest'
import { test } from '../../test/driver.ts'

test('runs a batch in one transaction and gives the rows of each statement', async ({ sql, roundTrips }) => {
  const [first, second, third] = await sql.transaction([
    sql`SELECT pg_current_xact_id()::text AS id`,
    sql`SELECT pg_current_xact_id()::text AS id`,
    sql`SELECT ${'x'} AS value WHERE false`,
  ])

  expect(first).toEqual(second)
  expect(third).toEqual([])
  expect(roundTrips()).toBe(1)
})

test('commits a batch, each statement seeing those before it', async ({ sql, database }) => {
  await sql`CREATE TABLE kept (id int)`

  const [, counted] = await sql.transaction([
    sql`INSERT INTO kept VALUES (1), (2)`,
    sql`SELECT count(*)::int AS n FROM kept`,
  ])

  expect(counted).toEqual([{ n: 2 }])
  expect((await database.pool.query('SELECT id FROM kept')).rows).toEqual([{ id: 1 }, { id: 2 }])
})

test.for([
  { where: 'first', statements: ['SELECT 1/0', 'INSERT INTO undone_first VALUES (1)'] },
  { where: 'middle', statements: ['INSERT INTO undone_middle VALUES (1)', 'SELECT 1/0', 'SELECT 1'] },
  { where: 'last', statements: ['INSERT INTO undone_last VALUES (1)', 'SELECT 1/0'] },
])(
  'undoes the whole batch when its $where statement fails',
  async ({ where, statements }, { sql, database }) => {
    await sql.query(`CREATE TABLE undone_${where} (id int)`)

    const batch = sql.transaction(statements.map((statement) => sql.query(statement)))

    await expect(batch).rejects.toMatchObject({ code: '22012', message: 'division by zero' })
    expect((await database.pool.query(`SELECT * FROM undone_${where}`)).rows).toEqual([])
  },
)

test('reports a constraint that fails only at the commit', async ({ sql, database }) => {
  await sql`CREATE TABLE parents (id int PRIMARY KEY)`
  await sql`CREATE TABLE children (
    parent int CONSTRAINT children_parent_fkey REFERENCES parents DEFERRABLE INITIALLY DEFERRED)`

  const batch = sql.transaction([sql`INSERT INTO children VALUES (1)`, sql`SELECT 1`])

  await expect(batch).rejects.toMatchObject({ code: '23503', constraint: 'children_parent_fkey' })
  expect((await database.pool.query('SELECT * FROM children')).rows).toEqual([])
})

test.for([
  ['ReadUncommitted', 'read uncommitted'],
  ['ReadCommitted', 'read committed'],
  ['RepeatableRead', 'repeatable read'],
  ['Serializable', 'serializable'],
] as const)('honours the isolation level %s', async ([isolationLevel, name], { sql }) => {
  const [rows] = await sql.transaction([sql`SHOW transaction_isolation`], { isolationLevel })
  expect(rows).toEqual([{ transaction_isolation: name }])
})

test('honours read only and deferrable', async ({ sql }) => {
  const options = { isolationLevel: 'Serializable', readOnly: true, deferrable: true } as const
  const [readOnly, deferrable] = await sql.transaction(
    [sql`SHOW transaction_read_only`, sql`SHOW transaction_deferrable`],
    options,
  )
  expect([readOnly, deferrable]).toEqual([
    [{ transaction_read_only: 'on' }],
    [{ transaction_deferrable: 'on' }],
  ])

  const write = sql.transaction([sql`CREATE TABLE never (id int)`], { readOnly: true })
  await expect(write).rejects.toMatchObject({ code: '25006' })
})

test('leaves nothing of a batch behind in the session', async ({ sql }) => {
  await sql.transaction([sql`SELECT 1`], { isolationLevel: 'Serializable', readOnly: true })
  expect(await sql`SHOW transaction_read_only`).toEqual([{ transaction_read_only: 'off' }])
  expect(await sql`SHOW transaction_isolation`).toEqual([{ transaction_isolation: 'read committed' }])
})

test('takes a batch without statements', async ({ sql }) => {
  expect(await sql.transaction([])).toEqual([])
})

test('rolls back a transaction that a single statement leaves open', async ({ sql }) => {
  await sql`CREATE TABLE strays (id int)`
  await sql`BEGIN`
  await sql`INSERT INTO strays VALUES (1)`
  await sql`ROLLBACK`

  expect(await sql`SELECT id FROM strays`).toEqual([{ id: 1 }])
  expect(
    await sql`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in %'`,
  ).toEqual([])
})

test('rolls back a transaction that a batch opens after its own', async ({ sql, database }) => {
  await sql`CREATE TABLE smuggled (id int)`
  await sql.transaction([
    sql`COMMIT`,
    sql`BEGIN`,
    sql`INSERT INTO smuggled VALUES (1)`,
    sql`ROLLBACK`,
    sql`BEGIN`,
  ])
  expect((await database.pool.query('SELECT * FROM smuggled')).rows).toEqual([])
})
