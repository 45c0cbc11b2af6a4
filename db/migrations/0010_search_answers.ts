import { type Kysely, sql } from 'kysely'

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
export async function up(db: Kysely<unknown>): Promise<void> {
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

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function search_answers(text[], text[], boolean)`.execute(db)
}
