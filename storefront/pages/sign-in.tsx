import '../account/account.css'
import { useLocation } from 'preact-iso'
import { answerOf } from '../../src/client/answer.ts'
import { enteredEmail, keepEmail } from '../account/entered-email.ts'
import { useGoingOn } from '../account/going-on.ts'
import { inWords } from '../in-words.ts'
import { PasswordField } from '../account/password-field.tsx'
import { Submit } from '../account/submit.tsx'
import { api } from '../api.ts'
import { Field } from '../components/field.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { signedInAs } from '../state/session.ts'
import { useForm } from '../use-form.ts'

const WORDS = {
  401: 'This email and password do not belong together. Check both and try again.',
  403: 'This account is closed, so nobody can sign in to it.',
}

/** Where a customer signs in, to go on where they were. */
export function SignInPage() {
  const { query } = useLocation()
  const next = useGoingOn()
  const form = useForm(async ({ email = '', password = '' }) => {
    const { user } = await answerOf(api.users.login.$post({ json: { email, password } }))
    signedInAs(user)
  })

  return (
    <Page
      title="Sign in"
      lead={query.next === undefined ? undefined : 'Then you go on where you were.'}
      narrow
    >
      <div class="entrance">
        <form class="form" onSubmit={form.onSubmit}>
          <Field
            label="Email"
            name="email"
            type="email"
            autocomplete="username"
            required
            maxLength={255}
            defaultValue={enteredEmail()}
            onInput={({ currentTarget }) => keepEmail(currentTarget.value)}
            error={form.errorOf('email')}
          />
          <PasswordField
            label="Password"
            name="password"
            autocomplete="current-password"
            error={form.errorOf('password')}
          />
          <ProblemNote failure={inWords(form.failure, WORDS)} />
          <div class="form__actions">
            <Submit busy={form.busy} doing="Signing in…">
              Sign in
            </Submit>
            <a href="/forgot-password">Forgotten your password?</a>
          </div>
        </form>
        <div class="entrance__ways">
          <p>New here?</p>
          <p>
            <a class="button" href={`/register?next=${encodeURIComponent(next)}`}>
              Make an account
            </a>
          </p>
        </div>
      </div>
    </Page>
  )
}
