import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { auditNote, NO_DETAILS, writeAuditNote } from '../../db/audit.ts'
import type { Db } from '../../db/client.ts'
import { refusedBy } from '../../db/constraints.ts'
import {
  admitted,
  type Attempt,
  countedRow,
  secondsToWait,
  type Throttle,
  withAttempt,
  withdrawAttempt,
} from '../../db/throttle.ts'
import { AppError } from '../../lib/errors.ts'
import { userColumns } from './columns.ts'
import { endedTokensSweep, endTokens } from './ended-tokens.ts'
import { insertToken, type MailedToken } from './mailed-tokens.ts'
import type { SignInSource, Source } from './source.ts'

const emailTaken = () => new AppError('rule', 'Email already registered')

/** What a sign-in must know of an account before it looks at the password. */
export interface Credentials {
  id: number
  password_hash: string
  token_version: number
  is_active: boolean
}

/** Counts a sign-in against its limits and, within them, gives the account of the email; null where there is none. */
export async function findCredentials(db: Db, email: string, throttle: Throttle, attempt: Attempt) {
  const find = withAttempt(db, throttle, attempt).selectNoFrom((eb) => [
    secondsToWait,
    jsonObjectFrom(
      eb
        .selectFrom('users')
        .innerJoin('wait', (join) => join.on('wait.seconds', 'is', null))
        .select(['users.id', 'users.password_hash', 'users.token_version', 'users.is_active'])
        .where('users.email', '=', email),
    ).as('found'),
  ])
  return admitted(await countedRow(db, throttle, attempt, find)).found
}

/** Notes a sign-in that failed, at an account or at an email that has none: the work is the same. */
export const noteFailedSignIn = (
  db: Db,
  userId: number | undefined,
  { client, requestId }: Source,
  reason: 'credentials' | 'inactive' = 'credentials',
) =>
  writeAuditNote(
    db,
    { event: 'sign_in_failed', subject: 'user', client, requestId },
    sql`(select ${userId ?? null}::integer as id, jsonb_build_object('reason', ${reason}::text) as details)`,
  )

/**
 * Withdraws the attempt, ends the tokens that the new one replaces, notes the sign-in, and replaces the hash where there
 * is a new one. Does none of it, notes a failure, and gives undefined when the account was closed or its password
 * changed meanwhile.
 */
export const admitSignIn = (
  db: Db,
  attempt: Attempt,
  { id, password_hash, token_version }: Credentials,
  newHash: string | undefined,
  { client, requestId, replaces }: SignInSource,
) =>
  db
    .with('account', (query) =>
      query
        .selectFrom('users')
        .selectAll('users')
        .where('users.id', '=', id)
        .where('users.token_version', '=', token_version)
        .where('users.is_active', '=', true),
    )
    .with('replaced', () => endTokens(replaces, 'account'))
    .with('forgotten', () => endedTokensSweep)
    .with('withdrawn', () => withdrawAttempt(attempt.id))
    .with('rehashed', (query) =>
      query
        .updateTable('users')
        .from('account')
        .set({ password_hash: newHash ?? password_hash })
        .whereRef('users.id', '=', 'account.id')
        .where('users.password_hash', '=', password_hash)
        .where((eb) => eb.val(newHash !== undefined))
        .returning('users.id'),
    )
    .with('noted', () =>
      auditNote(
        { event: 'signed_in', actorId: id, subject: 'user', client, requestId },
        sql`(select account.id, ${NO_DETAILS} as details from account)`,
      ),
    )
    .with('failure_noted', () =>
      auditNote(
        { event: 'sign_in_failed', subject: 'user', client, requestId },
        sql`(select ${id}::integer as id, jsonb_build_object('reason', 'changed meanwhile') as details
          where not exists (select from account))`,
      ),
    )
    .selectFrom('account')
    .select([...userColumns('account'), 'account.token_version'])
    .executeTakeFirst()

/** Counts a registration against its limit, and refuses it where the email is taken. */
export async function admitRegistration(db: Db, email: string, throttle: Throttle, attempt: Attempt) {
  const look = withAttempt(db, throttle, attempt).selectNoFrom((eb) => [
    secondsToWait,
    eb.exists(eb.selectFrom('users').select('users.id').where('users.email', '=', email)).as('taken'),
  ])
  if (admitted(await countedRow(db, throttle, attempt, look)).taken) throw emailTaken()
}

interface NewUser {
  email: string
  password_hash: string
  full_name: string
}

/** Adds an account, and the token that verifies its email where one is to be sent. A taken email is refused with 400. */
export const insertUser = (
  db: Db,
  user: NewUser,
  verification: MailedToken | undefined,
  { client, requestId, replaces }: SignInSource,
) =>
  db
    .with('account', (query) => query.insertInto('users').values(user).returningAll())
    .with('replaced', () => endTokens(replaces, 'account'))
    .with('issued', () => insertToken(verification, 'account'))
    .with('noted', () =>
      auditNote(
        { event: 'registered', subject: 'user', client, requestId },
        sql`(select account.id, ${NO_DETAILS} as details from account)`,
      ),
    )
    .selectFrom('account')
    .select([...userColumns('account'), 'account.token_version'])
    .executeTakeFirstOrThrow()
    .catch(refusedBy('users_email_key', emailTaken()))
