import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { MailedTokenPurpose } from '../../db/schema.ts'
import { AppError } from '../../lib/errors.ts'

const TOKEN_BYTES = 32
const HOURS = 1

/** A token for a link in a mail: 256 random bits, good once, for an hour. Only its hash is stored. */
export interface MailedToken {
  purpose: MailedTokenPurpose
  token: string
  hash: string
}

export function newToken(purpose: MailedTokenPurpose): MailedToken {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return { purpose, token, hash: hashOf(token) }
}

/** SHA-256 is enough for what was random to begin with. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What somebody hears whose link is used, old or made up: which of these is not told. */
export const linkExpired = () => new AppError('rule', 'This link is no longer good. Ask for a new one.')

const sameToken = (token: string) => sql`token_hash = decode(${hashOf(token)}::text, 'hex')`

/** A CTE's statement that stores the token for the row of the CTE `account`, if there is a token. */
export const insertToken = (token: MailedToken | undefined, account: 'account' | 'unverified') =>
  sql<{
    user_id: number
  }>`(insert into mailed_tokens (token_hash, user_id, purpose, token_version, expires_at)
    select decode(${token?.hash ?? ''}::text, 'hex'), owner.id, ${token?.purpose ?? ''}::text, owner.token_version,
      now() + make_interval(hours => ${HOURS}::integer)
    from ${sql.table(account)} as owner where ${token !== undefined}::boolean
    on conflict do nothing returning user_id)`

/**
 * A CTE's statement that deletes a good token, and every other of its owner and purpose with it. Of two uses at once the
 * second deletes at most others, so that only who deleted this very one, `isUsed` says, may go on.
 */
export const deleteTokens = (purpose: MailedTokenPurpose, token: string) =>
  sql<{ user_id: number; token_version: number; token_hash: Buffer }>`(delete from mailed_tokens
    where purpose = ${purpose}::text and user_id = (
      select good.user_id from mailed_tokens as good
      where good.${sameToken(token)} and good.purpose = ${purpose}::text and good.expires_at > now())
    returning user_id, token_version, token_hash)`

/** A condition on what was deleted: it is this very token. */
export const isUsed = (token: string) => sql<boolean>`deleted.${sameToken(token)}`

/** Whether a link still lets a password be set: its password, role and standing are those it was sent under. */
export const isGoodResetToken = (token: string) =>
  sql<{ good: boolean }>`select exists (
    select from mailed_tokens join users on users.id = mailed_tokens.user_id
    where mailed_tokens.${sameToken(token)} and mailed_tokens.purpose = 'password_reset'
      and mailed_tokens.expires_at > now() and users.token_version = mailed_tokens.token_version
      and users.is_active) as good`

/** A CTE's statement that sweeps away expired tokens, a few at a time. */
export const expiredTokensSweep = sql<{ user_id: number }>`(delete from mailed_tokens where token_hash in (
    select old.token_hash from mailed_tokens as old where old.expires_at < now() limit 20
    for update skip locked) returning user_id)`
