import { type Kysely, sql } from 'kysely'

/** Which products match a search, and how well. Functions, since their plans are kept from call to call. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createFilter(db)
  await createMatches(db)
  await createScores(db)
}

/** What a product must be beside what its document answers; null asks nothing. */
async function createFilter(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type search_filter as (
      lowest numeric, highest numeric, stocked boolean, active boolean,
      patterns text[], -- that its text must match, whatever the case
      broadly text[] -- likewise, but for products that match exactly
    )`.execute(db)
  await sql`
    create function search_query(template text, segment integer) returns tsquery
    language sql immutable parallel safe
    return replace(template, '~@', coalesce('~' || segment, ''))::tsquery`.execute(db)
  await sql`
    create function search_ids(query tsquery, filter search_filter, most integer) returns integer[]
    language plpgsql stable as $$
    declare
      lowest constant numeric := filter.lowest;
      highest constant numeric := filter.highest;
      stocked constant boolean := filter.stocked;
      active constant boolean := filter.active;
      patterns constant text[] := nullif(filter.patterns || filter.broadly, '{}');
    begin
      return array(
        select product.id from products as product
        where search_index(product.search_document, product.id) @@ query
          and (active is null or product.is_active = active)
          and (lowest is null or product.price >= lowest)
          and (highest is null or product.price <= highest)
          and (stocked is null or (product.stock_quantity > 0) = stocked)
          and (patterns is null
            or (product.name || ' ' || coalesce(product.description, '')) ilike all (patterns))
        limit most);
    end $$`.execute(db)
}

/**
 * The products that match, in the order in which a search shows them before it ranks them: those that match `exactly`
 * (tier 1) before those that match at all (tier 2, which includes the first), and newer segments of ids before older ones.
 * The queries are text in which `~@` follows each lexeme, in whose place the segment is written, or nothing; `atall` may
 * be `'~@'` alone, which stands for every product.
 *
 * Up to 1,000 matches are given whole, as tier 0. Of more, which `capped` says, only as many chunks of segments as
 * hold `wanted` products are given, a chunk being closed when it has 100. With `from_tier` nothing is counted: given are
 * the chunk that began in `from_segment` of that tier and as many after it as hold `wanted`.
 *
 * What matches is common when one in a hundred of the newest does: then segments are looked through from the newest on,
 * and else all matches are fetched, since there are few.
 */
async function createMatches(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function search_matches(
      exactly text, atall text, filter search_filter, wanted integer, from_tier integer, from_segment integer)
    returns table (id integer, tier integer, segment integer, capped boolean)
    language plpgsql stable rows 300
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
    declare
      most constant integer := 1000;
      enough constant integer := 100;
      large constant integer := 8;
      newest constant integer := coalesce((select max(products.id) >> 12 from products), 0);
      passing search_filter := filter;
      template text;
      few integer[];
      latest integer[];
      before integer[];
      chunk integer[] := '{}';
      others integer[] := '{}';
      opened integer;
      place integer;
      stride integer;
      given integer := 0;
      counted integer := 0;
      many boolean := false;
      ids integer[] := '{}';
      tiers integer[] := '{}';
      segments integer[] := '{}';
    begin
      for step in coalesce(from_tier, 1) .. 2 loop
        template := case when step = 1 then exactly else atall || coalesce(' & !(' || exactly || ')', '') end;
        continue when template is null;
        passing.broadly := case when step = 1 then '{}' else filter.broadly end;
        few := null;
        latest := search_ids(search_query(template, newest), passing, null);
        before := search_ids(search_query(template, newest - 1), passing, null);
        if (step = 1 or atall <> '''~@''')
          and (newest < large or cardinality(latest) + cardinality(before) < 40) then
          few := search_ids(search_query(template, null), passing, most + 1);
          if cardinality(few) > most then
            many := true;
            few := null;
          end if;
        end if;

        opened := least(case when step = from_tier then from_segment end, newest);
        if few is not null then
          ids := ids || few;
          tiers := tiers || array_fill(step, array[cardinality(few)]);
          segments := segments || array_fill(opened, array[cardinality(few)]);
          counted := counted + cardinality(few);
          if step is distinct from from_tier then given := given + cardinality(few); end if;
        else
          place := opened;
          while place >= 0 and given < wanted loop
            chunk := chunk || case place when newest then latest when newest - 1 then before
              else search_ids(search_query(template, place), passing, null) end;
            place := coalesce((select max(products.id) >> 12 from products where products.id < place << 12), -1);
            continue when cardinality(chunk) < enough and place >= 0;
            ids := ids || chunk;
            tiers := tiers || array_fill(step, array[cardinality(chunk)]);
            segments := segments || array_fill(opened, array[cardinality(chunk)]);
            counted := counted + cardinality(chunk);
            if step is distinct from from_tier or opened is distinct from from_segment then
              given := given + cardinality(chunk);
            end if;
            opened := place;
            chunk := '{}';
          end loop;

          stride := 2;
          while from_tier is null and place >= 0 and counted <= most and not many loop
            others := others || search_ids(
              (select string_agg('(' || search_query(template, each)::text || ')', '|')::tsquery
                from generate_series(place, greatest(place - stride + 1, 0), -1) as each),
              passing, most + 1 - counted);
            counted := cardinality(ids) + cardinality(others);
            place := coalesce((
              select max(products.id) >> 12 from products where products.id < greatest(place - stride + 1, 0) << 12), -1);
            stride := least(stride * 2, 16);
          end loop;
        end if;
        exit when given >= wanted and (from_tier is not null or counted > most or many);
      end loop;

      if from_tier is null and counted <= most and not many then
        return query select match, 0, 0, false from unnest(ids || others) as match;
      else
        return query select match.*, true from unnest(ids, tiers, segments) as match;
      end if;
    end $$`.execute(db)
}

/**
 * How well products answer a search, in whole numbers: for each place the points of its best answer among the
 * `rankings`, more where the name holds the phrase, and a little for stock, for being featured and for a short name.
 */
async function createScores(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type search_ranking as (
      place integer, in_name integer, anywhere integer, name_query tsquery, query tsquery)`.execute(db)
  await sql`
    create function search_scores(ids integer[], rankings search_ranking[], phrase tsquery)
    returns table (id integer, score integer)
    language plpgsql stable rows 200
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
    begin
      return query
      select answer.id, (coalesce(sum(answer.best), 0) * 10 + max(answer.extra))::integer
      from (
        select candidate.id, ranking.place, candidate.extra,
          max(case
            when candidate.document @@ ranking.name_query then ranking.in_name
            when candidate.document @@ ranking.query then ranking.anywhere
            else 0 end) as best
        from (
          select product.id, product.search_document as document,
            case when product.search_document @@ phrase then 200 else 0 end
              + case when product.stock_quantity > 0 then 20 else 0 end
              + case when product.featured then 5 else 0 end
              - least(char_length(product.name) / 6, 20) as extra
          from products as product where product.id = any (ids)
        ) as candidate left join unnest(rankings) as ranking on true
        group by candidate.id, candidate.extra, ranking.place
      ) as answer
      group by answer.id;
    end $$`.execute(db)

  await sql`
    create function search_nearest(near text, rankings search_ranking[], phrase tsquery, most integer)
    returns table (id integer, place bigint)
    language plpgsql stable rows 8
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
    begin
      return query
      select scored.id, row_number() over (order by scored.score desc, scored.id desc)
      from search_scores(
        array(select match.id
          from search_matches(near, null, row(null, null, null, true, '{}', '{}')::search_filter, most, 1, null) as match),
        rankings, phrase) as scored
      order by 2 limit most;
      if found then return; end if;

      return query
      select either.id, min(either.place) from (
        select featured.id, row_number() over (order by created_at desc, featured.id desc) as place from (
          select products.id, created_at from products where is_active and products.featured
          order by created_at desc, products.id desc limit most) as featured
        union all
        select newest.id, most + row_number() over (order by created_at desc, newest.id desc) from (
          select products.id, created_at from products where is_active
          order by created_at desc, products.id desc limit most) as newest
      ) as either
      group by either.id order by 2 limit most;
    end $$`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function search_nearest(text, search_ranking[], tsquery, integer)`.execute(db)
  await sql`drop function search_scores(integer[], search_ranking[], tsquery)`.execute(db)
  await sql`drop type search_ranking`.execute(db)
  await sql`drop function search_matches(text, text, search_filter, integer, integer, integer)`.execute(db)
  await sql`drop function search_ids(tsquery, search_filter, integer)`.execute(db)
  await sql`drop function search_query(text, integer)`.execute(db)
  await sql`drop type search_filter`.execute(db)
}
