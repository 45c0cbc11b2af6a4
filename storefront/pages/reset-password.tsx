import '../account/account.css'
import { useState } from 'preact/hooks'
import { answered } from '../../src/client/answer.ts'
import { useLinkToken } from '../account/link-token.ts'
import { Outcome } from '../account/outcome.tsx'
import { PasswordField } from '../account/password-field.tsx'
import { Submit } from '../account/submit.tsx'
import { api } from '../api.ts'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { loadSession } from '../state/session.ts'
import { useForm } from '../use-form.ts'

const ANOTHER = <a href="/forgot-password">Ask for a new link</a>

/** Where the link that was mailed to who forgot a password leads. */
export function ResetPasswordPage() {
  const token = useLinkToken()
  const [isSet, setIsSet] = useState(false)
  const form = useForm(async ({ new_password = '' }) => {
    await answered(api.users['password-reset'].confirm.$post({ json: { token: token ?? '', new_password } }))
    setIsSet(true)
    await loadSession()
  })

  if (token === null) {
    return (
      <Page title="A new password" narrow>
        <div class="note">
          <p>This page is opened by the link in a mail from us. Ask for a new link if yours is incomplete.</p>
          <p>{ANOTHER}</p>
        </div>
      </Page>
    )
  }

  return (
    <Page title="A new password" lead="Everywhere you are signed in, you will have to sign in again." narrow>
      {isSet ? (
        <Outcome>
          <p>Your new password is set. Sign in with it.</p>
          <a class="button" href="/sign-in">
            Sign in
          </a>
        </Outcome>
      ) : (
        <div class="entrance">
          <form class="form" onSubmit={form.onSubmit}>
            <PasswordField
              label="New password"
              name="new_password"
              autocomplete="new-password"
              error={form.errorOf('new_password')}
            />
            <ProblemNote failure={form.failure}>{form.failure?.status === 400 && ANOTHER}</ProblemNote>
            <div class="form__actions">
              <Submit busy={form.busy} doing="Setting…">
                Set the password
              </Submit>
            </div>
          </form>
        </div>
      )}
    </Page>
  )
}
