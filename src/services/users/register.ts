import type { UsersDeps } from './app.ts'
import { newToken } from './mailed-tokens.ts'
import { verificationMail } from './letters.ts'
import { refuseCommon } from './new-password.ts'
import type { SignInSource } from './source.ts'
import type { Register } from './schemas.ts'
import { admitRegistration, insertUser } from './session-queries.ts'
import { sessionOf } from './sign-in.ts'
import { registrationThrottle } from './limits.ts'

/**
 * Makes an account and signs it in; where the shop can send mail, a link that verifies the email goes out. An email that
 * is taken is refused with 400, of two at once one wins; a common password with 422; too many registrations from one
 * network with 429.
 */
export async function register(
  { db, passwords, issueToken, pseudonym, registrationsPerHour, post }: UsersDeps,
  { email, password, full_name }: Register,
  source: SignInSource,
) {
  await refuseCommon('password', password)
  passwords.warm()
  await admitRegistration(db, email, registrationThrottle(registrationsPerHour), {
    id: crypto.randomUUID(),
    client: source.client,
    subject: pseudonym(`email ${email}`),
  })
  const password_hash = await passwords.hash(password)
  const verification = post && newToken('email_verification')
  const account = await insertUser(db, { email, password_hash, full_name }, verification, source)
  if (post && verification) {
    source.later('mail', () => post.send(verificationMail(account.email, post.siteUrl, verification.token)))
  }
  return sessionOf(issueToken, account)
}
