import { randomBytes } from 'node:crypto'
import { NO_MIGRATIONS } from 'kysely/migration'
import pg from 'pg'
import { describe, expect, inject, test as base } from 'vitest'
import { openPglite } from '../dev/pglite.ts'
import { isRealPostgres } from '../test/database.ts'
import { addressOf, asAdmin } from '../test/test-server.ts'
import { MIGRATIONS, schemaOf } from './migrate.fixture.ts'
import { directAddress, migrateTo, migrateToLatest } from './migrate.ts'

/** An empty database of this test's own; `openPool` gives it another program's connections. */
const test = base.extend('empty', async ({}, { onCleanup }) => {
  const server = inject('testServer')
  if (server.kind === 'pglite') {
    const { pool, close } = await openPglite()
    onCleanup(close)
    return { pool, openPool: () => pool }
  }
  const name = `${server.prefix}${randomBytes(6).toString('hex')}`
  await asAdmin(server.adminUrl, (admin) => admin.query(`create database ${name}`))
  const pools: pg.Pool[] = []
  const openPool = () => {
    const pool = new pg.Pool({ connectionString: addressOf(server.adminUrl, name), max: 3 })
    // `end` does not wait for the server to close a session, which dropping the database may then end first.
    pool.on('error', () => {})
    pools.push(pool)
    return pool
  }
  onCleanup(async () => {
    await Promise.all(pools.map((pool) => pool.end()))
    await asAdmin(server.adminUrl, (admin) => admin.query(`drop database ${name} with (force)`))
  })
  return { pool: openPool(), openPool }
})

async function appliedIn(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.map(({ name }) => name)
}

describe('migrating', () => {
  test('an empty database applies every migration in order', async ({ empty: { pool } }) => {
    expect(await migrateToLatest(pool)).toEqual(MIGRATIONS)

    expect(await appliedIn(pool)).toEqual(MIGRATIONS)
    const shop = ['users', 'categories', 'products', 'carts', 'cart_items', 'orders', 'order_items']
    const { rows } = await pool.query<{ table_name: string }>(
      `select table_name from information_schema.tables where table_schema = 'public'`,
    )
    expect(rows.map(({ table_name }) => table_name)).toEqual(
      expect.arrayContaining([...shop, 'chat_sessions', 'chat_messages']),
    )
  })

  test('a second time changes nothing', async ({ empty: { pool } }) => {
    await migrateToLatest(pool)
    await pool.query(`insert into categories (name) values ('Sarees')`)
    const before = await schemaOf(pool)

    expect(await migrateToLatest(pool)).toEqual([])
    expect(await schemaOf(pool)).toEqual(before)
    expect((await pool.query('select name from categories')).rows).toEqual([{ name: 'Sarees' }])
  })

  test('leaves the pool open and none of its connections taken', async ({ empty: { pool } }) => {
    await migrateToLatest(pool)

    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    expect(pool.idleCount).toBe(pool.totalCount)
  })

  test.runIf(isRealPostgres)('three at once lets one apply and the others wait', async ({ empty }) => {
    const applied = await Promise.all(
      [empty.openPool(), empty.openPool(), empty.openPool()].map((pool) => migrateToLatest(pool)),
    )

    expect(applied.toSorted((a, b) => b.length - a.length)).toEqual([MIGRATIONS, [], []])
    expect(await appliedIn(empty.pool)).toEqual(MIGRATIONS)
  })
})

describe('a migration that fails', () => {
  test('leaves nothing of those before it behind, and can be tried again', async ({ empty: { pool } }) => {
    await pool.query('create table chat_messages (id integer)')
    const before = await schemaOf(pool)

    await expect(migrateToLatest(pool)).rejects.toMatchObject({ code: '42P07' })
    expect(await schemaOf(pool)).toEqual(before)
    expect(await appliedIn(pool)).toEqual([])

    await pool.query('drop table chat_messages')
    expect(await migrateToLatest(pool)).toEqual(MIGRATIONS)
  })

  test('is told to each of two callers, and neither hangs on the other’s lock', async ({ empty }) => {
    await empty.pool.query('create table orders (id integer)')

    const outcomes = await Promise.allSettled([
      migrateToLatest(empty.pool),
      migrateToLatest(empty.openPool()),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await empty.pool.query('drop table orders')
    expect(await migrateToLatest(empty.pool)).toEqual(MIGRATIONS)
  })
})

describe('going down', () => {
  test('to nothing leaves nothing, and up again makes the same', async ({ empty: { pool } }) => {
    const before = await schemaOf(pool)
    await migrateToLatest(pool)
    const whole = await schemaOf(pool)

    const undone = await migrateTo(pool, NO_MIGRATIONS)
    expect(undone).toEqual(MIGRATIONS.toReversed())
    expect(await schemaOf(pool)).toEqual(before)

    expect(await migrateToLatest(pool)).toEqual(MIGRATIONS)
    expect(await schemaOf(pool)).toEqual(whole)
  })

  test('one migration at a time undoes just what it did', async ({ empty: { pool } }) => {
    const steps = [NO_MIGRATIONS, ...MIGRATIONS]
    const schemas: string[][] = []
    for (const step of steps) {
      await migrateTo(pool, step)
      schemas.push(await schemaOf(pool))
    }
    for (const [index, step] of [...steps.entries()].toReversed()) {
      await migrateTo(pool, step)
      expect(await schemaOf(pool)).toEqual(schemas[index])
    }
  })
})

describe('the direct address', () => {
  test.for([
    [
      'postgresql://shop:pass%2Fword@ep-cool-frog-123456-pooler.eu-central-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require',
      'postgresql://shop:pass%2Fword@ep-cool-frog-123456.eu-central-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require',
    ],
    ['postgres://u:p@ep-a-pooler.neon.tech:5432/db', 'postgres://u:p@ep-a.neon.tech:5432/db'],
    ['postgresql://u:p@ep-a.neon.tech/db', 'postgresql://u:p@ep-a.neon.tech/db'],
    [
      'postgresql://u:x-pooler.y@ep-a.neon.tech/my-pooler.db',
      'postgresql://u:x-pooler.y@ep-a.neon.tech/my-pooler.db',
    ],
    ['postgresql://u:p@ep-a.my-pooler.tech/db', 'postgresql://u:p@ep-a.my-pooler.tech/db'],
    ['postgresql://postgres:p@localhost:5432/shop', 'postgresql://postgres:p@localhost:5432/shop'],
    ['postgresql://postgres:p@my-pooler/shop', 'postgresql://postgres:p@my-pooler/shop'],
  ] as const)('of %s is %s', ([pooled, direct]) => {
    expect(directAddress(pooled)).toBe(direct)
    expect(directAddress(direct)).toBe(direct)
  })
})
