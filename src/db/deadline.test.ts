import { sql } from 'kysely'
import { describe, expect, vi } from 'vitest'
import { isRealPostgres, test } from '../../test/database.ts'
import { cutOff, dbWith, neverSent, refuses, silence } from '../../test/faults.ts'
import type { Db } from './client.ts'

const SHORT = 120

const read = (db: Db) => db.selectFrom('users').select('id').execute()
const write = (db: Db, name: string) => db.insertInto('categories').values({ name }).execute()
const batchOf = (db: Db, name: string) =>
  db.batch([db.insertInto('categories').values({ name })], { repeatable: true })

/** How long a promise takes to be refused, and with what. */
async function refusalOf(promise: Promise<unknown>) {
  const started = performance.now()
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return { error, ms: performance.now() - started }
}

const unavailable = (sentence: RegExp) => ({
  kind: 'unavailable',
  message: expect.stringMatching(sentence),
  headers: { 'Retry-After': '2' },
})

describe('a database that stays silent', () => {
  test('is asked once more by a read, half-way to the deadline', async ({ database }) => {
    const { db, deadlines } = dbWith(database, [silence], 1_000)

    expect(await read(db)).toEqual([])
    expect(deadlines.map((deadline) => deadline?.aborted)).toEqual([true, false])
  })

  test('is waited for until the deadline, and the request aborted', async ({ database }) => {
    const { db, deadlines } = dbWith(database, [silence, silence], SHORT)

    const { error, ms } = await refusalOf(read(db))
    expect(error).toMatchObject(unavailable(/Nothing was changed/))
    expect(ms).toBeGreaterThanOrEqual(SHORT - 5)
    expect(ms).toBeLessThan(4_000)
    expect(deadlines.map((deadline) => deadline?.aborted)).toEqual([true, true])
  })

  test('may have made the change that was asked for, which is not asked for again', async ({ database }) => {
    const { db, attempts } = dbWith(database, [silence], SHORT)

    const { error, ms } = await refusalOf(write(db, 'silence'))
    expect(error).toMatchObject(unavailable(/may or may not have been made: look/))
    expect(ms).toBeGreaterThanOrEqual(SHORT - 5)
    expect(attempts()).toBe(1)
  })

  test('is asked once more by a repeatable batch', async ({ database }) => {
    const { db, attempts } = dbWith(database, [silence], 1_000)

    await batchOf(db, 'asked twice')
    expect(attempts()).toBe(2)
  })

  test('may have made the change of a repeatable batch, which may be sent again', async ({ database }) => {
    const { db, attempts } = dbWith(database, [silence, silence], SHORT)

    expect((await refusalOf(batchOf(db, 'silent twice'))).error).toMatchObject(
      unavailable(/may or may not have been made: the same request may safely be sent again/),
    )
    expect(attempts()).toBe(2)
  })
})

describe('the deadline', () => {
  test('holds for both sendings together', async ({ database }) => {
    const { db, deadlines } = dbWith(database, [neverSent(), silence], SHORT)

    const { error, ms } = await refusalOf(read(db))
    expect(error).toMatchObject(unavailable(/Nothing was changed/))
    expect(ms).toBeLessThan(4_000)
    expect(deadlines).toHaveLength(2)
  })

  test('leaves no room for a retry once it has passed', async ({ database }) => {
    const late = async () => {
      await new Promise((resolve) => setTimeout(resolve, SHORT + 30))
      return refuses('40001')({ deliver: () => Promise.reject(new Error()), signal: undefined })
    }
    const { db, attempts } = dbWith(database, [late], SHORT)

    const { error } = await refusalOf(write(db, 'late'))
    expect(error).toMatchObject(unavailable(/Nothing was changed/))
    expect(attempts()).toBe(1)
  })

  test.for([1, 999, 60_000])('may be %i ms', async (timeoutMs, { database }) => {
    const { db } = dbWith(database, [neverSent(), neverSent()], timeoutMs)

    expect((await refusalOf(read(db))).error).toMatchObject(unavailable(/Nothing was changed/))
  })

  test('is each request’s own', async ({ database }) => {
    const { db, deadlines } = dbWith(database, [silence, silence, cutOff], 1_000)

    await refusalOf(read(db))
    expect(await read(db)).toEqual([])
    expect(deadlines.map((deadline) => deadline?.aborted)).toEqual([true, true, false, false])
  })

  test('does not keep the error that it raised from the log', async ({ database }) => {
    const { db } = dbWith(database, [silence, silence], SHORT)

    const { error } = await refusalOf(read(db))
    expect(error).toMatchObject({ cause: { name: 'NeonDbError', sourceError: { name: 'TimeoutError' } } })
  })

  test.runIf(isRealPostgres)(
    'ends a statement that takes longer, on the server too',
    async ({ database }) => {
      const { db } = dbWith(database, [], 300)

      const { error, ms } = await refusalOf(sql`select pg_sleep(25)`.execute(db))
      expect(error).toMatchObject(unavailable(/Nothing was changed/))
      expect(ms).toBeLessThan(5_000)
      await vi.waitFor(async () => {
        const { rows } = await database.pool.query(
          `select pid from pg_stat_activity
         where datname = current_database() and query like '%pg_sleep(25)%' and state = 'active'
           and pid <> pg_backend_pid()`,
        )
        expect(rows).toEqual([])
      })
    },
  )

  test.runIf(isRealPostgres)(
    'ends a batch that waits for a lock, which then changes nothing',
    async ({ database }) => {
      const { rows } = await database.pool.query(`insert into categories (name) values ('held') returning id`)
      const other = await database.pool.connect()
      try {
        await other.query('begin')
        await other.query('select 1 from categories where id = $1 for update', [rows[0].id])
        const { db } = dbWith(database, [], 300)
        const batch = db.batch([
          db.insertInto('categories').values({ name: 'beside the held one' }),
          db.updateTable('categories').set({ name: 'changed' }).where('id', '=', rows[0].id),
        ])

        expect((await refusalOf(batch)).error).toMatchObject(unavailable(/may or may not have been made/))
        await vi.waitFor(async () => {
          const waiting = await database.pool.query(
            `select 1 from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`,
          )
          expect(waiting.rows).toEqual([])
        })
        await other.query('commit')
      } finally {
        other.release()
      }
      const kept = await database.pool.query(
        `select name from categories where name in ('changed', 'beside the held one')`,
      )
      expect(kept.rows).toEqual([])
    },
  )
})
