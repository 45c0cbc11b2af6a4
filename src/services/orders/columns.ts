import { sql } from 'kysely'
import { decimalText, isoTime } from '../../db/expressions.ts'
import type { OrderStatus, PaymentStatus } from '../../db/schema.ts'
import type { OrderItem } from './schemas.ts'

/**
 * The columns of an answered Order, from the table or from a CTE that holds its rows. The lines come from the table,
 * or from the CTE that inserted them in the same statement, which cannot see them in the table yet.
 */
export function orderColumns(
  table: 'orders' | 'placed' | 'changed',
  items: 'order_items' | 'bought' = 'order_items',
) {
  const ref = (column: string) => sql.ref(`${table}.${column}`)
  const plain = <T>(column: string) => sql<T>`${ref(column)}`
  return [
    plain<number>('id').as('id'),
    plain<number>('user_id').as('user_id'),
    plain<OrderStatus>('status').as('status'),
    plain<PaymentStatus>('payment_status').as('payment_status'),
    decimalText(ref('total_amount')).as('total_amount'),
    plain<string>('shipping_address').as('shipping_address'),
    sql<OrderItem[]>`(
      select coalesce(json_agg(json_build_object(
        'id', i.id, 'product_id', i.product_id, 'product_name', i.product_name,
        'quantity', i.quantity, 'price', i.price::text) order by i.id), '[]')
      from ${sql.table(items)} as i where i.order_id = ${ref('id')})`.as('items'),
    isoTime(ref('created_at')).as('created_at'),
    isoTime(ref('updated_at')).as('updated_at'),
  ] as const
}
