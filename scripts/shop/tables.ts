import type pg from 'pg'
import { STAGING_PREFIX } from './staging.ts'

export interface Table {
  name: string
  /** Those that are written; generated ones are not. */
  columns: { name: string; type: string }[]
}

/** The shop's tables but for the bookkeeping of migrations, each after those that its rows refer to. */
export async function listTables(session: pg.ClientBase): Promise<Table[]> {
  const { rows } = await session.query<Table & { refers_to: string[] }>(`
    select class.relname::text as name,
      coalesce((
        select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
        from pg_attribute
        where attrelid = class.oid and attnum > 0 and not attisdropped and attgenerated = ''), '[]') as columns,
      array(
        select distinct confrelid::regclass::text from pg_constraint
        where conrelid = class.oid and contype = 'f' and confrelid <> conrelid) as refers_to
    from pg_class as class
    where class.relnamespace = 'public'::regnamespace and class.relkind = 'r'
      and not starts_with(class.relname, 'kysely_') and not starts_with(class.relname, '${STAGING_PREFIX}')
    order by class.relname`)
  const ordered = new Map<string, Table>()
  while (ordered.size < rows.length) {
    const next = rows.filter(
      ({ name, refers_to }) => !ordered.has(name) && refers_to.every((other) => ordered.has(other)),
    )
    if (next.length === 0) throw new Error('The tables refer to each other in a circle.')
    for (const { name, columns } of next) ordered.set(name, { name, columns })
  }
  return [...ordered.values()]
}

export async function listMigrations(session: pg.ClientBase): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.map(({ name }) => name)
}

/** Tables that a shop has rows in from its first migration on. */
const FILLED_BY_MIGRATIONS = new Set(['search_synonyms', 'search_words'])

/** The first table in which there is something that restoring would mix with or lose; `undefined` in an empty shop. */
export async function firstFilled(session: pg.ClientBase): Promise<string | undefined> {
  for (const { name } of await listTables(session)) {
    if (FILLED_BY_MIGRATIONS.has(name)) continue
    const { rows } = await session.query<{ filled: boolean }>(
      `select exists (select from ${session.escapeIdentifier(name)}) as filled`,
    )
    if (rows[0]?.filled) return name
  }
  return undefined
}
