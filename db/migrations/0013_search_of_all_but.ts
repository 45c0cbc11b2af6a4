import { type Kysely, sql } from 'kysely'

/**
 * Lets a search ask for all products but some, as for those that are not featured: such a query begins with `'~@'`, the
 * lexeme that every product of a segment has, since "not this" alone is also true of what is in other segments. Without
 * a segment it falls away, as it does where it stands for every product.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function search_query(template text, segment integer) returns tsquery
    language sql immutable parallel safe
    return replace(
      case when segment is null and starts_with(template, '''~@'' & ') then substr(template, 8) else template end,
      '~@', coalesce('~' || segment, ''))::tsquery`.execute(db)
  await replaceInMatches(db, ASKED_FOR_ALL, ASKED_FOR_ALL_BUT)
}

/** Only "all products" is looked for segment by segment from the start; or all but some, too, of which there are as many. */
const ASKED_FOR_ALL = `step = 1 or atall <> '''~@'''`
const ASKED_FOR_ALL_BUT = `step = 1 or not starts_with(atall, '''~@''')`

/** Changes one place in the body of `search_matches`, and leaves the rest as it was written. */
async function replaceInMatches(db: Kysely<unknown>, before: string, after: string): Promise<void> {
  await sql`
    do $change$
    declare
      whole constant text := pg_get_functiondef('search_matches'::regproc);
      before constant text := ${sql.lit(before)};
    begin
      if strpos(whole, before) = 0 then
        raise exception 'search_matches is another function than was expected';
      end if;
      execute replace(whole, before, ${sql.lit(after)});
    end $change$`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await replaceInMatches(db, ASKED_FOR_ALL_BUT, ASKED_FOR_ALL)
  await sql`
    create or replace function search_query(template text, segment integer) returns tsquery
    language sql immutable parallel safe
    return replace(template, '~@', coalesce('~' || segment, ''))::tsquery`.execute(db)
}
