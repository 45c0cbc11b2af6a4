import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Principal } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { countOfRows } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'
import { AppError } from '../../lib/errors.ts'
import { orderColumns } from './columns.ts'
import type { ListOrders } from './schemas.ts'

export const orderNotFound = () => new AppError('not_found', 'Order not found')
export const notYourOrder = () => new AppError('forbidden', 'This order is not yours.')

/** An order that is neither cancelled nor paid. */
export const isUnpaid = sql<boolean>`(orders.status <> 'cancelled' and orders.payment_status <> 'paid')`

const pageOfOrders = prepared(
  (db, { status, scope, unpaid, skip, limit, ...principal }: ListOrders & Principal) =>
    db.with('caller', activeAccount(principal)).selectNoFrom((eb) => {
      const matching = eb
        .selectFrom('orders')
        .where((order) =>
          order.and([
            scope === 'all'
              ? order.exists(
                  order.selectFrom('caller').select('caller.id').where('caller.role', '=', 'admin'),
                )
              : order('orders.user_id', '=', principal.userId),
            ...(status === undefined ? [] : [order('orders.status', '=', status)]),
            ...(unpaid === undefined ? [] : [unpaid ? isUnpaid : order.not(isUnpaid)]),
          ]),
        )
      const page = matching
        .select(orderColumns('orders'))
        .orderBy('orders.id', 'desc')
        .limit(limit)
        .offset(skip)
      return [
        callerRole,
        jsonArrayFrom(page).as('orders'),
        matching.select(countOfRows().as('total')).as('total'),
      ]
    }),
  { decidedBy: ['scope', 'unpaid'] },
)

/** A page of the caller's orders, newest first, or with `scope: 'all'` of everyone's, for an admin only. */
export async function listOrders(db: Db, principal: Principal, query: ListOrders) {
  const row = await pageOfOrders(db, { ...principal, ...query }).executeTakeFirstOrThrow()
  const { orders, total } = allowed(row, query.scope === 'all' ? 'admin' : undefined)
  return { orders, total: total ?? 0 }
}

const orderForReader = prepared((db, { id, ...principal }: Principal & { id: number }) =>
  db.with('caller', activeAccount(principal)).selectNoFrom((eb) => [
    callerRole,
    eb.exists(eb.selectFrom('orders').select('orders.id').where('orders.id', '=', id)).as('found'),
    jsonObjectFrom(
      eb
        .selectFrom('orders')
        .innerJoin('caller', (join) =>
          join.on((on) =>
            on.or([on('caller.role', '=', 'admin'), on('caller.id', '=', on.ref('orders.user_id'))]),
          ),
        )
        .select(orderColumns('orders'))
        .where('orders.id', '=', id),
    ).as('order'),
  ]),
)

/** One order for its owner or an admin: 403 for others, 404 where there is none. */
export async function findOrder(db: Db, principal: Principal, id: number) {
  const { found, order } = allowed(await orderForReader(db, { ...principal, id }).executeTakeFirstOrThrow())
  if (!found) throw orderNotFound()
  if (!order) throw notYourOrder()
  return order
}
