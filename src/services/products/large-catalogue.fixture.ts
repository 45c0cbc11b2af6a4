import { type Shop, test as base } from '../../../test/shop.ts'
import { idsOf, listed } from './products.fixture.ts'

export const PRODUCTS = 12_000
export const CATEGORIES = 3

/** Ids are far apart, so that few products fill many of the segments in which common words are looked for. */
const FIRST_ID = 5_000
const GAP = 29

/**
 * Words, and which products hold them, `n` being 1 for the oldest: rare and common ones, and some of the old or the new only.
 * Beside them are `needlexpoint` in one of nine, and 70 words that begin with `qz`.
 */
export const WORDS = {
  allover: 'true',
  halved: 'n % 2 = 0',
  tripled: 'n % 3 = 0',
  centesimal: 'n % 100 = 0',
  scarce: 'n % 977 = 0',
  eldest: 'n <= 1500',
  freshest: 'n > 11800',
  trip: 'n % 400 = 5',
  ninehundred: 'n % 10 = 4 and n <= 9990',
  exactthousand: 'n <= 1000',
  thousandandone: 'n % 10 = 3 and n <= 10010',
} as const

/** The id of the n-th product, in SQL. */
export const ID_OF_N = `${FIRST_ID} + n * ${GAP}`

interface Known {
  id: number
  words: string[]
  price: number
  category_id: number
  featured: boolean
  stocked: boolean
  active: boolean
}

export const test = base.extend('products', { scope: 'file' }, async ({ database: { pool } }) => {
  await pool.query(
    `insert into categories (name) select 'Rail ' || n from generate_series(1, ${CATEGORIES}) n`,
  )
  const text = Object.entries(WORDS)
    .map(([word, holds]) => `case when ${holds} then ' ${word}' else '' end`)
    .join(' || ')
  await pool.query(`
    insert into products (id, name, description, price, category_id, featured, stock_quantity, is_active)
    overriding system value
    select ${ID_OF_N},
      'Piece' || case when n % 7 < 5 then ${text} else '' end || case when n % 9 = 0 then ' needlexpoint' else '' end
        || case when n % 2 = 1 then ' qz' || n % 140 else '' end,
      case when n % 7 >= 5 then ${text} end,
      n % 500, 1 + n % ${CATEGORIES}, n % 50 = 0, n % 4, n % 11 > 0
    from generate_series(1, ${PRODUCTS}) n`)
  await pool.query('vacuum analyze products, search_words')
  const { rows } = await pool.query<Known>(`
    select id, array(select lexeme from unnest(search_document) where positions is not null) as words,
      price::int, category_id, featured, stock_quantity > 0 as stocked, is_active as active
    from products`)
  return rows
})

export interface Filters {
  min_price?: number
  max_price?: number
  in_stock?: boolean
  featured?: boolean
  category_id?: number
}

/** The ids of those that hold every word, or are asked for by none, whatever their order. */
export function matchesOf(products: readonly Known[], search: string, filters: Filters): number[] {
  const { min_price = 0, max_price = Infinity, in_stock, featured, category_id } = filters
  const words = search.split(' ').filter((word) => word !== 'something')
  return products
    .filter(
      (product) =>
        words.every((word) => product.words.some((each) => each.includes(word))) &&
        product.active &&
        product.price >= min_price &&
        product.price <= max_price &&
        (in_stock ?? product.stocked) === product.stocked &&
        (featured ?? product.featured) === product.featured &&
        (category_id ?? product.category_id) === product.category_id,
    )
    .map(({ id }) => id)
}

export const inOrder = (ids: readonly number[]) => ids.toSorted((a, b) => a - b)

type Query = Parameters<typeof listed>[1]

/** All pages that follow one from another, the ids of at most `most` products. */
export async function follow(shop: Shop, query: Query, most = Infinity): Promise<number[]> {
  const ids: number[] = []
  let next: string | undefined
  do {
    const page = await listed(shop, { limit: 100, ...query, next })
    ids.push(...idsOf(page))
    next = page.next
  } while (next !== undefined && ids.length < most)
  return ids
}
