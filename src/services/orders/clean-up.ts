import { type Compilable, type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.ts'
import { changing, inPortions, type Pace, type Portion } from '../../db/portions.ts'

/** How long an addition may be sent again under its key, and an empty cart is kept, in days. */
const KEPT_DAYS = 30

/**
 * Forgets the keys of additions to carts, and deletes empty carts, that are older than 30 days. The key of an order stays
 * with it: what was bought is never bought again. May be run at any time, also twice at once.
 */
export const deleteOldCarts = (db: Db, pace?: Pace) =>
  inPortions(
    {
      addition_keys: changing(
        db,
        (some) => sql`delete from cart_additions where (user_id, idempotency_key) in (
          select user_id, idempotency_key from cart_additions
          where created_at < now() - make_interval(days => ${KEPT_DAYS}::integer) order by created_at ${some})`,
      ),
      empty_carts: emptyCarts(db),
    },
    pace,
  )

/**
 * A portion of the empty carts. They are locked before the second statement looks whether they are empty: whoever puts
 * something into one of them has done so by then, or waits until it is gone and makes another.
 */
const emptyCarts =
  (db: Db): Portion =>
  async (rowsAtOnce) => {
    const isEmpty = sql`not exists (select from cart_items where cart_id = carts.id)`
    const [, [deleted]] = await db.batch([
      statement(
        db,
        sql`update carts set created_at = created_at where id in (
          select id from carts where created_at < now() - make_interval(days => ${KEPT_DAYS}::integer)
            and ${isEmpty} limit ${rowsAtOnce}::integer for update skip locked)`,
      ),
      statement(
        db,
        sql<{ count: number }>`with deleted as (
            delete from carts where xmin = pg_current_xact_id()::xid and ${isEmpty} returning 1)
          select count(*)::int as count from deleted`,
      ),
    ])
    return deleted?.count ?? 0
  }

const statement = <Row>(db: Db, written: RawBuilder<Row>): Compilable<Row> => ({
  compile: () => written.compile(db),
})
