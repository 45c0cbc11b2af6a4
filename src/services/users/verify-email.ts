import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { allowed, callerRole, stands } from '../../db/access.ts'
import { auditNote, NO_DETAILS } from '../../db/audit.ts'
import type { Db } from '../../db/client.ts'
import { isoTime } from '../../db/expressions.ts'
import { admitted, type Attempt, countedRow, secondsToWait, withCallersAttempt } from '../../db/throttle.ts'
import { AppError } from '../../lib/errors.ts'
import { type Caller, type Principal, staleToken } from '../../lib/principal.ts'
import type { UsersDeps } from './app.ts'
import { verificationMail } from './letters.ts'
import { EMAIL_VERIFICATION } from './limits.ts'
import { postOf } from './mail.ts'
import {
  deleteTokens,
  expiredTokensSweep,
  insertToken,
  isUsed,
  linkExpired,
  type MailedToken,
  newToken,
} from './mailed-tokens.ts'
import type { Source } from './source.ts'

/** Whether and since when the caller's email is verified. */
export async function findVerification(db: Db, principal: Principal) {
  const row = await db
    .selectFrom('users')
    .select([
      'users.email',
      isoTime(sql.ref('users.email_verified_at')).$castTo<string | null>().as('verified_at'),
    ])
    .where(stands(principal))
    .executeTakeFirst()
  if (!row) throw staleToken()
  return row
}

/** Sends the caller a link that verifies the email; 409 when it is verified, 429 after too many. */
export async function requestVerification(deps: UsersDeps, caller: Caller, source: Source): Promise<void> {
  const { send, siteUrl } = postOf(deps)
  const token = newToken('email_verification')
  const account = await issueVerification(deps.db, caller, token, {
    id: crypto.randomUUID(),
    client: source.client,
    subject: deps.pseudonym(`user ${caller.userId}`),
  })
  if (account.verified) throw new AppError('conflict', 'The email is verified already.')
  source.later('mail', () => send(verificationMail(account.email, siteUrl, token.token)))
}

async function issueVerification(db: Db, principal: Principal, token: MailedToken, attempt: Attempt) {
  const issue = withCallersAttempt(db, principal, EMAIL_VERIFICATION, attempt)
    .with('account', (query) =>
      query
        .selectFrom('users')
        .innerJoin('caller', 'caller.id', 'users.id')
        .innerJoin('wait', (join) => join.on('wait.seconds', 'is', null))
        .select((eb) => [
          'users.id',
          'users.email',
          'users.token_version',
          eb('users.email_verified_at', 'is not', null).as('verified'),
        ]),
    )
    .with('unverified', (query) =>
      query.selectFrom('account').selectAll().where('account.verified', '=', false),
    )
    .with('issued', () => insertToken(token, 'unverified'))
    .with('expired', () => expiredTokensSweep)
    .selectNoFrom((eb) => [
      callerRole,
      secondsToWait,
      jsonObjectFrom(eb.selectFrom('account').select(['account.email', 'account.verified'])).as('account'),
    ])
  const { account } = admitted(allowed(await countedRow(db, EMAIL_VERIFICATION, attempt, issue)))
  if (!account) throw staleToken()
  return account
}

/** Verifies the email that a link was sent to; the token works once: 400 when it is used, old or made up. */
export async function confirmVerification(
  db: Db,
  token: string,
  { client, requestId }: Source,
): Promise<void> {
  const verified = await db
    .with('deleted', () => deleteTokens('email_verification', token))
    .with('account', (query) =>
      query
        .updateTable('users')
        .from('deleted')
        .set({ email_verified_at: sql<string>`coalesce(users.email_verified_at, now())` })
        .whereRef('users.id', '=', 'deleted.user_id')
        .where(isUsed(token))
        .returning('users.id'),
    )
    .with('noted', () =>
      auditNote(
        { event: 'email_verified', subject: 'user', client, requestId },
        sql`(select account.id, ${NO_DETAILS} as details from account)`,
      ),
    )
    .selectFrom('account')
    .select('account.id')
    .executeTakeFirst()
  if (!verified) throw linkExpired()
}
