import { type Kysely, sql } from 'kysely'

/**
 * What the search reads: a document of each product, the vocabulary of all documents, and the shop's synonyms. All of it
 * is kept by triggers, so whatever writes a product, the search knows of it at once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists fuzzystrmatch`.execute(db)
  await createTextFunctions(db)

  await sql`
    create table search_words (
      word     text    not null,
      in_names boolean not null default false,
      stem     text    not null generated always as (search_stem(word)) stored,
      key      text    not null generated always as (search_key(word)) stored,
      constraint search_words_pkey primary key (word)
    )`.execute(db)
  await sql`create index search_words_stem_idx on search_words (stem)`.execute(db)
  await sql`create index search_words_key_idx on search_words (key)`.execute(db)
  await sql`create index search_words_part_idx on search_words using gin (word gin_trgm_ops)`.execute(db)

  await sql`
    create table search_synonyms (
      term       text        not null,
      stem       text        not null generated always as (search_stem(term)) stored,
      words      text[]      not null,
      updated_at timestamptz not null default now(),
      constraint search_synonyms_pkey primary key (term),
      constraint search_synonyms_term_check check (char_length(term) between 1 and 60),
      constraint search_synonyms_words_check check (cardinality(words) <= 40)
    )`.execute(db)
  await sql`create index search_synonyms_stem_idx on search_synonyms (stem)`.execute(db)
  await sql`
    create trigger search_synonyms_set_updated_at before update on search_synonyms
    for each row when (old.words is distinct from new.words) execute function set_updated_at()`.execute(db)

  await sql`alter table products add column search_document tsvector`.execute(db)
  await createDocuments(db)
  await createVocabulary(db)
}

/** Words as they are compared: without case, accents and punctuation; cut to their stems; and reduced to how they sound. */
async function createTextFunctions(db: Kysely<unknown>): Promise<void> {
  const marks = String.raw`\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u02b9-\u02ff\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3020\ufe00-\ufe0f\ufff0-\uffff\U0001f000-\U0001faff`
  const accents = String.raw`['\u02bc\u2018\u2019\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff]`

  await sql`
    create function search_text(content text) returns text language sql immutable strict parallel safe
    return case when octet_length(content) = char_length(content)
      then regexp_replace(lower(replace(content, '''', '') collate "C"), '[^a-z0-9]+', ' ', 'g')
      else regexp_replace(
        regexp_replace(lower(normalize(content, nfkd)), ${sql.lit(accents)}, '', 'g'),
        ${sql.lit(`[${marks}]+`)}, ' ', 'g')
      end`.execute(db)

  await sql`
    create function search_marks(content text) returns text[] language sql immutable strict parallel safe
    return array(select distinct mark from unnest(string_to_array(
      case when octet_length(content) = char_length(content)
        then regexp_replace(content collate "C", '[a-zA-Z0-9[:space:]]+', '', 'g')
        else regexp_replace(content, ${sql.lit(`[^${marks}]|\\s`)}, '', 'g')
      end, null)) as mark)`.execute(db)

  await sql`
    create function search_stem(word text) returns text language sql immutable strict parallel safe
    return coalesce((ts_lexize('pg_catalog.english_stem', word))[1], word)`.execute(db)

  await sql`
    create function search_key(word text) returns text language plpgsql immutable strict parallel safe as $$
    declare
      sound text := replace(replace(replace(replace(word, 'ph', 'f'), 'ck', 'k'), 'sh', 's'), 'ch', 'C');
    begin
      sound := regexp_replace(sound, 'c([eiy])', 's\\1', 'g');
      sound := regexp_replace(translate(sound, 'cCqwz', 'kckvs'), '^[aeiouy]', 'A');
      sound := regexp_replace(regexp_replace(sound, '[aeiouyh]', '', 'g'), '(.)\\1+', '\\1', 'g');
      return lower(regexp_replace(sound, '(..)s$', '\\1'));
    end $$`.execute(db)
}

/**
 * A product's document: the words of its name (weight A) and description (D), and without a place in the text what a
 * search filters by: `=silk` a word of its name, its marks of punctuation, `#7` its category and `*featured`.
 *
 * `search_index` is what the index holds of it: each lexeme as it is, and again as `silk~2`, which names the segment of
 * 4,096 ids that the product is in. All matches of a rare word are found by the one; by the other, the newest of a
 * common word, without looking at the rest.
 */
async function createDocuments(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function search_document_of(product products) returns tsvector language sql immutable parallel safe
    return (
      select setweight(name, 'A')
        || setweight(to_tsvector('pg_catalog.simple', search_text(coalesce(product.description, ''))), 'D')
        || array_to_tsvector(
          array(select '=' || word from unnest(tsvector_to_array(name)) as word)
          || search_marks(product.name || coalesce(product.description, ''))
          || array_remove(array[
            '#' || product.category_id,
            case when product.featured then '*featured' end
          ], null))
      from to_tsvector('pg_catalog.simple', search_text(product.name)) as name)`.execute(db)

  await sql`
    create function search_index(document tsvector, id integer) returns tsvector
    language plpgsql immutable parallel safe as $$
    declare
      lexemes constant text[] := array(
        select lexeme from unnest(tsvector_to_array(document)) as lexeme where char_length(lexeme) <= 256);
    begin
      return array_to_tsvector(
        lexemes || array(select lexeme || '~' || (id >> 12) from unnest(lexemes) as lexeme) || ('~' || (id >> 12)));
    end $$`.execute(db)

  await sql`
    create function write_search_document() returns trigger language plpgsql as $$
    begin
      new.search_document := search_document_of(new);
      return new;
    end $$`.execute(db)
  await sql`
    create trigger products_write_search_document_first before insert on products
    for each row execute function write_search_document()`.execute(db)
  await sql`
    create trigger products_write_search_document before update on products
    for each row when (
      old.search_document is null
      or (old.name, old.description, old.category_id, old.featured, old.search_document)
        is distinct from (new.name, new.description, new.category_id, new.featured, new.search_document)
    ) execute function write_search_document()`.execute(db)
}

/** Every word that a search may mean, in products, categories and synonyms. Words are added in order, so that two writers never wait for each other. */
async function createVocabulary(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function add_search_words(words text[], words_of_names text[]) returns void language plpgsql as $$
    begin
      insert into search_words (word)
      select distinct word from unnest(words) as word where char_length(word) between 1 and 255
      order by word
      on conflict do nothing;

      update search_words set in_names = true where word in (
        select known.word from search_words as known
        where known.word = any (words_of_names) and not known.in_names
        order by known.word for update);
    end $$`.execute(db)

  await sql`
    create function add_words_of_products() returns trigger language plpgsql as $$
    begin
      perform add_search_words(
        array_agg(distinct lexeme), array_agg(distinct lexeme) filter (where 'A' = any (weights)))
      from added, unnest(added.search_document) where positions is not null;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger products_add_words after insert on products
    referencing new table as added for each statement execute function add_words_of_products()`.execute(db)

  await sql`
    create function add_words_of_product() returns trigger language plpgsql as $$
    begin
      perform add_search_words(array_agg(lexeme), array_agg(lexeme) filter (where 'A' = any (weights)))
      from unnest(new.search_document) where positions is not null;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger products_add_changed_words after update on products
    for each row when (old.search_document is distinct from new.search_document)
    execute function add_words_of_product()`.execute(db)

  const addedBy = async (table: string, column: string) => {
    const name = `add_words_of_${table}`
    await sql`
      create function ${sql.ref(name)}() returns trigger language plpgsql as $$
      begin
        perform add_search_words(regexp_split_to_array(search_text(new.${sql.ref(column)}), '\\s+'), '{}');
        return null;
      end $$`.execute(db)
    await sql`
      create trigger ${sql.ref(`${table}_add_words`)} after insert or update of ${sql.ref(column)} on ${sql.table(table)}
      for each row execute function ${sql.ref(name)}()`.execute(db)
  }
  await addedBy('categories', 'name')
  await addedBy('search_synonyms', 'term')
  await sql`
    select add_search_words(regexp_split_to_array(search_text(categories.name), '\\s+'), '{}') from categories`.execute(
    db,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger categories_add_words on categories`.execute(db)
  for (const trigger of [
    'write_search_document_first',
    'write_search_document',
    'add_words',
    'add_changed_words',
  ]) {
    await sql`drop trigger ${sql.ref(`products_${trigger}`)} on products`.execute(db)
  }
  await sql`drop function search_document_of(products)`.execute(db)
  await sql`alter table products drop column search_document`.execute(db)
  await sql`drop function search_index(tsvector, integer)`.execute(db)
  await sql`drop table search_synonyms, search_words`.execute(db)
  await sql`
    drop function write_search_document(), add_words_of_products(), add_words_of_product(),
      add_words_of_categories(), add_words_of_search_synonyms(),
      add_search_words(text[], text[]),
      search_key(text), search_stem(text), search_marks(text), search_text(text)`.execute(db)
  await sql`drop extension fuzzystrmatch`.execute(db)
}
