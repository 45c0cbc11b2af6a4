import type pg from 'pg'

/** The rows of a table, each as the text of its columns, in no order that means anything. */
export interface Table {
  columns: string[]
  rows: string[]
}

/** What PostgreSQL makes of other columns and may make anew: generated ones, and what triggers write for the search. */
const IS_DERIVED = `is_generated = 'ALWAYS' or column_name in ('search_document', 'in_names')`

/** All that a shop has in its tables, but for the bookkeeping of migrations. */
export async function everythingIn(pool: pg.Pool): Promise<Map<string, Table>> {
  const { rows: columns } = await pool.query<{ table: string; columns: string[] }>(
    `select table_name as table, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns
     where table_schema = 'public' and table_name !~ '^kysely_' and not (${IS_DERIVED})
       and table_name in (select tablename from pg_tables where schemaname = 'public')
     group by table_name order by table_name`,
  )
  const everything = new Map<string, Table>()
  for (const { table, columns: names } of columns) everything.set(table, await tableOf(pool, table, names))
  return everything
}

/** What a table has in some columns now. */
export async function tableOf(pool: pg.Pool, table: string, columns: string[]): Promise<Table> {
  const { rows } = await pool.query<{ row: string }>(
    `select to_jsonb(kept)::text as row from (select ${columns.join(', ')} from ${table}) as kept order by 1`,
  )
  return { columns, rows: rows.map(({ row }) => row) }
}
