import { type RawBuilder, sql } from 'kysely'
import type { Db } from './client.ts'

export interface Pace {
  /** How many rows one statement takes. */
  rowsAtOnce?: number
  /** After how long no further statement is sent. */
  budgetMs?: number
}

/** How many rows each kind of change was of; not `finished` where time ran out before all were. */
export type Changed<Kind extends string> = Record<Kind, number> & { finished: boolean }

/** Makes one portion of a kind of change and gives how many rows it was of. */
export type Portion = (rowsAtOnce: number) => Promise<number>

/**
 * Changes many rows in portions, so that nobody waits long for any of them: the kinds one after another, each until
 * nothing of it is left. A portion that is not full is taken for the last of its kind.
 */
export async function inPortions<Kind extends string>(
  portions: Readonly<Record<Kind, Portion>>,
  { rowsAtOnce = 1000, budgetMs = 8_000 }: Pace = {},
): Promise<Changed<Kind>> {
  const deadline = performance.now() + budgetMs
  const kinds = Object.keys(portions) as Kind[]
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>
  for (const kind of kinds) {
    let count = rowsAtOnce
    while (count === rowsAtOnce) {
      if (performance.now() >= deadline) return { ...counts, finished: false }
      count = await portions[kind](rowsAtOnce)
      counts[kind] += count
    }
  }
  return { ...counts, finished: true }
}

/** The end of a query for the rows of a portion: what others are at is passed over. */
const some = (rowsAtOnce: number) => sql`limit ${rowsAtOnce}::integer for update skip locked`

/** A portion that one statement makes, a change of the rows that its query ends with `rows`. */
export const changing =
  (db: Db, change: (rows: RawBuilder<unknown>) => RawBuilder<unknown>): Portion =>
  async (rowsAtOnce) => {
    const { rows } = await sql<{ changed: number }>`
      with changed as (${change(some(rowsAtOnce))} returning 1)
      select count(*)::int as changed from changed`.execute(db)
    return rows[0]?.changed ?? 0
  }
