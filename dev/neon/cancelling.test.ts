import { NeonDbError } from '@neondatabase/serverless'
import pg from 'pg'
import { expect, vi } from 'vitest'
import { isRealPostgres } from '../../test/database.ts'
import { test } from '../../test/driver.ts'

const after = (milliseconds: number) => ({ fetchOptions: { signal: AbortSignal.timeout(milliseconds) } })

/** Waits until the database runs nothing but this question. */
const untilIdle = (pool: pg.Pool) =>
  vi.waitFor(
    async () => {
      const { rows } = await pool.query(
        `SELECT query FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
      )
      expect(rows).toEqual([])
    },
    { timeout: 2_000, interval: 20 },
  )

test.runIf(isRealPostgres)(
  'rejects at once when the signal aborts, and ends the query',
  async ({ sql, database }) => {
    const begun = performance.now()

    const error: unknown = await sql
      .query('SELECT pg_sleep(20)', [], after(100))
      .catch((reason: unknown) => reason)

    expect(performance.now() - begun).toBeLessThan(1_000)
    expect(error).toBeInstanceOf(NeonDbError)
    expect(error).toMatchObject({ code: undefined, sourceError: { name: 'TimeoutError' } })
    await untilIdle(database.pool)
  },
)

test.runIf(isRealPostgres)('ends a batch as a whole when the signal aborts', async ({ sql, database }) => {
  await sql`CREATE TABLE aborted (id int)`
  const batch = sql.transaction(
    [sql`INSERT INTO aborted VALUES (1)`, sql`SELECT pg_sleep(20)`, sql`INSERT INTO aborted VALUES (2)`],
    after(100),
  )

  await expect(batch).rejects.toMatchObject({ sourceError: { name: 'TimeoutError' } })
  await untilIdle(database.pool)
  expect((await database.pool.query('SELECT * FROM aborted')).rows).toEqual([])
})

test.runIf(isRealPostgres)(
  'lets go of the locks that an aborted query waited for',
  async ({ sql, database }) => {
    await sql`CREATE TABLE held (id int)`
    await sql`INSERT INTO held VALUES (1)`
    const holder = new pg.Client(database.url)
    await holder.connect()
    await holder.query('BEGIN')
    await holder.query('SELECT * FROM held FOR UPDATE')

    await expect(sql.query('DELETE FROM held', [], after(100))).rejects.toThrow('TimeoutError')
    await vi.waitFor(async () => {
      const { rows } = await database.pool.query('SELECT pid FROM pg_locks WHERE NOT granted')
      expect(rows).toEqual([])
    })
    await holder.query('COMMIT')
    await holder.end()

    expect(await sql`SELECT id FROM held`).toEqual([{ id: 1 }])
  },
)

test('does nothing for a signal that has aborted already', async ({ sql, roundTrips }) => {
  const fetchOptions = { signal: AbortSignal.abort(new Error('too late')) }
  await expect(sql.query('CREATE TABLE never (id int)', [], { fetchOptions })).rejects.toThrow('too late')
  expect(roundTrips()).toBe(0)
  expect(await sql`SELECT to_regclass('never') AS never`).toEqual([{ never: null }])
})

test.runIf(isRealPostgres)(
  'does an aborted batch wholly or not at all, whenever it is aborted',
  async ({ sql, database }) => {
    await sql`CREATE TABLE pairs (batch int)`
    const batches = Array.from({ length: 150 }, (_, i) =>
      sql
        .transaction(
          [sql`INSERT INTO pairs VALUES (${i})`, sql`SELECT 1`, sql`INSERT INTO pairs VALUES (${i})`],
          after(i % 30),
        )
        .catch(() => 'aborted'),
    )
    const outcomes = await Promise.all(batches)
    await untilIdle(database.pool)

    const { rows } = await database.pool.query('SELECT count(*)::int AS n FROM pairs GROUP BY batch')
    expect(outcomes).toContain('aborted')
    expect(rows.filter(({ n }) => n !== 2)).toEqual([])
  },
)

test.runIf(isRealPostgres)('never cancels a later query on the same connection', async ({ sql }) => {
  const rounds = Array.from({ length: 60 }, async (_, i) => {
    const aborted = sql.query('SELECT pg_sleep(0.02)', [], after(15 + (i % 10))).catch(() => 'aborted')
    await aborted
    return sql`SELECT pg_sleep(0.01), ${i}::int AS i`
  })
  const answers = await Promise.all(rounds)
  expect(answers.map(([row]) => row?.i)).toEqual(answers.map((_, i) => i))
})
