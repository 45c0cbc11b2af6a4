import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { containing, countOfRows, isoTime, typed } from '../../db/expressions.ts'
import type { Principal } from '../../lib/principal.ts'
import type { ListSynonyms } from './synonym-schemas.ts'

const synonymColumns = (table: 'search_synonyms' | 'written') =>
  [
    sql<string>`${sql.ref(`${table}.term`)}`.as('term'),
    sql<string[]>`${sql.ref(`${table}.words`)}`.as('words'),
    isoTime(sql.ref(`${table}.updated_at`)).as('updated_at'),
  ] as const

/** A page of the search's synonyms by term, for an admin; `search` looks in terms and words. */
export async function listSynonyms(db: Db, admin: Principal, { search, skip, limit }: ListSynonyms) {
  const row = await db
    .with('caller', activeAccount(admin))
    .selectNoFrom((eb) => {
      const all = eb.selectFrom('search_synonyms')
      const text = sql`(term || ' ' || array_to_string(words, ' '))`
      const matching = search ? all.where(text, 'ilike', containing(search)) : all
      return [
        callerRole,
        jsonArrayFrom(
          matching.select(synonymColumns('search_synonyms')).orderBy('term').limit(limit).offset(skip),
        ).as('synonyms'),
        matching.select(countOfRows().as('total')).as('total'),
      ]
    })
    .executeTakeFirstOrThrow()
  const { synonyms, total } = allowed(row, 'admin')
  return { synonyms, total: total ?? 0, skip, limit }
}

/** Says what a term also means, for an admin, in place of what was said of it before. */
export async function putSynonym(db: Db, admin: Principal, term: string, given: readonly string[]) {
  const words = [...new Set(given)].filter((word) => word !== term)
  const row = await db
    .with('caller', activeAccount(admin))
    .with('written', (query) =>
      query
        .insertInto('search_synonyms')
        .columns(['term', 'words'])
        .expression((eb) =>
          eb
            .selectFrom('caller')
            .where('caller.role', '=', 'admin')
            .select([typed(term, 'text').as('term'), sql<string[]>`${words}::text[]`.as('words')]),
        )
        .onConflict((conflict) =>
          conflict.column('term').doUpdateSet((eb) => ({ words: eb.ref('excluded.words') })),
        )
        .returning(['term', 'words', 'updated_at']),
    )
    .selectNoFrom((eb) => [
      callerRole,
      jsonObjectFrom(eb.selectFrom('written').select(synonymColumns('written'))).as('synonym'),
    ])
    .executeTakeFirstOrThrow()
  return allowed(row, 'admin').synonym
}

/** Takes a term out of the search's synonyms, for an admin; true when it was there. */
export async function deleteSynonym(db: Db, admin: Principal, term: string): Promise<boolean> {
  const row = await db
    .with('caller', activeAccount(admin))
    .with('deleted', (query) =>
      query
        .deleteFrom('search_synonyms')
        .using('caller')
        .where('search_synonyms.term', '=', term)
        .where('caller.role', '=', 'admin')
        .returning('search_synonyms.term'),
    )
    .selectNoFrom((eb) => [
      callerRole,
      eb.exists(eb.selectFrom('deleted').select('deleted.term')).as('deleted'),
    ])
    .executeTakeFirstOrThrow()
  return Boolean(allowed(row, 'admin').deleted)
}
