import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Principal } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { containing, countOfRows } from '../../db/expressions.ts'
import type { Database } from '../../db/schema.ts'
import { productColumns } from './columns.ts'
import type { ListProducts, Sort } from './schemas.ts'

/** With a search, matches are counted up to here: the count of a common word would cost more than the page. */
const COUNTED = 1000

type Products = ExpressionBuilder<Database, 'products'>

/** The filtered, ordered page of the public catalogue and how many products match, in one statement. */
export async function listProducts(db: Db, filters: ListProducts) {
  return pageOf(
    filters,
    await db.selectNoFrom((eb) => pageAndTotal(eb, filters, false)).executeTakeFirstOrThrow(),
  )
}

/** As `listProducts`, inactive products too, for an admin; others get 401 or 403. */
export async function listAllProducts(db: Db, admin: Principal, filters: ListProducts) {
  const row = await db
    .with('caller', activeAccount(admin))
    .selectNoFrom((eb) => [callerRole, ...pageAndTotal(eb, filters, true)])
    .executeTakeFirstOrThrow()
  return pageOf(filters, allowed(row, 'admin'))
}

function pageAndTotal(eb: ExpressionBuilder<Database, never>, filters: ListProducts, inactiveToo: boolean) {
  const matching = () => eb.selectFrom('products').where((product) => matches(product, filters, inactiveToo))
  const counted = matching().select(sql`1`.as('one'))
  return [
    jsonArrayFrom(
      ordered(filters, matching().select(productColumns('products')))
        .limit(filters.limit)
        .offset(filters.skip),
    ).as('products'),
    eb
      .selectFrom((filters.search ? counted.limit(COUNTED + 1) : counted).as('matching'))
      .select(countOfRows().as('total'))
      .as('total'),
  ] as const
}

interface Found<Product> {
  products: Product[]
  total: number | null
}

function pageOf<Product>({ search, skip, limit }: ListProducts, { products, total }: Found<Product>) {
  const found = total ?? 0
  return search && found > COUNTED
    ? { products, total: COUNTED, skip, limit, total_capped: true as const }
    : { products, total: found, skip, limit }
}

function matches(eb: Products, filters: ListProducts, inactiveToo: boolean): Expression<SqlBool> {
  const { category_id, featured, min_price, max_price, in_stock, search } = filters
  return eb.and([
    ...(inactiveToo ? [] : [eb('products.is_active', '=', true)]),
    ...(category_id === undefined ? [] : [eb('products.category_id', '=', category_id)]),
    ...(featured === undefined ? [] : [eb('products.featured', '=', featured)]),
    ...(min_price === undefined ? [] : [eb('products.price', '>=', min_price)]),
    ...(max_price === undefined ? [] : [eb('products.price', '<=', max_price)]),
    ...(in_stock === undefined ? [] : [eb('products.stock_quantity', in_stock ? '>' : '=', 0)]),
    ...wordsOf(search).map((word) => eb(searchedText, 'ilike', containing(word))),
  ])
}

/** Word for word the expression that `products_search_idx` indexes. */
const searchedText = sql<string>`(products.name || ' ' || coalesce(products.description, ''))`

const wordsOf = (search = ''): string[] => [...new Set(search.split(/\s+/).filter((word) => word !== ''))]

interface Orderable {
  orderBy(expression: Expression<unknown>, direction?: 'asc' | 'desc'): this
}

/** Every order ends with the id, so that it is total and pages neither repeat nor miss a product. */
function ordered<Query extends Orderable>(
  { search, sort = search ? 'relevance' : 'newest' }: ListProducts,
  query: Query,
): Query {
  const keys: Record<Sort, () => Query> = {
    newest: () => query.orderBy(sql.ref('products.created_at'), 'desc').orderBy(id, 'desc'),
    price_asc: () => query.orderBy(sql.ref('products.price')).orderBy(id),
    price_desc: () => query.orderBy(sql.ref('products.price'), 'desc').orderBy(id, 'desc'),
    name: () => query.orderBy(sql`lower(products.name)`).orderBy(id),
    relevance: () => (search ? byRelevance(query, search) : keys.newest()),
  }
  return keys[sort]()
}

const id = sql.ref('products.id')

const inName = (text: string) => sql`(products.name ilike ${containing(text)})::int`

/** Names that hold the whole phrase first, then those that hold more of its words, then the more alike. */
const byRelevance = <Query extends Orderable>(query: Query, search: string): Query => {
  return query
    .orderBy(inName(search), 'desc')
    .orderBy(sql`${sql.join(wordsOf(search).map(inName), sql` + `)}`, 'desc')
    .orderBy(sql`similarity(products.name, ${search})`, 'desc')
    .orderBy(id, 'desc')
}
