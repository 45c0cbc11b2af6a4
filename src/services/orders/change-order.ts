import { type QueryCreator, sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { auditNote } from '../../db/audit.ts'
import { activeAccount, allowed, callerRole, type WithCaller } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import type { OrderStatus, PaymentStatus } from '../../db/schema.ts'
import { AppError } from '../../lib/errors.ts'
import { type Caller, type Principal, staleToken } from '../../lib/principal.ts'
import { orderColumns } from './columns.ts'
import { notYourOrder, orderNotFound } from './queries.ts'
import type { UpdateOrder } from './schemas.ts'

/** From which statuses an order may step to each, when an admin moves it along. */
const STATUS_BEFORE: Record<OrderStatus, OrderStatus[]> = {
  pending: [],
  processing: ['pending'],
  completed: ['processing'],
  cancelled: ['pending', 'processing'],
}

const PAYMENT_BEFORE: Record<PaymentStatus, PaymentStatus[]> = {
  pending: [],
  paid: ['pending', 'failed'],
  failed: ['pending'],
}

/** Cancels the caller's own order and puts its stock back, once: 403 for another's, 409 unless it is still pending. */
export async function cancelOrder(db: Db, principal: Caller, id: number) {
  const row = allowed(await stepOrder(db, principal, id, 'owner', { status: 'cancelled' }, ['pending']))
  if (!row.found) throw orderNotFound()
  if (!row.may) throw notYourOrder()
  if (!row.order) throw new AppError('conflict', 'Only a pending order can be cancelled.')
  return row.order
}

/** Moves any order along, for an admin; a cancelled one's stock comes back. Both steps are allowed, or neither is made (409). */
export async function updateOrder(db: Db, admin: Caller, id: number, change: UpdateOrder) {
  const from = change.status ? STATUS_BEFORE[change.status] : []
  const row = allowed(await stepOrder(db, admin, id, 'admin', change, from), 'admin')
  if (!row.found) throw orderNotFound()
  if (!row.order) throw new AppError('conflict', 'The order cannot make that step from where it stands.')
  return row.order
}

/** One HTTP request either way: a step that brings stock back is preceded by the locks of all that it changes. */
async function stepOrder(
  db: Db,
  principal: Caller,
  id: number,
  by: 'owner' | 'admin',
  change: UpdateOrder,
  statusBefore: OrderStatus[],
) {
  const step = stepStatement(db, principal, id, by, change, statusBefore)
  if (change.status !== 'cancelled') return step.executeTakeFirstOrThrow()
  const [, [row]] = await db.batch([lockReturned(db, principal, id, by, statusBefore), step] as const)
  if (!row) throw staleToken()
  return row
}

/** The order where the caller may change it: its owner, or an admin. */
const targetOf = (query: QueryCreator<WithCaller>, id: number, by: 'owner' | 'admin') =>
  query
    .selectFrom('orders')
    .innerJoin('caller', (join) =>
      by === 'admin' ? join.on('caller.role', '=', 'admin') : join.onRef('caller.id', '=', 'orders.user_id'),
    )
    .where('orders.id', '=', id)

/** Locks the order, if it may be cancelled, and its products in id order; why in a statement before, see `lockLines`. */
const lockReturned = (
  db: Db,
  principal: Principal,
  id: number,
  by: 'owner' | 'admin',
  statusBefore: OrderStatus[],
) =>
  targetOf(db.with('caller', activeAccount(principal)), id, by)
    .innerJoin('order_items', 'order_items.order_id', 'orders.id')
    .innerJoin('products', 'products.id', 'order_items.product_id')
    .select('products.id')
    .where('orders.status', 'in', statusBefore)
    .orderBy('products.id')
    .forUpdate(['orders'])
    .forNoKeyUpdate(['products'])

/** Changes the locked order where the step is allowed, then, when it was cancelled, its products in id order. */
const stepStatement = (
  db: Db,
  principal: Caller,
  id: number,
  by: 'owner' | 'admin',
  { status, payment_status }: UpdateOrder,
  statusBefore: OrderStatus[],
) =>
  db
    .with('caller', activeAccount(principal))
    .with('target', (query) =>
      targetOf(query, id, by)
        .select(['orders.id', 'orders.status', 'orders.payment_status'])
        .forUpdate(['orders']),
    )
    .with('changed', (query) =>
      query
        .updateTable('orders')
        .from('target')
        .set((eb) => ({
          status: status ?? eb.ref('orders.status'),
          payment_status: payment_status ?? eb.ref('orders.payment_status'),
        }))
        .whereRef('orders.id', '=', 'target.id')
        .where((eb) =>
          eb.and([
            ...(status ? [sql<boolean>`target.status = any(${statusBefore}::text[])`] : []),
            ...(payment_status
              ? [sql<boolean>`target.payment_status = any(${PAYMENT_BEFORE[payment_status]}::text[])`]
              : []),
          ]),
        )
        .returningAll('orders'),
    )
    .with(
      (cte) => cte('returned').materialized(),
      (query) =>
        query
          .selectFrom('changed')
          .innerJoin('order_items', 'order_items.order_id', 'changed.id')
          .innerJoin('products', 'products.id', 'order_items.product_id')
          .select(['order_items.product_id', 'order_items.quantity'])
          .where((eb) => eb.val(status === 'cancelled'))
          .orderBy('order_items.product_id')
          .forNoKeyUpdate(['products']),
    )
    .with('restocked', (query) =>
      query
        .updateTable('products')
        .from('returned')
        .set((eb) => ({ stock_quantity: eb('products.stock_quantity', '+', eb.ref('returned.quantity')) }))
        .whereRef('products.id', '=', 'returned.product_id')
        .returning('products.id'),
    )
    .with('noted', () =>
      auditNote(
        {
          event: 'order_changed',
          actorId: principal.userId,
          subject: 'order',
          requestId: principal.requestId,
        },
        sql`(select changed.id, jsonb_build_object('status', array[target.status, changed.status],
            'payment_status', array[target.payment_status, changed.payment_status]) as details
          from changed join target on target.id = changed.id where ${by === 'admin'}::boolean)`,
      ),
    )
    .selectNoFrom((eb) => [
      callerRole,
      eb.exists(eb.selectFrom('orders').select('orders.id').where('orders.id', '=', id)).as('found'),
      eb.exists(eb.selectFrom('target').select('target.id')).as('may'),
      jsonObjectFrom(eb.selectFrom('changed').select(orderColumns('changed'))).as('order'),
    ])
