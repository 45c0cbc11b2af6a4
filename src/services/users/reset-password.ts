import type { UsersDeps } from './app.ts'
import { passwordChangedMail, passwordResetMail } from './letters.ts'
import { postOf } from './mail.ts'
import { isGoodResetToken, linkExpired, newToken } from './mailed-tokens.ts'
import { refuseCommon } from './new-password.ts'
import { admitResetRequest, issueResetToken, resetPassword } from './password-queries.ts'
import type { ConfirmPasswordReset, RequestPasswordReset } from './schemas.ts'
import type { Source } from './source.ts'

/**
 * Sends a link that lets a password be set to the email of an active account, and nothing to any other. Whether there is
 * one is looked up after the answer, so that neither the answer nor its time can tell. Too many wishes are a 429.
 */
export async function requestPasswordReset(
  deps: UsersDeps,
  { email }: RequestPasswordReset,
  source: Source,
): Promise<void> {
  const { send, siteUrl } = postOf(deps)
  await admitResetRequest(deps.db, {
    id: crypto.randomUUID(),
    client: source.client,
    subject: deps.pseudonym(`email ${email}`),
  })
  source.later('mail', async () => {
    const token = newToken('password_reset')
    if (await issueResetToken(deps.db, email, token, source)) {
      await send(passwordResetMail(email, siteUrl, token.token))
    }
  })
}

/** Sets the password by a link's token, which works once: 400 when it is used, old or made up; a common one is a 422. */
export async function confirmPasswordReset(
  { db, passwords, post }: UsersDeps,
  { token, new_password }: ConfirmPasswordReset,
  source: Source,
): Promise<void> {
  await refuseCommon('new_password', new_password)
  passwords.warm()
  const { rows } = await isGoodResetToken(token).execute(db)
  if (!rows[0]?.good) throw linkExpired()
  const account = await resetPassword(db, token, await passwords.hash(new_password), source)
  if (!account) throw linkExpired()
  if (post) source.later('mail', () => post.send(passwordChangedMail(account.email, post.siteUrl)))
}
