import { type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../db/client.ts'
import { productColumns } from './columns.ts'

/** How many products stand for a search that found none. */
const NEAREST = 8

/**
 * The CTE `nearest` for a search whose CTE `found` is empty: the products that answer most of its words, and where none
 * answers any, what the shop would show anyway: the newest of its featured products, or else of all.
 */
export const nearestTo: RawBuilder<unknown> = sql`
  nearest as materialized (
    select nearest.id, nearest.place
    from search_nearest(
      (select near from queries), (select rankings from queries), (select phrase from queries), ${NEAREST}) as nearest
    where not exists (select from found))`

/** The products of such a CTE of ids and places, in its order. */
export const productsIn = (db: Db, places: RawBuilder<unknown>) =>
  jsonArrayFrom(
    db
      .selectFrom('products')
      .innerJoin(sql<{ id: number; place: number }>`${places}`.as('page'), 'page.id', 'products.id')
      .select(productColumns('products'))
      .orderBy('page.place'),
  )
