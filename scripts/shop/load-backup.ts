import type pg from 'pg'
import type { Backup } from './backup-format.ts'
import { Refusal } from './command.ts'
import { listTables, type Table } from './tables.ts'

const ROWS_AT_ONCE = 1_000
const TEXT_AT_ONCE = 1_000_000

/**
 * Loads a portable backup into the empty tables that its migrations make: rows and ids as they were, with no trigger to
 * change them. Throws a `Refusal` for a backup that is not whole; the caller's transaction then takes all back.
 */
export async function load(
  session: pg.PoolClient,
  { contents, lines }: Backup,
  { signal, reached }: { signal: AbortSignal; reached: (rows: number) => void },
): Promise<void> {
  const tables = await listTables(session)
  const tableOf = (name: string) => {
    const columns = contents.tables.find((kept) => kept.name === name)?.columns ?? []
    const table = tables.find((each) => each.name === name)
    const types = columns.map((column) => table?.columns.find((each) => each.name === column)?.type)
    if (table?.columns.length !== columns.length || types.includes(undefined)) throw unlike()
    return { name, columns: columns.map((column, place) => ({ name: column, type: types[place] ?? '' })) }
  }
  if (contents.tables.length !== tables.length) throw unlike()

  await session.query(`set local timezone = 'UTC'`)
  for (const { name } of tables.toReversed()) {
    await session.query(`alter table ${session.escapeIdentifier(name)} disable trigger user`)
    await session.query(`delete from ${session.escapeIdentifier(name)}`)
  }

  let table: Table | undefined
  let batch: (string | null)[][] = []
  let text = 0
  let rows = 0
  let ended: number | undefined
  const flush = async () => {
    signal.throwIfAborted()
    if (table && batch.length > 0) await insert(session, table, batch)
    batch = []
    text = 0
    reached(rows)
  }
  for await (const line of lines) {
    if ('row' in line) {
      batch.push(line.row)
      rows += 1
      text += line.row.reduce((length, value) => length + (value?.length ?? 0), 0)
      if (batch.length >= ROWS_AT_ONCE || text >= TEXT_AT_ONCE) await flush()
    } else if ('table' in line) {
      await flush()
      table = tableOf(line.table)
    } else ended = line.rows
  }
  await flush()
  if (ended !== rows) throw new Refusal('The backup is cut off: it holds fewer rows than it says.')

  for (const { name } of tables) {
    await session.query(`alter table ${session.escapeIdentifier(name)} enable trigger user`)
  }
  for (const { name, last } of contents.sequences) {
    if (last !== null)
      await session.query('select setval($1::regclass, $2)', [session.escapeIdentifier(name), last])
  }
}

const unlike = () => new Refusal('The backup has other tables than its migrations make.')

async function insert(
  session: pg.PoolClient,
  { name, columns }: Table,
  rows: readonly (string | null)[][],
): Promise<void> {
  if (rows.some((row) => row.length !== columns.length)) throw unlike()
  const names = columns.map((column) => session.escapeIdentifier(column.name))
  const values = columns.map(({ type }, place) => `given.c${place}::${type}`)
  const given = columns.map((_, place) => `c${place}`).join(', ')
  await session.query(
    `insert into ${session.escapeIdentifier(name)} (${names.join(', ')}) overriding system value
     select ${values.join(', ')}
     from unnest(${columns.map((_, place) => `$${place + 1}::text[]`).join(', ')}) as given (${given})`,
    columns.map((_, place) => rows.map((row) => row[place])),
  )
}
