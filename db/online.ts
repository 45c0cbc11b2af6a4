import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** Indexes on tables that a live shop writes, with what follows `create index concurrently <name> on`. */
const INDEXES: Readonly<Record<string, string>> = {
  products_search_document_idx:
    'products using gin (search_index(search_document, id)) with (fastupdate = off)',
  products_all_newest_idx: 'products (created_at desc, id desc)',
  products_all_price_idx: 'products (price, id)',
  products_all_name_idx: 'products (lower(name), id)',
  orders_sold_idx: "orders (created_at) include (total_amount) where status <> 'cancelled'",
  orders_unpaid_idx: "orders (id) where status <> 'cancelled' and payment_status <> 'paid'",
}

/** Their names: a database in which one is missing was not finished. */
export const ONLINE_INDEXES: readonly string[] = Object.keys(INDEXES)

/** Indexes that newer ones have taken the place of. */
const REPLACED = ['products_search_idx']

const ROWS_AT_ONCE = 2_000

/** An arbitrary number that all who finish one database agree on. */
const FINISHING_LOCK = 7_215_002

const ASK_AGAIN_MS = 250

/**
 * Brings up to date what must not hold a lock while a live shop sells: fills new columns a few rows at a time and makes
 * indexes `concurrently`, which no transaction may do. It follows the migrations, and does nothing where all is done;
 * what an interrupted run left half-made is made anew. Of several callers at once one works and the others wait.
 */
export async function finishOnline(pool: pg.Pool): Promise<void> {
  const session = await pool.connect()
  try {
    await takeTurn(session)
    const standing = await standingIndexes(session)
    if (!standing.has('products_search_document_idx')) await fillSearchDocuments(session)
    for (const [name, definition] of Object.entries(INDEXES)) {
      if (standing.has(name)) continue
      await session.query(`drop index concurrently if exists ${name}`)
      await session.query(`create index concurrently ${name} on ${definition}`)
    }
    for (const name of REPLACED) await session.query(`drop index concurrently if exists ${name}`)
    await session.query('select pg_advisory_unlock($1)', [FINISHING_LOCK])
    session.release()
  } catch (error) {
    session.release(true)
    throw error
  }
}

/** Asks again and again: a session that waits inside a statement is one that `create index concurrently` waits for. */
async function takeTurn(session: pg.PoolClient): Promise<void> {
  for (;;) {
    const { rows } = await session.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      FINISHING_LOCK,
    ])
    if (rows[0]?.taken) return
    await sleep(ASK_AGAIN_MS)
  }
}

async function standingIndexes(session: pg.PoolClient): Promise<Set<string>> {
  const { rows } = await session.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index
     where indisvalid and indrelid in ('products'::regclass, 'orders'::regclass)`,
  )
  return new Set(rows.map(({ name }) => name))
}

/**
 * The trigger writes the document of whatever row is touched; products that were there before it are touched here. A
 * batch adds the words of many products, and may meet a writer that adds the same in another order: it is done again.
 */
async function fillSearchDocuments(session: pg.PoolClient): Promise<void> {
  let last = 0
  for (;;) {
    const reached = await fillAfter(session, last).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === DEADLOCK) return last
      throw error
    })
    if (reached === null) return
    last = reached
  }
}

const DEADLOCK = '40P01'

async function fillAfter(session: pg.PoolClient, last: number): Promise<number | null> {
  const { rows } = await session.query<{ last: number | null }>(
    `with touched as (
       update products set search_document = null
       where id in (
         select id from products where id > $1 and search_document is null order by id limit $2 for no key update)
       returning id)
     select max(id)::int as last from touched`,
    [last, ROWS_AT_ONCE],
  )
  return rows[0]?.last ?? null
}
