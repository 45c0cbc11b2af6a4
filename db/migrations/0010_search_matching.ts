import { type Kysely, sql } from 'kysely'

/** What the words of a search mean, and which products match it. Functions, since their plans are kept from call to call. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAnswers(db)
  await createFilter(db)
  await createMatches(db)
  await createScores(db)
}

/**
 * The lexemes of documents that answer the words of a search, by the `place` of the word, and the kind of answer:
 * - `itself`, or another `form` of it (a plural), or of the word it is `corrected` to: one that the vocabulary does not
 *   know at all is taken for the nearest that it does know, by spelling and by sound;
 * - a `synonym`, which counts as a correction where it sounds the same;
 * - a `category` that is called so, or a `synonym category`;
 * - a `beginning`, or another `part` of a word. A word that is part of more than 60 others is `broad` instead, and
 *   stands for itself.
 *
 * A place that nothing answers has a row without a lexeme. Words that only carry the wish, being synonyms of nothing, are
 * dropped where there are others; where there are none, their rows say so (`wish`). With `unfinished` the last word is the
 * beginning of the 40 shortest words in names that begin so, and no word is part of another.
 * Marks of punctuation in `literally` have places from 1001 on.
 */
async function createAnswers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function search_answers(words text[], literally text[], unfinished boolean)
    returns table (place integer, lexeme text, kind text, wish boolean)
    language plpgsql stable rows 20
    set plan_cache_mode = force_generic_plan set jit = off
    set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
    #variable_conflict use_column
    begin
      return query
      with given as materialized (
        select row_number() over placed::integer as place, word, search_stem(word) as stem,
          unfinished and row_number() over placed = count(*) over () as beginning
        from unnest(words) with ordinality as token (text, place)
          cross join lateral unnest(to_tsvector('pg_catalog.simple', search_text(token.text))) as told (word, positions)
        group by word
        window placed as (order by min(token.place * 1000 + told.positions[1]))),
      longer as materialized (
        select given.place, found.word, found.stem, starts_with(found.word, given.word) as begins,
          not given.beginning and count(*) over (partition by given.place) > 60 as broad
        from given cross join lateral (
          (select known.word, known.stem from search_words as known
          where given.beginning and known.in_names and known.word like given.word || '%'
          order by char_length(known.word), known.word limit 40)
          union all
          select known.word, known.stem from search_words as known
          where not unfinished and char_length(given.word) > 2 and known.word like '%' || given.word || '%'
          union all
          (select known.word, known.stem from search_words as known
          where not unfinished and char_length(given.word) <= 2 and strpos(known.word, given.word) > 0
          limit 61)) as found),
      spelled as materialized (
        select given.place, given.beginning, coalesce(near.word, given.word) as word,
          coalesce(near.stem, given.stem) as stem, near.word is not null as corrected
        from given left join lateral (
          select known.word, known.stem
          from search_words as known
            cross join lateral (select
              levenshtein(known.word, given.word) as letters, (known.key = search_key(given.word))::integer as sound
            ) as distance
          where (known.word % given.word or known.key = search_key(given.word))
            and char_length(given.word) between 3 and 60 and char_length(known.word) <= 60
            and given.word !~ '[0-9]' and known.word !~ '[0-9]'
            and distance.letters <= char_length(given.word) / 3 + distance.sound
            and not exists (select from search_words as same where same.stem = given.stem)
            and not exists (select from longer where longer.place = given.place)
          order by distance.letters - distance.sound
          fetch first 1 row with ties) as near on true),
      wishes as materialized (
        select spelled.place from spelled left join search_synonyms as synonym on synonym.stem = spelled.stem
        where not spelled.beginning
        group by spelled.place having bool_and(coalesce(synonym.words = '{}', false))),
      wishful as materialized (
        select count(*) = (select count(*) from given) as wish from wishes),
      sought as materialized (
        select spelled.* from spelled cross join wishful
        where wishful.wish or spelled.place not in (select wishes.place from wishes)),
      senses as materialized (
        select place, stem, case when corrected then 'corrected' else 'form' end as kind from sought
        union
        select sought.place, search_stem(meaning),
          case when search_key(meaning) = search_key(sought.word) then 'corrected' else 'synonym' end
        from sought join search_synonyms as synonym on synonym.stem = sought.stem
          cross join lateral unnest(synonym.words) as meaning),
      answered as (
        select senses.place, known.word as lexeme,
          case when sought.word is null then senses.kind else 'itself' end as kind
        from senses join search_words as known on known.stem = senses.stem
          left join sought on sought.place = senses.place and sought.word = known.word and not sought.corrected
        union all
        select longer.place, longer.word, case when longer.begins then 'beginning' else 'part' end
        from longer join sought on sought.place = longer.place and sought.stem <> longer.stem
        where not longer.broad
        union all
        select distinct longer.place, sought.word, 'broad'
        from longer join sought on sought.place = longer.place
        where longer.broad
        union all
        select senses.place, '#' || category.id,
          case when senses.kind = 'synonym' then 'synonym category' else 'category' end
        from senses
          join (select categories.id, search_stem(word) as stem
            from categories, regexp_split_to_table(search_text(categories.name), '\\s+') as word) as category
          on category.stem = senses.stem)
      select sought.place, answered.lexeme, answered.kind, wishful.wish
      from (select distinct sought.place from sought) as sought
        left join answered on answered.place = sought.place
        cross join wishful
      union all
      select 1000 + dense_rank() over (order by mark)::integer, mark, 'itself', false
      from unnest(literally) as token, unnest(search_marks(token)) as mark;
    end $$`.execute(db)
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
  await sql`drop function search_answers(text[], text[], boolean)`.execute(db)
}
