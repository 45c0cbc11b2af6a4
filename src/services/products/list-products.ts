import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Principal } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { countOfRows } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/schema.ts'
import { productColumns } from './columns.ts'
import { cursorAt } from './cursor.ts'
import { type ColumnSort, follows, ordered, positionOf } from './list-order.ts'
import type { ListProducts, Product } from './schemas.ts'
import { searchProducts } from './search-products.ts'
import { readSearch } from './search-words.ts'

type Products = ExpressionBuilder<Database, 'products'>

/** The filtered, ordered page of the public catalogue and how many products match, in one statement. */
export const listProducts = (db: Db, filters: ListProducts) => listOrSearch(db, filters)

/** As `listProducts`, inactive products too, for an admin; others get 401 or 403. */
export const listAllProducts = (db: Db, admin: Principal, filters: ListProducts) =>
  listOrSearch(db, filters, admin)

async function listOrSearch(db: Db, filters: ListProducts, admin?: Principal) {
  const words = readSearch(filters.search)
  if (words.words.length > 0) return searchProducts(db, { ...filters, ...words }, admin)
  const { sort = 'newest' } = filters
  const order = sort === 'relevance' ? 'newest' : sort
  const page: Page = { ...filters, order, take: filters.limit + 1 }
  if (!admin) {
    const query = filters.next ? pageAfter(db, page) : firstPages(db, page)
    return pageOf(await query.executeTakeFirstOrThrow(), filters, order)
  }
  const query = db
    .with('caller', activeAccount(admin))
    .selectNoFrom((eb) => [callerRole, ...pageAndTotal(eb, page, true)])
  return pageOf(allowed(await query.executeTakeFirstOrThrow(), 'admin'), filters, order)
}

interface Page extends ListProducts {
  order: ColumnSort
  /** One product more than the page has, which tells whether another follows. */
  take: number
}

const firstPages = prepared((db, page: Page) => db.selectNoFrom((eb) => pageAndTotal(eb, page, false)), {
  decidedBy: ['order', 'in_stock'],
})

const pageAfter = (db: Db, page: Page) => db.selectNoFrom((eb) => pageAndTotal(eb, page, false))

/** What a page skips is skipped as ids, which the orders' indexes have, before any product is read. */
function pageAndTotal(eb: ExpressionBuilder<Database, never>, page: Page, inactiveToo: boolean) {
  const { next, order, take, skip } = page
  const matching = () => eb.selectFrom('products').where((product) => matches(product, page, inactiveToo))
  const ids = matching().select('products.id')
  const rest = next && next.sort !== 'relevance' ? ids.where(follows(next)) : ids
  return [
    jsonArrayFrom(
      ordered(
        order,
        eb
          .selectFrom('products')
          .innerJoin(ordered(order, rest).limit(take).offset(skip).as('page'), 'page.id', 'products.id')
          .select(productColumns('products')),
      ),
    ).as('products'),
    eb
      .selectFrom(
        matching()
          .select(sql`1`.as('one'))
          .as('matching'),
      )
      .select(countOfRows().as('total'))
      .as('total'),
  ] as const
}

function pageOf(
  { products, total }: { products: Product[]; total: number | null },
  { skip, limit }: ListProducts,
  sort: ColumnSort,
) {
  const page = products.slice(0, limit)
  const last = page.at(-1)
  return {
    products: page,
    total: total ?? 0,
    skip,
    limit,
    ...(last && products.length > limit && { next: cursorAt(positionOf(sort, last)) }),
  }
}

function matches(eb: Products, filters: ListProducts, inactiveToo: boolean): Expression<SqlBool> {
  const { category_id, featured, min_price, max_price, in_stock } = filters
  return eb.and([
    ...(inactiveToo ? [] : [eb('products.is_active', '=', true)]),
    ...(category_id === undefined ? [] : [eb('products.category_id', '=', category_id)]),
    ...(featured === undefined ? [] : [eb('products.featured', '=', featured)]),
    ...(min_price === undefined ? [] : [eb('products.price', '>=', min_price)]),
    ...(max_price === undefined ? [] : [eb('products.price', '<=', max_price)]),
    ...(in_stock === undefined ? [] : [eb('products.stock_quantity', in_stock ? '>' : '=', 0)]),
  ])
}
