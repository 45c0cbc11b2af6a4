import { type IssueToken, SESSION_SECONDS } from '../../http/tokens.ts'
import { AppError } from '../../lib/errors.ts'
import { signInRequired } from '../../lib/principal.ts'
import type { UsersDeps } from './app.ts'
import { signInThrottle } from './limits.ts'
import type { Login, User } from './schemas.ts'
import { admitSignIn, findCredentials, noteFailedSignIn } from './session-queries.ts'
import type { SignInSource } from './source.ts'

/**
 * Signs in by email and password. A wrong password and an unknown email are the same 401 after the same work; the right
 * password of a deactivated account is a 403. Too many failures are a 429 before any work, for emails that exist and
 * that do not: every try counts as failed from its start until it is known to have succeeded, so that tries made at
 * once are counted too. A hash of another cost than today's is replaced on the way.
 */
export async function signIn(deps: UsersDeps, { email, password }: Login, source: SignInSource) {
  const { db, passwords, issueToken, pseudonym } = deps
  passwords.warm()
  const attempt = { id: crypto.randomUUID(), client: source.client, subject: pseudonym(`email ${email}`) }
  const found = await findCredentials(db, email, signInThrottle(email, source.knownAs), attempt)
  const matches = await passwords.matches(password, found?.password_hash)
  if (!matches || !found) {
    await noteFailedSignIn(db, found?.id, source)
    throw wrongCredentials()
  }
  if (!found.is_active) {
    await noteFailedSignIn(db, found.id, source, 'inactive')
    throw new AppError('forbidden', 'User account is inactive')
  }
  const newHash = passwords.isOutdated(found.password_hash) ? await passwords.hash(password) : undefined
  const account = await admitSignIn(db, attempt, found, newHash, source)
  if (!account) throw wrongCredentials()
  return sessionOf(issueToken, account)
}

const wrongCredentials = () => signInRequired('Invalid email or password')

/** What register, login and a change of password answer: the account and a fresh token. */
export async function sessionOf(
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
