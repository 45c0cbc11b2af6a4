import { type Principal, signInRequired, staleToken } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { type IssueToken, SESSION_SECONDS } from '../../http/tokens.ts'
import { AppError } from '../../lib/errors.ts'
import type { Passwords } from './passwords.ts'
import { findCredentials, findOwnHash, insertUser, replaceHash, updateOwnPassword } from './queries.ts'
import type { ChangePassword, Login, Register, User } from './schemas.ts'

interface SignInDeps {
  db: Db
  passwords: Passwords
  issueToken: IssueToken
}

/** Makes an account and signs it in. An email that is taken is refused with 400; of two at once one wins. */
export async function register(
  { db, passwords, issueToken }: SignInDeps,
  { email, password, full_name }: Register,
) {
  const password_hash = await passwords.hash(password)
  return sessionOf(issueToken, await insertUser(db, { email, password_hash, full_name }))
}

/**
 * Signs in by email and password. A wrong password and an unknown email are the same 401 after the same work; the right
 * password of a deactivated account is a 403. A hash of another cost than today's is replaced on the way.
 */
export async function signIn({ db, passwords, issueToken }: SignInDeps, { email, password }: Login) {
  const found = await findCredentials(db, email)
  if (!(await passwords.matches(password, found?.password_hash)) || !found) {
    throw signInRequired('Invalid email or password')
  }
  const { password_hash, ...account } = found
  if (!account.is_active) throw new AppError('forbidden', 'User account is inactive')
  if (passwords.isOutdated(password_hash)) {
    await replaceHash(db, account.id, password_hash, await passwords.hash(password))
  }
  return sessionOf(issueToken, account)
}

/** Sets a new password and signs in anew: every token from before stops working. A wrong current password is a 400. */
export async function changePassword(
  { db, passwords, issueToken }: SignInDeps,
  principal: Principal,
  { current_password, new_password }: ChangePassword,
) {
  const own = await findOwnHash(db, principal)
  if (!own) throw staleToken()
  if (!(await passwords.matches(current_password, own.password_hash))) {
    throw new AppError('rule', 'The current password is wrong.')
  }
  const account = await updateOwnPassword(db, principal, await passwords.hash(new_password))
  if (!account) throw staleToken()
  return sessionOf(issueToken, account)
}

async function sessionOf(
  issueToken: IssueToken,
  { token_version, ...user }: User & { token_version: number },
) {
  return {
    access_token: await issueToken({ userId: user.id, tokenVersion: token_version }),
    token_type: 'bearer' as const,
    expires_in: SESSION_SECONDS,
    user,
  }
}
