import type pg from 'pg'
import { migrationNames } from './migrate.ts'

/** The names of all migrations, in order. */
export const MIGRATIONS = await migrationNames()

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
