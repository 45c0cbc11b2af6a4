import { type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { typed } from '../../db/expressions.ts'
import type { Role } from '../../db/schema.ts'
import type { Principal } from '../../lib/principal.ts'
import { productColumns } from './columns.ts'
import { cursorAt, type Position } from './cursor.ts'
import { type ColumnSort, follows, ordered, positionOf } from './list-order.ts'
import { nearestTo, productsIn } from './nearest-products.ts'
import type { ListProducts, Product } from './schemas.ts'
import { matching, passing, queriesFor, scored } from './search-queries.ts'
import type { SearchWords } from './search-words.ts'

export type Search = ListProducts & SearchWords

/** Matches are counted up to here: the count of a common word would cost more than the page. */
const COUNTED = 1000

const INT32_MAX = 2_147_483_647

interface Found {
  caller_role: Role | null
  /** Those of the page, or the nearest where the total is 0. */
  products: Product[]
  total: number
  next: [tier: number, segment: number, score: number, id: number] | null
}

/**
 * The page of the products that a search finds, the most relevant first unless it sorts otherwise, and how many there
 * are up to 1,000, in one statement. When there are none, `did_you_mean` has the nearest. With an admin, inactive products
 * too; who is none gets 401 or 403.
 */
export async function searchProducts(db: Db, search: Search, admin: Principal | undefined) {
  const { sort = 'relevance', skip, limit } = search
  const { rows } = await (
    sort === 'relevance' ? byRelevance(db, search, admin) : byColumn(db, search, sort, admin)
  ).execute(db)
  const [row] = rows
  if (!row) throw new Error('The search gave no row.')
  if (admin) allowed(row, 'admin')
  const { total } = row
  if (total === 0) return { products: [], total, skip, limit, did_you_mean: row.products }
  const products = row.products.slice(0, limit)
  const last = products.at(-1)
  const following = (): Position | undefined => {
    if (sort !== 'relevance') return row.products.length > limit && last ? positionOf(sort, last) : undefined
    if (!row.next) return undefined
    const [tier, segment, score, id] = row.next
    return { sort, tier, segment, score, id }
  }
  const position = following()
  return {
    products,
    total: Math.min(total, COUNTED),
    skip,
    limit,
    ...(position && { next: cursorAt(position) }),
    ...(total > COUNTED && { total_capped: true as const }),
  }
}

/** What precedes either order: the caller, what is looked for, and the matches. */
function searched(db: Db, search: Search, admin: Principal | undefined, wanted: number, from?: Position) {
  const start = from?.sort === 'relevance' && from.tier > 0 ? from : undefined
  return sql`
  caller as (${admin ? activeAccount(admin)(db) : sql`select null::integer as id, null::text as role`}),
  ${queriesFor(search, search)},
  found as materialized (
    select match.*
    from queries cross join lateral search_matches(
      queries.exactly, queries.atall,
      ${passing({ ...search, include_inactive: admin !== undefined }, sql`queries.broadly`)}, ${wanted}::integer,
      ${typed(start?.tier ?? null, 'integer')}, ${typed(start?.segment ?? null, 'integer')}) as match
    where queries.atall is not null)`
}

/** A page of the matches that `search_matches` gives, ranked within each of their chunks. */
function byRelevance(db: Db, search: Search, admin: Principal | undefined): RawBuilder<Found> {
  const { next, skip, limit } = search
  const after = next?.sort === 'relevance' ? next : undefined
  const wanted = Math.min(skip + limit + 1, INT32_MAX)
  return sql`
  with ${searched(db, search, admin, wanted, after)},
  page as materialized (
    select id, tier, segment, score,
      row_number() over (order by tier, segment desc, score desc, id desc) as place
    from ${scored} as scored
    where ${after === undefined}::boolean
      or (tier, -segment, -score, -id) > (${after?.tier ?? 0}::integer, ${-(after?.segment ?? 0)}::integer,
        ${-(after?.score ?? 0)}::integer, ${-(after?.id ?? 0)}::integer)
    order by place limit ${limit + 1} offset ${skip}),
  ${nearestTo}
  select (select role from caller) as caller_role,
    ${productsIn(db, sql`(select id, place from page where place <= ${skip + limit} union all select * from nearest)`)} as products,
    (select case when bool_or(capped) then ${COUNTED + 1} else count(*)::integer end from found) as total,
    (select json_build_array(tier, segment, score, id) from page
      where place = ${skip + limit} and exists (select from page where place > ${skip + limit})) as next`
}

/** A page in the order of a column: of all matches where they are few, else along the column's own index. */
function byColumn(db: Db, search: Search, sort: ColumnSort, admin: Principal | undefined): RawBuilder<Found> {
  const { next, skip, limit } = search
  const page = (few: boolean) => {
    const all = db.selectFrom('products').select(productColumns('products'))
    const matches = few
      ? all.where('products.id', 'in', sql<number>`(select id from found where not capped)`)
      : all.where(matching({ ...search, include_inactive: admin !== undefined }))
    const rest = next && next.sort !== 'relevance' ? matches.where(follows(next)) : matches
    return jsonArrayFrom(
      ordered(sort, rest)
        .limit(limit + 1)
        .offset(skip),
    )
  }
  return sql`
  with ${searched(db, search, admin, 1)},
  ${nearestTo}
  select (select role from caller) as caller_role,
    case when not exists (select from found) then ${productsIn(db, sql`nearest`)}
      when exists (select from found where capped) then ${page(false)} else ${page(true)} end as products,
    (select case when bool_or(capped) then ${COUNTED + 1} else count(*)::integer end from found) as total,
    null as next`
}
