import { sql } from 'kysely'
import type { Db } from '../../db/client.ts'
import { changing, inPortions, type Pace } from '../../db/portions.ts'

/**
 * Deletes what was said more than `days` days ago, and conversations in which nothing is left; ends as aborted the answers
 * that no function writes any more, and forgets counts of tokens that no limit needs. It goes in portions, so that no
 * customer waits for it, and may be run at any time, also twice at once: what one run is at, another passes over. Gives
 * how many rows of each kind it was.
 */
export function deleteOldChats(db: Db, days: number, pace?: Pace) {
  const old = sql`now() - make_interval(days => ${days}::integer)`
  // In this order each leaves the next its own.
  return inPortions(
    {
      answers_ended: changing(
        db,
        (some) => sql`update "chat_messages" set status = 'aborted' where id in (
          select id from chat_messages
          where status = 'streaming' and checked_at < now() - interval '10 minutes' ${some})`,
      ),
      messages: changing(
        db,
        (some) => sql`delete from chat_messages where id in (
          select id from chat_messages where created_at < ${old} order by created_at ${some})`,
      ),
      conversations: changing(
        db,
        (some) => sql`delete from chat_sessions where id in (
          select id from chat_sessions where updated_at < ${old}
            and not exists (select from chat_messages where chat_session_id = chat_sessions.id) ${some})`,
      ),
      // What a function that died had reserved stays counted: it has most likely used it.
      token_reservations: changing(
        db,
        (some) => sql`delete from chat_token_reservations where reply_id in (
          select reply_id from chat_token_reservations where created_at < now() - interval '10 minutes' ${some})`,
      ),
      token_counts: changing(
        db,
        (some) => sql`delete from chat_token_counts where (day, subject) in (
          select day, subject from chat_token_counts
          where day < (now() at time zone 'UTC')::date - 7 ${some})`,
      ),
    },
    pace,
  )
}
