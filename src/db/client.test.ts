import { NeonDbError } from '@neondatabase/serverless'
import { sql } from 'kysely'
import { describe, expect, vi } from 'vitest'
import { isRealPostgres, test } from '../../test/database.ts'
import type { Db } from './client.ts'

const named = (db: Db, name: string) => db.selectFrom('categories').select('name').where('name', '=', name)
const add = (db: Db, name: string) => db.insertInto('categories').values({ name }).returning('name')

test('sends nothing before the first query, and then one request a query', async ({ db, roundTrips }) => {
  expect(roundTrips()).toBe(0)
  await named(db, 'none').execute()
  expect(roundTrips()).toBe(1)
  await add(db, 'one request').executeTakeFirstOrThrow()
  expect(roundTrips()).toBe(2)
})

test('passes a refused statement’s error on, with its code and constraint', async ({ db }) => {
  await add(db, 'Once').execute()

  const error = await add(db, 'ONCE')
    .execute()
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(NeonDbError)
  expect(error).toMatchObject({ code: '23505', constraint: 'categories_name_key', table: 'categories' })
})

test('gives numbers, texts, booleans, JSON and null as JavaScript has them', async ({ db }) => {
  const row = await db
    .selectNoFrom([
      sql<number>`7`.as('number'),
      sql<string>`'Zürich 😀'::text`.as('text'),
      sql<boolean>`true`.as('boolean'),
      sql`json_build_object('a', array[1, 2])`.as('json'),
      sql<null>`null::text`.as('nothing'),
    ])
    .executeTakeFirstOrThrow()

  expect(row).toEqual({
    number: 7,
    text: 'Zürich 😀',
    boolean: true,
    json: { a: [1, 2] },
    nothing: null,
  })
})

describe('a batch', () => {
  test('is one request and gives the rows of each query in order', async ({ db, roundTrips }) => {
    const results = await db.batch([add(db, 'a'), named(db, 'a'), named(db, 'nobody')])

    expect(results).toEqual([[{ name: 'a' }], [{ name: 'a' }], []])
    expect(roundTrips()).toBe(1)
  })

  test('runs in one transaction at ReadCommitted', async ({ db }) => {
    const state = db.selectNoFrom([
      sql<string>`current_setting('transaction_isolation')`.as('isolation'),
      sql<string>`now()::text`.as('started'),
      sql<string>`pg_current_xact_id()::text`.as('transaction'),
    ])
    const [[first], [second]] = await db.batch([state, state])

    expect(first).toMatchObject({ isolation: 'read committed' })
    expect(second).toEqual(first)
  })

  test('that is refused half-way leaves nothing behind', async ({ db }) => {
    await add(db, 'Taken').execute()

    await expect(db.batch([add(db, 'before'), add(db, 'TAKEN'), add(db, 'after')])).rejects.toMatchObject({
      code: '23505',
      constraint: 'categories_name_key',
    })
    expect(await db.batch([named(db, 'before'), named(db, 'after')])).toEqual([[], []])
  })

  test('carries parameters, quotes and all, to the query they belong to', async ({ db }) => {
    const names = [`O'Brien"; drop table users; --`, String.raw`back\slash $1`, '%_']
    await db.batch(names.map((name) => add(db, name)))

    expect(await db.batch(names.map((name) => named(db, name)))).toEqual(names.map((name) => [{ name }]))
  })

  test.runIf(isRealPostgres)(
    'sees in each query what others committed before it began',
    async ({ db, database }) => {
      const id = (await database.pool.query(`insert into categories (name) values ('Old') returning id`))
        .rows[0].id
      const other = await database.pool.connect()
      try {
        await other.query('begin')
        await other.query(`update categories set name = 'New' where id = $1`, [id])
        const lock = db.selectFrom('categories').select('id').where('id', '=', id).forUpdate()
        const running = db.batch([lock, db.selectFrom('categories').select('name').where('id', '=', id)])
        await vi.waitFor(async () => {
          const { rows } = await database.pool.query(
            `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
          expect(rows).toHaveLength(1)
        })
        await other.query('commit')

        expect(await running).toEqual([[{ id }], [{ name: 'New' }]])
      } finally {
        other.release()
      }
    },
  )
})
