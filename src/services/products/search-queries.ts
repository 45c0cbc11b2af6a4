import { type RawBuilder, sql } from 'kysely'
import { containing } from '../../db/expressions.ts'
import type { SearchWords } from './search-words.ts'

interface DocumentFilters {
  category_id?: number | undefined
  featured?: boolean | undefined
}

export interface ProductFilters {
  min_price?: string | undefined
  max_price?: string | undefined
  in_stock?: boolean | undefined
  include_inactive?: boolean | undefined
  literally: readonly string[]
}

/** What every document of a segment has; first in a query that would else only say what a document must not have. */
const ALL = `'~@'`

/** The filters that documents can answer, as lexemes beside the words (`db/migrations/0008_search.ts`). */
function filtering({ category_id, featured }: DocumentFilters): string {
  return [
    ...(category_id === undefined ? [] : [`'#${category_id}~@'`]),
    ...(featured === undefined ? [] : [featured ? `'*featured~@'` : `!'*featured~@'`]),
  ].join(' & ')
}

/** How well a kind of answer answers a word: in the name of a product, and anywhere else. */
const POINTS = sql`(values
  ('itself', 100, 40), ('form', 95, 38), ('corrected', 80, 32), ('category', 0, 45),
  ('synonym', 62, 25), ('synonym category', 0, 28), ('beginning', 56, 14), ('part', 44, 8)
) as points (kind, in_name, anywhere)`

/**
 * What a search looks for, as CTEs over what its words mean (`search_answers` in `db/migrations/0010_search_answers.ts`).
 *
 * `queries` has one row: `rankings`, what to look for in a document for each place and how many points it gives, and what
 * a document must hold: it matches `exactly` with a word, a form, a synonym or a category for every place, and
 * `atall` with parts of words too, or with any words where all those of the search only carry a wish; `broadly` are
 * patterns that its text must match besides. With a place that nothing answers there are no such queries, but `near`
 * stands for any of the places. They are text, as `search_matches` takes them.
 */
export const queriesFor = (
  { words, literally }: SearchWords,
  filters: DocumentFilters,
  from: 'words' | 'names and beginnings' = 'words',
): RawBuilder<unknown> => {
  const unfinished = from === 'names and beginnings'
  const all = filters.category_id === undefined && !filters.featured ? ALL : null
  return sql`
  meant as materialized (
    select answer.place, answer.kind, answer.wish, answer.lexeme,
      '''' || ${unfinished ? '=' : ''} || replace(replace(answer.lexeme, '\\', '\\\\'), '''', '''''') || '~@''' as quoted
    from search_answers(
      ${sql.val(words)}::text[], ${sql.val(unfinished ? [] : literally)}::text[], ${unfinished}) as answer),
  places as materialized (
    select place, bool_or(wish) as wish,
      '(' || string_agg(quoted, '|') filter (where kind not in ('beginning', 'part', 'broad')) || ')' as exactly,
      '(' || string_agg(quoted, '|') filter (where kind <> 'broad') || ')' as atall,
      '%' || max(lexeme) filter (where kind = 'broad') || '%' as broadly
    from meant group by place),
  queries as materialized (
    select
      (select array_agg(row(place, in_name, anywhere, name_query, query)::search_ranking)
        from (
          select place, points.in_name, points.anywhere,
            search_query(string_agg(quoted || ${unfinished ? '' : ':A'}, '|'), null) as name_query,
            search_query(string_agg(quoted, '|'), null) as query
          from meant join ${POINTS} on points.kind = meant.kind
          group by place, points.in_name, points.anywhere) as ranking) as rankings,
      case when count(exactly) = count(*)
        then concat_ws(' & ', string_agg(exactly, ' & '), nullif(filters, '')) end as exactly,
      case when bool_and(wish or coalesce(atall, broadly) is not null)
        then concat_ws(' & ',
          coalesce(string_agg(atall, ' & ') filter (where broadly is null and not wish), ${all}), nullif(filters, ''))
        end as atall,
      case when count(atall) > 0
        then concat_ws(' & ', '(' || string_agg(atall, '|') || ')', nullif(filters, '')) end as near,
      (select string_agg('''' || word || ''':A', ' <-> ' order by place)
        from unnest(to_tsvector('pg_catalog.simple', search_text(${words.join(' ')}))) as told (word, positions),
          unnest(positions) as place)::tsquery as phrase,
      coalesce(array_agg(broadly) filter (where broadly is not null and not wish), '{}') as broadly
    from places cross join (select ${filtering(filters)}::text) as filter (filters)
    group by filters)`
}

/** What a product must be besides, as `search_matches` takes it; `broadly` are patterns of the CTE `queries`. */
export const passing = (
  { min_price, max_price, in_stock, include_inactive, literally }: ProductFilters,
  broadly: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`row(
  ${min_price ?? null}::numeric, ${max_price ?? null}::numeric, ${in_stock ?? null}::boolean,
  ${include_inactive ? null : true}::boolean, ${sql.val(literally.map(containing))}::text[],
  ${broadly})::search_filter`

/**
 * That a row of `products` is a match, as a condition for reading along the index of an order. `coalesce` keeps the
 * planner from taking matches for so few that it would rather sort all products.
 */
export const matching = ({
  min_price,
  max_price,
  in_stock,
  include_inactive = false,
  literally,
}: ProductFilters): RawBuilder<boolean> => sql<boolean>`
  (${include_inactive}::boolean or products.is_active)
  and (${min_price ?? null}::numeric is null or products.price >= ${min_price ?? null}::numeric)
  and (${max_price ?? null}::numeric is null or products.price <= ${max_price ?? null}::numeric)
  and (${in_stock ?? null}::boolean is null or (products.stock_quantity > 0) = ${in_stock ?? null}::boolean)
  and coalesce((
      products.search_document @@ (select search_query(exactly, null) from queries)
      or ((select atall from queries) = '''~@'''
          or products.search_document @@ (select search_query(nullif(atall, '''~@'''), null) from queries))
        and (products.name || ' ' || coalesce(products.description, '')) ilike all (array(select unnest(broadly) from queries))
    ) and (products.name || ' ' || coalesce(products.description, ''))
      ilike all (${sql.val(literally.map(containing))}::text[]),
    false)`

/** The CTE `found` with the `score` of each product. */
export const scored = sql`(
  select found.*, scores.score
  from found join search_scores(
    array(select id from found), (select rankings from queries), (select phrase from queries)) as scores
  on scores.id = found.id)`
