import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { describe, expect, inject, onTestFinished, test as base } from 'vitest'
import { addressOf, asAdmin } from '../test/test-server.ts'
import { migrateTo, migrateToLatest } from './migrate.ts'
import { finishOnline } from './online.ts'

const server = inject('testServer')
const BEFORE_THE_SEARCH = '0007_cart_additions'
const LATEST = '0011_search_matching'
const PRODUCTS = 4_100

/** A shop that was filled before there was a search, in a database of this test's own. */
const test = base
  .extend('old', async ({ skip }, { onCleanup }) => {
    if (server.kind !== 'postgres') return skip('this takes several sessions')
    const name = `${server.prefix}${randomBytes(6).toString('hex')}`
    await asAdmin(server.adminUrl, (admin) => admin.query(`create database ${name}`))
    const pool = new pg.Pool({ connectionString: addressOf(server.adminUrl, name), max: 8 })
    pool.on('error', () => {})
    onCleanup(async () => {
      await asAdmin(server.adminUrl, (admin) => admin.query(`drop database ${name} with (force)`))
      await pool.end()
    })
    await migrateTo(pool, BEFORE_THE_SEARCH)
    await pool.query(`insert into categories (name) values ('Sarees')`)
    await pool.query(`
      insert into products (name, description, price, category_id, created_at, updated_at)
      select 'Gown ' || n, case when n % 2 = 0 then 'Of silk' end, n, case when n % 3 = 0 then 1 end,
        now() - interval '1 day', now() - interval '1 hour'
      from generate_series(1, ${PRODUCTS}) n`)
    return pool
  })
  .runIf(server.kind === 'postgres')

/** The indexes that searches, lists and summaries are read along, and whether they can be. */
async function indexesOf(pool: pg.Pool) {
  const { rows } = await pool.query<{ name: string; valid: boolean }>(
    `select indexrelid::regclass::text as name, indisvalid as valid from pg_index
     where indrelid in ('products'::regclass, 'orders'::regclass)
       and indexrelid::regclass::text ~ '_all_|_search_|_sold_|_unpaid_' order by name`,
  )
  return rows.map(({ name, valid }) => (valid ? name : `${name} (invalid)`))
}

const FINISHED = [
  'orders_sold_idx',
  'orders_unpaid_idx',
  'products_all_name_idx',
  'products_all_newest_idx',
  'products_all_price_idx',
  'products_search_document_idx',
]

const countWhere = async (pool: pg.Pool, condition: string) => {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from products where ${condition}`,
  )
  return rows[0]?.count
}

/** Lets an index that is being built wait, until it is released, for a transaction that wrote to the table. */
async function holdIndexes(pool: pg.Pool) {
  const writer = new pg.Client(pool.options.connectionString)
  const end = () => writer.end()
  onTestFinished(end) // after a failure, that is: a second end does nothing
  await writer.connect()
  await writer.query('begin')
  await writer.query(`insert into products (name, price) values ('Held', 1)`)
  const { rows: us } = await writer.query<{ pid: number }>('select pg_backend_pid() as pid')
  const waitingForUs = async () => {
    const { rows } = await pool.query(
      'select from pg_stat_progress_create_index where current_locker_pid = $1',
      [us[0]?.pid],
    )
    return rows.length
  }
  return {
    waitedFor: () => expect.poll(waitingForUs, { timeout: 20_000 }).toBe(1),
    release: async () => {
      await writer.query('commit')
      await end()
    },
  }
}

describe('a shop that was there before the search', () => {
  test('is filled and indexed by the migrations, and its products are none the newer', async ({ old }) => {
    const { rows: times } = await old.query('select id, created_at, updated_at from products order by id')

    await migrateToLatest(old)

    expect(await indexesOf(old)).toEqual(FINISHED)
    expect(await countWhere(old, 'search_document = search_document_of(products)')).toBe(PRODUCTS)
    expect((await old.query('select id, created_at, updated_at from products order by id')).rows).toEqual(
      times,
    )
    const { rows: words } = await old.query(
      `select word from search_words where word in ('gown', 'silk', '4099', 'sarees') order by word`,
    )
    expect(words.map(({ word }) => word)).toEqual(['4099', 'gown', 'sarees', 'silk'])
  })

  test('is left alone the second time', async ({ old }) => {
    await migrateToLatest(old)
    const products = 'select id, xmin from products order by id'
    const files = `select oid, relfilenode from pg_class where relname ~ '^products' order by oid`
    const before = [(await old.query(products)).rows, (await old.query(files)).rows]

    await finishOnline(old)

    expect([(await old.query(products)).rows, (await old.query(files)).rows]).toEqual(before)
  })

  test('is filled by one of several at once, while the others wait', async ({ old }) => {
    await migrateTo(old, LATEST)

    await Promise.all([finishOnline(old), finishOnline(old), finishOnline(old)])

    expect(await indexesOf(old)).toEqual(FINISHED)
    expect(await countWhere(old, 'search_document = search_document_of(products)')).toBe(PRODUCTS)
    const { rows: locks } = await old.query(`
      select from pg_locks
      where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`)
    expect(locks).toEqual([])
  })
})

describe('while an index is built', () => {
  test('others write, and what they write is found', async ({ old }) => {
    await migrateTo(old, LATEST)
    const held = await holdIndexes(old)
    const finishing = finishOnline(old)
    await held.waitedFor()

    await old.query(`
      set lock_timeout = '5s';
      insert into products (name, price) values ('Written meanwhile', 1);
      update products set name = 'Changed meanwhile' where id = 1;
      update products set stock_quantity = 9 where id = 2;
      reset lock_timeout`)
    const building = await indexesOf(old)
    await held.release()
    await finishing

    expect(building).toContain('products_search_document_idx (invalid)')
    expect(await indexesOf(old)).toEqual(FINISHED)
    const { rows } = await old.query<{ name: string }>(
      `select name from products where search_document @@ 'meanwhile | held'::tsquery order by name`,
    )
    expect(rows.map(({ name }) => name)).toEqual(['Changed meanwhile', 'Held', 'Written meanwhile'])
  })

  test('an interruption leaves what the next run makes anew', async ({ old }) => {
    await migrateTo(old, LATEST)
    const held = await holdIndexes(old)
    const interrupted = finishOnline(old).then(
      () => 'finished',
      (error: { code?: string }) => error.code,
    )
    await held.waitedFor()
    await old.query('select pg_terminate_backend(pid) from pg_stat_progress_create_index')
    const outcome = await interrupted
    const left = await indexesOf(old)
    await held.release()

    await finishOnline(old)

    expect(outcome).toBe('57P01')
    expect(left).toContain('products_search_document_idx (invalid)')
    expect(await indexesOf(old)).toEqual(FINISHED)
    expect(await countWhere(old, 'search_document = search_document_of(products)')).toBe(PRODUCTS + 1)
  })

  test('another who would finish it waits outside, and both come to their ends', async ({ old }) => {
    await migrateTo(old, LATEST)
    const held = await holdIndexes(old)
    const finishing = [finishOnline(old), finishOnline(old)]
    await held.waitedFor()
    await held.release()

    await Promise.all(finishing)

    expect(await indexesOf(old)).toEqual(FINISHED)
  })
})
