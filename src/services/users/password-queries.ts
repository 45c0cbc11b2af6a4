import { sql } from 'kysely'
import { allowed, callerRole, stands } from '../../db/access.ts'
import { auditNote, NO_DETAILS, writeAuditNote } from '../../db/audit.ts'
import type { Db } from '../../db/client.ts'
import {
  admitted,
  type Attempt,
  countedRow,
  secondsToWait,
  withAttempt,
  withCallersAttempt,
} from '../../db/throttle.ts'
import { type Caller, type Principal, staleToken } from '../../lib/principal.ts'
import { userColumns } from './columns.ts'
import { PASSWORD_CHECK, PASSWORD_RESET } from './limits.ts'
import { deleteTokens, expiredTokensSweep, insertToken, isUsed, type MailedToken } from './mailed-tokens.ts'
import type { Source } from './source.ts'

/** Counts a check of the caller's password against its limit and gives the hash to check it by. */
export async function findOwnHash(db: Db, principal: Principal, attempt: Attempt): Promise<string> {
  const find = withCallersAttempt(db, principal, PASSWORD_CHECK, attempt).selectNoFrom((eb) => [
    callerRole,
    secondsToWait,
    eb
      .selectFrom('users')
      .innerJoin('caller', 'caller.id', 'users.id')
      .select('users.password_hash')
      .as('password_hash'),
  ])
  const { password_hash } = admitted(allowed(await countedRow(db, PASSWORD_CHECK, attempt, find)))
  if (password_hash === null) throw staleToken()
  return password_hash
}

/** Notes that somebody who was signed in did not know the password. */
export const noteFailedChange = (db: Db, { userId }: Caller, { client, requestId }: Source) =>
  writeAuditNote(
    db,
    { event: 'password_change_failed', actorId: userId, subject: 'user', client, requestId },
    sql`(select ${userId}::integer as id, ${NO_DETAILS} as details)`,
  )

/** Sets the caller's password and ends every token issued before, and with them every link that sets a password. */
export const updateOwnPassword = (
  db: Db,
  caller: Caller,
  password_hash: string,
  { client, requestId }: Source,
) =>
  db
    .with('account', (query) =>
      query
        .updateTable('users')
        .set((eb) => ({ password_hash, token_version: eb('users.token_version', '+', 1) }))
        .where(stands(caller))
        .returningAll(),
    )
    .with('noted', () =>
      auditNote(
        { event: 'password_changed', actorId: caller.userId, subject: 'user', client, requestId },
        sql`(select account.id, ${NO_DETAILS} as details from account)`,
      ),
    )
    .selectFrom('account')
    .select((eb) => [
      ...userColumns('account'),
      'account.token_version',
      eb('account.email_verified_at', 'is not', null).as('verified'),
    ])
    .executeTakeFirst()

/** Counts a wish for a link against its limits. Nothing here depends on whether the email has an account. */
export async function admitResetRequest(db: Db, attempt: Attempt): Promise<void> {
  const count = withAttempt(db, PASSWORD_RESET, attempt).selectNoFrom(secondsToWait)
  admitted(await countedRow(db, PASSWORD_RESET, attempt, count))
}

/** Stores the token of a link that sets a password, for the email of an active account; false where it has none. */
export async function issueResetToken(
  db: Db,
  email: string,
  token: MailedToken,
  { client, requestId }: Source,
): Promise<boolean> {
  const issued = await db
    .with('account', (query) =>
      query
        .selectFrom('users')
        .select(['users.id', 'users.token_version'])
        .where('users.email', '=', email)
        .where('users.is_active', '=', true),
    )
    .with('issued', () => insertToken(token, 'account'))
    .with('expired', () => expiredTokensSweep)
    .with('noted', () =>
      auditNote(
        { event: 'password_reset_requested', subject: 'user', client, requestId },
        sql`(select issued.user_id as id, ${NO_DETAILS} as details from issued)`,
      ),
    )
    .selectFrom('issued')
    .select('issued.user_id')
    .executeTakeFirst()
  return issued !== undefined
}

/**
 * Uses the link's token up and sets the password of its active account, ending every token and every other link; the
 * email is verified by it too. Gives undefined when the link is no longer good.
 */
export const resetPassword = (db: Db, token: string, password_hash: string, { client, requestId }: Source) =>
  db
    .with('deleted', () => deleteTokens('password_reset', token))
    .with('account', (query) =>
      query
        .updateTable('users')
        .from('deleted')
        .set((eb) => ({
          password_hash,
          token_version: eb('users.token_version', '+', 1),
          email_verified_at: sql<string>`coalesce(users.email_verified_at, now())`,
        }))
        .whereRef('users.id', '=', 'deleted.user_id')
        .whereRef('users.token_version', '=', 'deleted.token_version')
        .where('users.is_active', '=', true)
        .where(isUsed(token))
        .returning(['users.id', 'users.email']),
    )
    .with('noted', () =>
      auditNote(
        { event: 'password_reset', subject: 'user', client, requestId },
        sql`(select account.id, ${NO_DETAILS} as details from account)`,
      ),
    )
    .selectFrom('account')
    .select('account.email')
    .executeTakeFirst()
