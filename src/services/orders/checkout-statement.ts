import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { activeAccount, callerRole } from '../../db/access.ts'
import { decimalText, typed } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'
import { MAX_TOTAL } from '../../lib/money.ts'
import type { Principal } from '../../lib/principal.ts'
import { orderColumns } from './columns.ts'
import type { Checkout } from './schemas.ts'

interface CheckoutValues extends Principal, Checkout {
  key: string | undefined
  fingerprint: string
}

/**
 * The checkout itself, after the locks of the cart and its lines (`locks.ts`), whose newest versions it sees: looks for
 * an order under this key, and else bills the lines, writes order and lines, takes the stock and empties the cart, or
 * tells why not.
 */
export const checkoutStatement = prepared((db, values: CheckoutValues) => {
  const { shipping_address, expected_total, key, fingerprint } = values
  return db
    .with('caller', activeAccount(values))
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
})
