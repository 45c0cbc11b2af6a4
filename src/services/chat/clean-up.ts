import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.ts'

interface Pace {
  /** How many rows one statement takes. */
  rowsAtOnce?: number
  /** After how long no further statement is sent. */
  budgetMs?: number
}

/** How many rows of each kind were deleted, and answers ended; not `finished` where time ran out before all were. */
export interface CleanedChats {
  answers_ended: number
  messages: number
  conversations: number
  token_reservations: number
  token_counts: number
  finished: boolean
}

/**
 * Deletes what was said more than `days` days ago, and conversations in which nothing is left; ends as aborted the answers
 * that no function writes any more, and forgets counts of tokens that no limit needs. It goes in portions, so that no
 * customer waits for it, and may be run at any time, also twice at once: what one run is at, another passes over.
 */
export async function deleteOldChats(
  db: Db,
  days: number,
  { rowsAtOnce = 1000, budgetMs = 20_000 }: Pace = {},
): Promise<CleanedChats> {
  const deadline = performance.now() + budgetMs
  const cleaned: CleanedChats = {
    answers_ended: 0,
    messages: 0,
    conversations: 0,
    token_reservations: 0,
    token_counts: 0,
    finished: true,
  }
  for (const [kind, next] of portions(db, days, rowsAtOnce)) {
    let count = rowsAtOnce
    while (count === rowsAtOnce) {
      if (performance.now() >= deadline) return { ...cleaned, finished: false }
      count = await next()
      cleaned[kind] += count
    }
  }
  return cleaned
}

type Kind = Exclude<keyof CleanedChats, 'finished'>

/** A portion of each kind of work, in an order in which each leaves the next its own; it gives how many rows it was. */
function portions(db: Db, days: number, rowsAtOnce: number): (readonly [Kind, () => Promise<number>])[] {
  const old = sql`now() - make_interval(days => ${days}::integer)`
  const some = sql`limit ${rowsAtOnce}::integer for update skip locked`
  const portion = (change: RawBuilder<unknown>) => async () => {
    const { rows } = await sql<{ changed: number }>`
      with changed as (${change} returning 1) select count(*)::int as changed from changed`.execute(db)
    return rows[0]?.changed ?? 0
  }
  return [
    [
      'answers_ended',
      portion(sql`update "chat_messages" set status = 'aborted' where id in (
        select id from chat_messages
        where status = 'streaming' and checked_at < now() - interval '10 minutes' ${some})`),
    ],
    [
      'messages',
      portion(sql`delete from chat_messages where id in (
        select id from chat_messages where created_at < ${old} order by created_at ${some})`),
    ],
    [
      'conversations',
      portion(sql`delete from chat_sessions where id in (
        select id from chat_sessions where updated_at < ${old}
          and not exists (select from chat_messages where chat_session_id = chat_sessions.id) ${some})`),
    ],
    // What a function that died had reserved stays counted: it has most likely used it.
    [
      'token_reservations',
      portion(sql`delete from chat_token_reservations where reply_id in (
        select reply_id from chat_token_reservations where created_at < now() - interval '10 minutes' ${some})`),
    ],
    [
      'token_counts',
      portion(sql`delete from chat_token_counts where (day, subject) in (
        select day, subject from chat_token_counts
        where day < (now() at time zone 'UTC')::date - 7 ${some})`),
    ],
  ]
}
