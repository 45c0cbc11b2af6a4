import { neonConfig } from '@neondatabase/serverless'
import pg from 'pg'
import { expect, onTestFinished } from 'vitest'
import { connect } from '../src/db/client.ts'
import { isRealPostgres, type TestDatabase } from './database.ts'
import { type Answer, type Shop, type Shopper, test } from './shop.ts'

/**
 * The test function for races, on real PostgreSQL only. Its requests may wait for the database, and for each other,
 * much longer than in production, so that a slow machine fails none of them.
 */
export const raceTest = test
  .extend('db', ({ database, databaseUrl }) =>
    connect({ url: databaseUrl, fetch: database.endpoint.fetch, timeoutMs: 40_000 }))
  .runIf(isRealPostgres)

/** How long a race test may take: for `vi.setConfig`. */
export const RACE_TIMEOUT_MS = 120_000

/** Makes many customers at once, behind the API's back: they are signed in but cannot log in. */
export async function crowd(shop: Shop, size: number): Promise<Shopper[]> {
  const rows = await shop.sql<{ id: number; email: string }>(
    `insert into users (email, password_hash, full_name)
     select gen_random_uuid() || '@example.com', 'none', 'Amina Khan' from generate_series(1, $1)
     returning id, email`,
    [size],
  )
  return Promise.all(
    rows.map(async ({ id, email }) => ({
      id,
      email,
      password: '',
      token: await shop.issueToken({ userId: id, tokenVersion: 0 }),
    })),
  )
}

/** Puts the same lines, in this order, into the carts of all of them, behind the API's back. */
export async function fillCarts(
  shop: Shop,
  shoppers: readonly Shopper[],
  lines: readonly (readonly [product: number, quantity: number])[],
): Promise<void> {
  const ids = shoppers.map(({ id }) => id)
  await shop.sql(
    'insert into carts (user_id) select unnest($1::int[]) on conflict on constraint carts_user_key do nothing',
    [ids],
  )
  for (const [product, quantity] of lines) {
    await shop.sql(
      `insert into cart_items (cart_id, product_id, quantity)
       select id, $2, $3 from carts where user_id = any ($1::int[]) order by id`,
      [ids, product, quantity],
    )
  }
}

/** Runs `make` for 0 to `count - 1`, all at once. */
export const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

/** How many answers had each status. */
export function tally(answers: readonly Answer[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

export interface Hold {
  /** Waits until so many sessions wait for a lock, ours or each other's. */
  waiting: (sessions: number) => Promise<void>
  /** Commits what the hold did, or takes it back, and so lets them all go on. */
  release: (how?: 'commit' | 'rollback') => Promise<void>
}

/**
 * Runs a statement in a transaction that stays open, so that requests can be lined up behind its locks and let loose
 * together: what a race needs in order to happen every time.
 */
export async function hold(database: TestDatabase, statement: string, values: unknown[] = []): Promise<Hold> {
  const holder = new pg.Client(database.url)
  const watcher = new pg.Client(database.url)
  const end = async () => void (await Promise.all([holder.end(), watcher.end()]))
  onTestFinished(end) // after a failure, that is: a second end does nothing
  await Promise.all([holder.connect(), watcher.connect()])
  await holder.query('begin')
  await holder.query(statement, values)

  const countWaiting = async () => {
    const { rows } = await watcher.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows[0]?.waiting ?? 0
  }
  return {
    waiting: (sessions) =>
      expect.poll(countWaiting, { timeout: 30_000, interval: 10 }).toBeGreaterThanOrEqual(sessions),
    release: async (how = 'commit') => {
      await holder.query(how)
      await end()
    },
  }
}

/** Holds a product's row as a sale does. */
export const holdProduct = (database: TestDatabase, product: number) =>
  hold(database, 'select id from products where id = $1 for no key update', [product])

/** Holds the row of a shopper's cart as a checkout does. */
export const holdCart = (database: TestDatabase, { id }: Shopper) =>
  hold(database, 'select id from carts where user_id = $1 for update', [id])

/**
 * Counts, from now to the end of the test, the requests that the database ended because of a deadlock. The services
 * send such a request again, so that its answer does not show it.
 */
export function countDeadlocks(): () => number {
  let deadlocks = 0
  const send: typeof fetch = neonConfig.fetchFunction
  neonConfig.fetchFunction = async (...request: Parameters<typeof fetch>) => {
    const response = await send(...request)
    if (response.status === 400 && (await response.clone().text()).includes('"40P01"')) deadlocks += 1
    return response
  }
  return () => deadlocks
}
