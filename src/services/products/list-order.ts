import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Position } from './cursor.ts'
import type { Product, Sort } from './schemas.ts'

/** The orders that the products' own columns make, of which each has an index. */
export type ColumnSort = Exclude<Sort, 'relevance'>

interface Orderable {
  orderBy(expression: Expression<unknown>, direction?: 'asc' | 'desc'): this
}

const id = sql.ref('products.id')

/** Every order ends with the id, so that it is total and pages neither repeat nor miss a product. */
export function ordered<Query extends Orderable>(sort: ColumnSort, query: Query): Query {
  const keys: Record<ColumnSort, () => Query> = {
    newest: () => query.orderBy(sql.ref('products.created_at'), 'desc').orderBy(id, 'desc'),
    price_asc: () => query.orderBy(sql.ref('products.price')).orderBy(id),
    price_desc: () => query.orderBy(sql.ref('products.price'), 'desc').orderBy(id, 'desc'),
    name: () => query.orderBy(sql`lower(products.name)`).orderBy(id),
  }
  return keys[sort]()
}

/** True of the products that follow a position. The time of the one that stands there is looked up, being finer than JSON's. */
export function follows(position: Exclude<Position, { sort: 'relevance' }>): RawBuilder<boolean> {
  const last = sql`${position.id}::integer`
  if (position.sort === 'newest') {
    return sql`(products.created_at, products.id)
      < ((select created_at from products where id = ${last}), ${last})`
  }
  if (position.sort === 'name') {
    return sql`(lower(products.name), products.id) > (lower(${position.name}::text), ${last})`
  }
  const comparison = position.sort === 'price_asc' ? sql`>` : sql`<`
  return sql`(products.price, products.id) ${comparison} (${position.price}::numeric, ${last})`
}

/** Where a product stands in such an order. */
export function positionOf(sort: ColumnSort, { id, price, name }: Product): Position {
  if (sort === 'newest') return { sort, id }
  return sort === 'name' ? { sort, name, id } : { sort, price, id }
}
