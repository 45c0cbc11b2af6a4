import { sql } from 'kysely'
import type { Db } from '../../db/client.ts'
import { SESSION_SECONDS } from '../../http/tokens.ts'

/**
 * A CTE's statement that ends tokens one by one, where `table` has a row: they are remembered for as long as they could
 * have counted. Ending one twice is the same as once.
 */
export const endTokens = (tokenIds: readonly string[], table: 'account' | 'anyone') =>
  sql<{ token_id: string }>`(insert into ended_tokens (token_id, expires_at)
    select id, now() + make_interval(secs => ${SESSION_SECONDS}::integer) from unnest(${tokenIds}::uuid[]) as id
    where exists (select from ${sql.table(table)})
    on conflict do nothing returning token_id)`

/** A CTE's statement that forgets ended tokens that have expired, a few at a time. */
export const endedTokensSweep = sql<{ token_id: string }>`(delete from ended_tokens where token_id in (
    select old.token_id from ended_tokens as old where old.expires_at < now() limit 20
    for update skip locked) returning token_id)`

/** Ends tokens, whoever carries them. */
export const signOut = (db: Db, tokenIds: readonly string[]) =>
  db.batch(
    [
      db
        .with('anyone', () => sql<{ one: number }>`(select 1 as one)`)
        .with('ended', () => endTokens(tokenIds, 'anyone'))
        .with('forgotten', () => endedTokensSweep)
        .selectFrom('ended')
        .select('ended.token_id'),
    ],
    { repeatable: true },
  )
