import { sql } from 'kysely'
import type { Db } from '../../db/client.ts'
import type { Suggestion } from './schemas.ts'
import { passing, queriesFor, scored } from './search-queries.ts'
import { readSearch } from './search-words.ts'

/** How many suggestions there are at most. */
const SUGGESTIONS = 8

/**
 * Active products whose names go on from what is typed: the last word may be the beginning of one, the others are meant
 * whole. At most eight, each name once, the best first; none for text without words.
 */
export async function suggestProducts(db: Db, typed: string): Promise<Suggestion[]> {
  const words = readSearch(typed)
  const asked = words.words.join(' ')
  const { rows } = await sql<Suggestion>`
  with ${queriesFor(words, {}, 'names and beginnings')},
  found as materialized (
    select match.* from queries cross join lateral search_matches(
      queries.atall, null, ${passing({ literally: [] }, sql`'{}'`)}, ${SUGGESTIONS}, 1, null) as match
    where queries.atall is not null),
  named as materialized (
    select product.id, product.name, scored.score
      + case when starts_with(lower(product.name), lower(${asked})) then 300 else 0 end as score
    from ${scored} as scored join products as product on product.id = scored.id)
  select id, name from (
    select distinct on (name) id, name, score from named order by name, score desc, id desc
  ) as each
  order by score desc, id desc limit ${SUGGESTIONS}`.execute(db)
  return rows
}
