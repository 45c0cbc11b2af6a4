import { sql } from 'kysely'
import type { Db } from '../../db/client.ts'
import { countOfRows, decimalText } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'
import { productColumns } from './columns.ts'
import { listProducts } from './list-products.ts'
import type { Product, Sort } from './schemas.ts'

interface CatalogueSearch {
  /** Words as customers write them, of which the first 200 characters count; without any, all that passes the filters. */
  query?: string | undefined
  /** A category's name, whatever its case, in the singular or the plural. */
  category?: string | undefined
  /** Decimal text, not above `max_price`. */
  min_price?: string | undefined
  max_price?: string | undefined
  in_stock_only?: boolean | undefined
  sort?: Exclude<Sort, 'name'> | undefined
  /** From 1 to 100. */
  limit: number
}

/** In characters, as of a search through the API. */
const LONGEST_QUERY = 200
/** The most products that are read by their ids. */
const MOST_BY_ID = 100
const INT32_MAX = 2_147_483_647

/** The catalogue as other services may read it: what is on sale, and nothing else. Prices are decimal text. */
export const catalogueOf = (db: Db) => ({
  /** The categories by name, each with how many products are on sale in it and between which prices. */
  listCategories: () => summaries(db, {}).execute(),

  /**
   * The page of products on sale that a search finds, as `GET /api/products` would, with the nearest where it finds
   * none; undefined where no category has that name. A search within a category asks the database twice.
   */
  async search({ query, category, in_stock_only, ...search }: CatalogueSearch) {
    const within = category === undefined ? undefined : await findCategoryByName(db, category)
    if (category !== undefined && !within) return undefined
    const page = await listProducts(db, {
      ...search,
      search: query && Array.from(query).slice(0, LONGEST_QUERY).join(''),
      category_id: within?.id,
      in_stock: in_stock_only ? true : undefined,
      skip: 0,
    })
    const nearest: Product[] = 'did_you_mean' in page ? page.did_you_mean : []
    return { products: page.products, total: page.total, nearest }
  },

  /** Those of the products that are on sale, as they are now, in the order of the ids: of at most the first 100. */
  async listProducts(ids: readonly number[]): Promise<Product[]> {
    const possible = ids.filter((id) => Number.isInteger(id) && id >= 1 && id <= INT32_MAX)
    const wanted = [...new Set(possible)].slice(0, MOST_BY_ID)
    return wanted.length === 0 ? [] : productsById(db, { ids: wanted }).execute()
  },
})

const summaries = prepared((db) =>
  db
    .selectFrom('categories')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('products')
          .select((product) => [
            'products.category_id',
            countOfRows().as('products'),
            decimalText(product.fn.min('products.price')).as('lowest_price'),
            decimalText(product.fn.max('products.price')).as('highest_price'),
          ])
          .where('products.is_active', '=', true)
          .groupBy('products.category_id')
          .as('on_sale'),
      (join) => join.onRef('on_sale.category_id', '=', 'categories.id'),
    )
    .select([
      'categories.id',
      'categories.name',
      sql<number>`coalesce(on_sale.products, 0)`.as('products'),
      'on_sale.lowest_price',
      'on_sale.highest_price',
    ])
    .orderBy(sql`lower(categories.name)`)
    .orderBy('categories.id'),
)

/** The words of a name as a search compares them, so that "dress" is "Dresses". */
const stemsOf = (name: unknown) => sql<string[]>`
  array(select search_stem(word) from unnest(string_to_array(search_text(${name}), ' ')) as word where word <> '')`

const categoriesByName = prepared((db, { name }: { name: string }) =>
  db
    .selectFrom('categories')
    .select('categories.id')
    .where((eb) =>
      eb.or([
        sql<boolean>`lower(categories.name) = lower(${name}::text)`,
        eb.and([
          sql<boolean>`${stemsOf(sql`${name}::text`)} <> '{}'`,
          sql<boolean>`${stemsOf(sql.ref('categories.name'))} = ${stemsOf(sql`${name}::text`)}`,
        ]),
      ]),
    )
    .orderBy(sql`lower(categories.name) = lower(${name}::text)`, 'desc')
    .orderBy('categories.id')
    .limit(1),
)

const findCategoryByName = (db: Db, name: string) =>
  categoriesByName(db, { name: name.trim() }).executeTakeFirst()

const productsById = prepared((db, { ids }: { ids: readonly number[] }) =>
  db
    .selectFrom('products')
    .select(productColumns('products'))
    .where('products.id', '=', sql<number>`any(${sql.val(ids)}::integer[])`)
    .where('products.is_active', '=', true)
    .orderBy(sql`array_position(${sql.val(ids)}::integer[], products.id)`),
)
