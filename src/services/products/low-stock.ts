import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { prepared } from '../../db/prepared.ts'
import type { Principal } from '../../lib/principal.ts'
import { productColumns } from './columns.ts'
import type { ListLowStock } from './schemas.ts'

/**
 * All products are read for this, once: an index on the stock would have each sale write every index of the products
 * it sells, the search's too, which takes several times as long as the sale of a piece does without one.
 */
const lowStock = prepared((db, { below, limit, ...principal }: ListLowStock & Principal) =>
  db
    .with('caller', activeAccount(principal))
    .with('low', (query) =>
      query
        .selectFrom('products')
        .select(['products.id', sql<number>`(count(*) over ())::int`.as('total')])
        .where('products.is_active', '=', true)
        .where('products.stock_quantity', '<', below)
        .where(sql<boolean>`exists (select from caller where role = 'admin')`)
        .orderBy('products.stock_quantity')
        .orderBy('products.id')
        .limit(limit),
    )
    .selectNoFrom((eb) => [
      callerRole,
      jsonArrayFrom(
        eb
          .selectFrom('low')
          .innerJoin('products', 'products.id', 'low.id')
          .select(productColumns('products'))
          .orderBy('products.stock_quantity')
          .orderBy('products.id'),
      ).as('products'),
      sql<number>`coalesce((select total from low limit 1), 0)`.as('total'),
    ]),
)

/** For an admin, the active products of which fewer than `below` are left, the emptiest first, and how many there are. */
export async function listLowStock(
  db: Db,
  { userId, tokenVersion, tokenId }: Principal,
  { below, limit }: ListLowStock,
) {
  const row = await lowStock(db, { userId, tokenVersion, tokenId, below, limit }).executeTakeFirstOrThrow()
  const { products, total } = allowed(row, 'admin')
  return { products, total }
}
