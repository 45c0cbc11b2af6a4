import { sql } from 'kysely'
import { decimalText, isoTime } from '../../db/expressions.ts'
import type { Category } from './schemas.ts'

/** The columns of an answered Product, from the table or from a CTE that holds its rows. */
export function productColumns(table: 'products' | 'written') {
  const ref = (column: string) => sql.ref(`${table}.${column}`)
  const plain = <T>(column: string) => sql<T>`${ref(column)}`
  return [
    plain<number>('id').as('id'),
    plain<string>('name').as('name'),
    plain<string | null>('description').as('description'),
    decimalText(ref('price')).as('price'),
    plain<number | null>('category_id').as('category_id'),
    sql<Category | null>`(
      select json_build_object('id', c.id, 'name', c.name, 'description', c.description, 'image_url', c.image_url)
      from categories as c where c.id = ${ref('category_id')})`.as('category'),
    plain<string | null>('image_url').as('image_url'),
    plain<number>('stock_quantity').as('stock_quantity'),
    plain<boolean>('is_active').as('is_active'),
    plain<boolean>('featured').as('featured'),
    isoTime(ref('created_at')).as('created_at'),
    isoTime(ref('updated_at')).as('updated_at'),
  ] as const
}

/** The columns of an answered Category. */
export const categoryColumns = ['id', 'name', 'description', 'image_url'] as const
