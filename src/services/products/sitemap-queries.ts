import { sql } from 'kysely'
import type { Db } from '../../db/client.ts'
import { isoTime } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'

export interface ListedProduct {
  id: number
  updated_at: string
}

/** Products with ids in a row, of which at least one is listed. */
export interface Part {
  number: number
  updated_at: string
}

export interface SitemapRow {
  category_ids: number[]
  /** All products, where they are few enough for one part; else null. */
  products: ListedProduct[] | null
  /** The parts, where the products take more than one; else null. */
  parts: Part[] | null
}

interface Size {
  /** How many products one part holds at most. */
  size: number
}

const whole = prepared((db, { size }: Size) =>
  db
    .with('shown', (query) =>
      query.selectFrom('products').select(['id', 'updated_at']).where('is_active', '=', true),
    )
    .with('few', (query) =>
      query.selectFrom('shown').select(sql<boolean>`count(*) <= ${size}::integer`.as('fit')),
    )
    .selectNoFrom([
      sql<number[]>`(select coalesce(json_agg(id order by id), '[]') from categories)`.as('category_ids'),
      sql<ListedProduct[] | null>`case when (select fit from few) then (
        select coalesce(json_agg(json_build_object('id', id, 'updated_at', ${isoTime(sql.ref('updated_at'))}) order by id), '[]')
        from shown) end`.as('products'),
      sql<Part[] | null>`case when not (select fit from few) then (
        select json_agg(json_build_object('number', number, 'updated_at', ${isoTime(sql.ref('updated_at'))}) order by number)
        from (select (id - 1) / ${size}::integer + 1 as number, max(updated_at) as updated_at
          from shown group by 1) as part) end`.as('parts'),
    ]),
)

/** What the shop has for search engines: all of its products, or of how many parts the list of them is. */
export const readSitemap = (db: Db, size: number): Promise<SitemapRow> =>
  whole(db, { size }).executeTakeFirstOrThrow()

const MOST_ID = 2_147_483_647

const part = prepared((db, { after, to }: { after: number; to: number }) =>
  db
    .selectFrom('products')
    .select(['id', isoTime(sql.ref('updated_at')).as('updated_at')])
    .where('is_active', '=', true)
    .where('id', '>', after)
    .where('id', '<=', to)
    .orderBy('id'),
)

/** The active products of one part: those whose ids it stands for, so that no other change moves them to another. */
export async function listPart(db: Db, number: number, size: number): Promise<ListedProduct[]> {
  const after = (number - 1) * size
  return after < MOST_ID ? part(db, { after, to: Math.min(after + size, MOST_ID) }).execute() : []
}
