import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import { type Principal, staleToken } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { decimalText, typed } from '../../db/expressions.ts'
import { AppError, invalid } from '../../lib/errors.ts'
import { hundredths, MAX_TOTAL } from '../../lib/money.ts'
import { orderColumns } from './columns.ts'
import type { Checkout } from './schemas.ts'

/**
 * Turns the caller's cart into an order: order and lines written, stock taken and cart emptied together, or nothing.
 * With a key, the same request again gives that order as it is now and buys nothing twice.
 *
 * Refuses with 400 an empty cart, or one worth more than an order can hold; 409 with `lines` where stock is short or
 * a product inactive; 409 with `total_amount` where the total is not the expected one; 422 where the key was used
 * for another request. A refusal leaves cart, stock and key as they were.
 */
export async function placeOrder(db: Db, principal: Principal, checkout: Checkout, key: string | undefined) {
  const lockCart = db.selectFrom('carts').select('id').where('user_id', '=', principal.userId).forUpdate()
  const fingerprint = fingerprintOf(checkout)
  const [, [row]] = await db.batch(
    [lockCart, checkoutStatement(db, principal, checkout, key, fingerprint)] as const,
    {
      repeatable: key !== undefined,
    },
  )
  if (!row) throw staleToken()
  const { replayed_fingerprint, order, short, line_count, total_amount, too_large } = allowed(row)
  if (replayed_fingerprint !== null && replayed_fingerprint !== fingerprint) {
    throw invalid([{ path: 'idempotency-key', message: 'Was used for another checkout.' }])
  }
  if (order) return order
  if (short.length > 0) {
    throw new AppError('conflict', 'Some lines cannot be delivered in that quantity.', {
      members: { lines: short },
    })
  }
  if (!line_count) throw new AppError('rule', 'Cart is empty')
  if (too_large) throw new AppError('rule', `An order holds at most ${MAX_TOTAL}.`)
  throw new AppError('conflict', 'The total of the cart is not the expected one.', {
    members: { total_amount },
  })
}

/** Tells a repeated checkout from another one under the same key; how an amount is written does not matter. */
function fingerprintOf({ shipping_address, expected_total }: Checkout): string {
  const total = expected_total === undefined ? null : String(hundredths(expected_total))
  return createHash('sha256')
    .update(JSON.stringify([shipping_address, total]))
    .digest('hex')
}

/**
 * The checkout after the cart's lock: waiting for a lock does not refresh a statement's snapshot, so the lock is a
 * statement of its own, and the lines to sell are locked here, products in id order as everywhere.
 */
const checkoutStatement = (
  db: Db,
  principal: Principal,
  { shipping_address, expected_total }: Checkout,
  key: string | undefined,
  fingerprint: string,
) =>
  db
    .with('caller', activeAccount(principal))
    .with('prior', (query) =>
      query
        .selectFrom('orders')
        .innerJoin('caller', 'caller.id', 'orders.user_id')
        .selectAll('orders')
        .where('orders.idempotency_key', '=', typed(key ?? null, 'text')),
    )
    .with(
      (cte) => cte('cart').materialized(),
      (query) =>
        query
          .selectFrom('carts')
          .innerJoin('caller', 'caller.id', 'carts.user_id')
          .select('carts.id')
          .where((eb) => eb.not(eb.exists(eb.selectFrom('prior').select('prior.id'))))
          .forUpdate(['carts']),
    )
    .with(
      (cte) => cte('lines').materialized(),
      (query) =>
        query
          .selectFrom('cart')
          .innerJoin('cart_items', 'cart_items.cart_id', 'cart.id')
          .innerJoin('products', 'products.id', 'cart_items.product_id')
          .select([
            'cart_items.id as cart_item_id',
            'cart_items.product_id',
            'cart_items.quantity',
            'products.name',
            'products.price',
            'products.stock_quantity',
            'products.is_active',
          ])
          .orderBy('cart_items.product_id')
          .forUpdate(['cart_items'])
          .forNoKeyUpdate(['products']),
    )
    .with('short', (query) =>
      query
        .selectFrom('lines')
        .select([
          'lines.product_id',
          'lines.name as product_name',
          'lines.quantity as requested',
          sql<number>`case when lines.is_active then lines.stock_quantity else 0 end`.as('in_stock'),
        ])
        .where((eb) =>
          eb.or([
            eb('lines.is_active', '=', false),
            eb('lines.stock_quantity', '<', eb.ref('lines.quantity')),
          ]),
        ),
    )
    .with('bill', (query) =>
      query
        .selectFrom('lines')
        .select([
          sql<number>`count(*)::int`.as('line_count'),
          sql<string>`coalesce(sum(lines.price * lines.quantity), 0.00)`.as('total_amount'),
        ]),
    )
    .with('ordered', (query) =>
      query
        .insertInto('orders')
        .columns(['user_id', 'total_amount', 'shipping_address', 'idempotency_key', 'request_fingerprint'])
        .expression((eb) =>
          eb
            .selectFrom('bill')
            .crossJoin('caller')
            .select([
              'caller.id',
              'bill.total_amount',
              typed(shipping_address, 'text').as('shipping_address'),
              typed(key ?? null, 'text').as('idempotency_key'),
              typed(key === undefined ? null : fingerprint, 'text').as('request_fingerprint'),
            ])
            .where('bill.line_count', '>', 0)
            .where((bill) => bill.not(bill.exists(bill.selectFrom('short').select('short.product_id'))))
            .where('bill.total_amount', '<=', typed(MAX_TOTAL, 'numeric'))
            .where(
              'bill.total_amount',
              '=',
              sql<string>`coalesce(${typed(expected_total ?? null, 'numeric')}, bill.total_amount)`,
            ),
        )
        .onConflict((conflict) => conflict.constraint('orders_user_key').doNothing())
        .returningAll(),
    )
    .with('bought', (query) =>
      query
        .insertInto('order_items')
        .columns(['order_id', 'product_id', 'product_name', 'quantity', 'price'])
        .expression((eb) =>
          eb
            .selectFrom('ordered')
            .crossJoin('lines')
            .select(['ordered.id', 'lines.product_id', 'lines.name', 'lines.quantity', 'lines.price'])
            .orderBy('lines.product_id'),
        )
        .returningAll(),
    )
    .with('taken', (query) =>
      query
        .updateTable('products')
        .from('lines')
        .from('ordered')
        .set((eb) => ({ stock_quantity: eb('products.stock_quantity', '-', eb.ref('lines.quantity')) }))
        .whereRef('products.id', '=', 'lines.product_id')
        .returning('products.id'),
    )
    .with('cleared', (query) =>
      query
        .deleteFrom('cart_items')
        .using('lines')
        .using('ordered')
        .whereRef('cart_items.id', '=', 'lines.cart_item_id')
        .returning('cart_items.id'),
    )
    .selectNoFrom((eb) => [
      callerRole,
      eb.selectFrom('prior').select('prior.request_fingerprint').as('replayed_fingerprint'),
      eb.fn
        .coalesce(
          jsonObjectFrom(eb.selectFrom('ordered as placed').select(orderColumns('placed', 'bought'))),
          jsonObjectFrom(eb.selectFrom('prior as placed').select(orderColumns('placed'))),
        )
        .as('order'),
      jsonArrayFrom(eb.selectFrom('short').selectAll('short').orderBy('short.product_id')).as('short'),
      eb.selectFrom('bill').select('bill.line_count').as('line_count'),
      eb
        .selectFrom('bill')
        .select((bill) => decimalText(bill.ref('bill.total_amount')).as('total_amount'))
        .as('total_amount'),
      eb
        .selectFrom('bill')
        .select((bill) => bill('bill.total_amount', '>', typed(MAX_TOTAL, 'numeric')).as('too_large'))
        .as('too_large'),
    ])
