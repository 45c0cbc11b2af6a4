import { promises as fs } from 'node:fs'
import path from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { FileMigrationProvider, Migrator, type NO_MIGRATIONS } from 'kysely/migration'
import type pg from 'pg'

const migrationFolder = path.join(import.meta.dirname, 'migrations')

/** The names of all migrations, in order. */
export const MIGRATIONS = (await fs.readdir(migrationFolder))
  .map((file) => path.basename(file, '.ts'))
  .toSorted()

/**
 * Goes to one migration, up or down, as somebody with Kysely's own Migrator would, and no further: what follows online is
 * not done.
 */
export async function migrateTo(pool: pg.Pool, target: string | typeof NO_MIGRATIONS) {
  const keptOpen = { connect: () => pool.connect(), end: () => Promise.resolve(), options: pool.options }
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: keptOpen }) })
  const provider = new FileMigrationProvider({ fs, path, migrationFolder })
  const { error, results } = await new Migrator({ db, provider }).migrateTo(target)
  await db.destroy()
  if (error) throw error
  return results ?? []
}

/** Everything the migrations have made, as PostgreSQL would write it; their own bookkeeping left out. */
export async function schemaOf(pool: pg.Pool) {
  const { rows } = await pool.query<{ line: string }>(`
    select line from (
      select format('%s.%s %s %s %s %s', table_name, column_name, data_type, numeric_precision || ',' ||
        numeric_scale, is_nullable, coalesce(column_default, identity_generation)) as line
      from information_schema.columns where table_schema = 'public'
      union all
      select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = 'public'::regnamespace and contype <> 'n'
      union all
      select indexdef from pg_indexes where schemaname = 'public'
      union all
      select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all
      select p.oid::regprocedure::text from pg_proc p
      where pronamespace = 'public'::regnamespace
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    ) as everything
    where line not like '%kysely_%' order by line`)
  return rows.map(({ line }) => line)
}
