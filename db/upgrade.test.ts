import type pg from 'pg'
import { describe, expect, test as base } from 'vitest'
import { openEmptyDatabase } from '../test/database.ts'
import { live } from './history.fixture.ts'
import { MIGRATIONS, schemaOf } from './migrate.fixture.ts'
import { migrateTo, migrateToLatest } from './migrate.ts'
import { everythingIn, type Table, tableOf } from './rows.fixture.ts'

/** A shop that has been there since the first migration and whose owner went as far as one, migration by migration. */
const test = base.extend('shopAt', async ({}, { onCleanup }) => {
  return async (last: string): Promise<pg.Pool> => {
    const { pool, close } = await openEmptyDatabase()
    onCleanup(close)
    for (const migration of MIGRATIONS.slice(0, MIGRATIONS.indexOf(last) + 1)) {
      await migrateTo(pool, migration)
      await live(pool, migration)
    }
    return pool
  }
})

/** Tables into which migrations and triggers put rows of their own. */
const GROWING = new Set(['search_synonyms', 'search_words'])

/** Fails unless all that was there is there still, as it was. */
async function expectKept(pool: pg.Pool, before: ReadonlyMap<string, Table>): Promise<void> {
  for (const [table, { columns, rows }] of before) {
    const after = await tableOf(pool, table, columns)
    const kept = GROWING.has(table) ? after.rows.filter((row) => rows.includes(row)) : after.rows
    expect(kept, `${table} (${columns.join(', ')})`).toEqual(rows)
  }
}

/** Constraints that do not hold for all rows, and indexes that do not have all of them. */
async function unfinishedIn(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select conname as name from pg_constraint where not convalidated
     union all select indexrelid::regclass::text from pg_index where not (indisvalid and indisready)`,
  )
  return rows.map(({ name }) => name)
}

describe('a shop with rows in every table is brought up to date without a loss', () => {
  test.for(MIGRATIONS)('from %s, all at once', async (migration, { shopAt }) => {
    const pool = await shopAt(migration)
    const before = await everythingIn(pool)

    const applied = await migrateToLatest(pool)

    const empty = [...before].filter(([, { rows }]) => rows.length === 0).map(([table]) => table)
    expect(empty, 'tables of which history.fixture.ts has no rows').toEqual([])
    expect(applied).toEqual(MIGRATIONS.slice(MIGRATIONS.indexOf(migration) + 1))
    await expectKept(pool, before)
    expect(await unfinishedIn(pool)).toEqual([])
  })

  test('by one migration after the other', async ({ shopAt }) => {
    const [first = '', ...later] = MIGRATIONS
    const pool = await shopAt(first)
    for (const migration of later) {
      const before = await everythingIn(pool)
      await migrateTo(pool, migration)
      await expectKept(pool, before)
      await live(pool, migration)
    }

    await migrateToLatest(pool)

    expect(await unfinishedIn(pool)).toEqual([])
  })
})

test('a shop that was brought up to date has the same schema as a new one', async ({
  shopAt,
  onTestFinished,
}) => {
  const old = await shopAt(MIGRATIONS[0] ?? '')
  await migrateToLatest(old)
  const { pool: fresh, close } = await openEmptyDatabase()
  onTestFinished(close)
  await migrateToLatest(fresh)

  expect(await schemaOf(old)).toEqual(await schemaOf(fresh))
})
