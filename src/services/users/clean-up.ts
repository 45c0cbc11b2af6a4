import { sql } from 'kysely'
import type { Db } from '../../db/client.ts'
import { changing, inPortions, type Pace } from '../../db/portions.ts'

/**
 * Forgets ended and mailed tokens that have expired, and attempts that no limit counts any more. Requests forget a few
 * as they go; this is for what a quiet shop leaves. May be run at any time, also twice at once.
 */
export const deleteExpired = (db: Db, pace?: Pace) =>
  inPortions(
    {
      ended_tokens: changing(
        db,
        (some) => sql`delete from ended_tokens where token_id in (
          select token_id from ended_tokens where expires_at < now() order by expires_at ${some})`,
      ),
      mailed_tokens: changing(
        db,
        (some) => sql`delete from mailed_tokens where token_hash in (
          select token_hash from mailed_tokens where expires_at < now() order by expires_at ${some})`,
      ),
      attempts: changing(
        db,
        (some) => sql`delete from attempts where id in (
          select id from attempts
          where at < now() - interval '1 day' order by at ${some})`,
      ),
    },
    pace,
  )
