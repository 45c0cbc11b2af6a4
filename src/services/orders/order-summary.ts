import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { countOfRows, decimalText } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'
import type { Principal } from '../../lib/principal.ts'
import { isUnpaid } from './queries.ts'
import { SUMMARY_DAYS } from './schemas.ts'

const DAYS_BEFORE_TODAY = SUMMARY_DAYS - 1
const firstDay = sql`((now() at time zone 'UTC')::date - ${DAYS_BEFORE_TODAY}::integer)`

/** Orders are read for an admin alone; of anyone else only the role is asked. */
const isAdmin = sql<boolean>`exists (select from caller where role = 'admin')`

const summary = prepared((db, principal: Principal) =>
  db
    .with('caller', activeAccount(principal))
    .with('sold', (query) =>
      query
        .selectFrom('orders')
        .select([
          sql<string>`(orders.created_at at time zone 'UTC')::date`.as('day'),
          countOfRows().as('orders'),
          sql`sum(orders.total_amount)`.as('amount'),
        ])
        .where(isAdmin)
        .where('orders.status', '<>', 'cancelled')
        .where('orders.created_at', '>=', sql<string>`${firstDay}::timestamp at time zone 'UTC'`)
        .groupBy(sql`1`),
    )
    .with('days', (query) =>
      query
        .selectFrom(sql<{ n: number }>`generate_series(0, ${DAYS_BEFORE_TODAY}::integer)`.as('n'))
        .select(sql<string>`${firstDay} + n`.as('day')),
    )
    .with('sales', (query) =>
      query
        .selectFrom('days')
        .leftJoin('sold', 'sold.day', 'days.day')
        .select([
          sql<string>`to_char(days.day, 'YYYY-MM-DD')`.as('date'),
          sql<number>`coalesce(sold.orders, 0)`.as('orders'),
          sql`coalesce(sold.amount, 0.00)`.as('amount'),
        ]),
    )
    .selectNoFrom((eb) => [
      callerRole,
      jsonObjectFrom(
        eb
          .selectFrom('orders')
          .select([
            sql<number>`(count(*) filter (where status = 'pending'))::int`.as('pending'),
            sql<number>`(count(*) filter (where status = 'processing'))::int`.as('processing'),
          ])
          .where(isAdmin)
          .where('orders.status', 'in', ['pending', 'processing']),
      )
        .$notNull()
        .as('waiting'),
      eb
        .selectFrom('orders')
        .select(countOfRows().as('n'))
        .where(isAdmin)
        .where(isUnpaid)
        .$asScalar()
        .$notNull()
        .as('unpaid'),
      jsonArrayFrom(
        eb
          .selectFrom('sales')
          .select(['date', 'orders', decimalText(sql.ref('amount')).as('total_amount')])
          .orderBy('date'),
      ).as('sales'),
      sql<number>`(select sum(orders)::int from sales)`.as('sales_orders'),
      sql<string>`(select sum(amount)::text from sales)`.as('sales_total'),
    ]),
)

/**
 * What an admin looks at first: the orders that wait, those not paid, and the sales of the last 30 days in UTC, today's
 * among them; cancelled orders are no sales.
 */
export async function summarizeOrders(db: Db, { userId, tokenVersion, tokenId }: Principal) {
  const row = await summary(db, { userId, tokenVersion, tokenId }).executeTakeFirstOrThrow()
  const { caller_role: _, ...told } = allowed(row, 'admin')
  return told
}
