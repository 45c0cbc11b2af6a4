import { AppError } from '../../lib/errors.ts'
import { type Caller, staleToken } from '../../lib/principal.ts'
import type { UsersDeps } from './app.ts'
import { passwordChangedMail } from './letters.ts'
import { refuseCommon } from './new-password.ts'
import { findOwnHash, noteFailedChange, updateOwnPassword } from './password-queries.ts'
import type { ChangePassword } from './schemas.ts'
import { sessionOf } from './sign-in.ts'
import type { Source } from './source.ts'

/**
 * Sets a new password and signs in anew: every token from before stops working. A wrong current password is a 400; too
 * many tries, right or wrong, a 429; a common new password a 422. The owner of a verified email is told.
 */
export async function changePassword(
  { db, passwords, issueToken, pseudonym, post }: UsersDeps,
  caller: Caller,
  { current_password, new_password }: ChangePassword,
  source: Source,
) {
  await refuseCommon('new_password', new_password)
  passwords.warm()
  const hash = await findOwnHash(db, caller, {
    id: crypto.randomUUID(),
    client: source.client,
    subject: pseudonym(`user ${caller.userId}`),
  })
  if (!(await passwords.matches(current_password, hash))) {
    await noteFailedChange(db, caller, source)
    throw new AppError('rule', 'The current password is wrong.')
  }
  const changed = await updateOwnPassword(db, caller, await passwords.hash(new_password), source)
  if (!changed) throw staleToken()
  const { verified, ...account } = changed
  if (post && verified)
    source.later('mail', () => post.send(passwordChangedMail(account.email, post.siteUrl)))
  return sessionOf(issueToken, account)
}
