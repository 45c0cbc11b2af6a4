import '../account/account.css'
import { answerOf, RequestFailed } from '../../src/client/answer.ts'
import { enteredEmail, keepEmail } from '../account/entered-email.ts'
import { useGoingOn } from '../account/going-on.ts'
import { inWords } from '../in-words.ts'
import { PasswordField } from '../account/password-field.tsx'
import { Submit } from '../account/submit.tsx'
import { api } from '../api.ts'
import { Field } from '../components/field.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { signInPath } from '../navigation.ts'
import { signedInAs } from '../state/session.ts'
import { useForm } from '../use-form.ts'

const TAKEN = 'There is an account with this email already.'

/** Where somebody becomes a customer, to go on where they were. */
export function RegisterPage() {
  const next = useGoingOn()
  const form = useForm(async ({ full_name = '', email = '', password = '' }) => {
    try {
      const json = { full_name, email, password }
      const { user } = await answerOf(api.users.register.$post({ json }))
      signedInAs(user)
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.status !== 400) throw error
      form.refuse({ email: TAKEN })
    }
  })
  const emailError = form.errorOf('email')

  return (
    <Page title="Make an account" lead="To keep a cart, to buy, and to see how your orders are." narrow>
      <div class="entrance">
        <form class="form" onSubmit={form.onSubmit}>
          <Field
            label="Full name"
            name="full_name"
            autocomplete="name"
            required
            maxLength={255}
            error={form.errorOf('full_name')}
          />
          <Field
            label="Email"
            name="email"
            type="email"
            autocomplete="username"
            required
            maxLength={255}
            defaultValue={enteredEmail()}
            onInput={({ currentTarget }) => keepEmail(currentTarget.value)}
            error={emailError}
            hint={emailError === TAKEN && <a href={signInPath(next)}>Sign in with it</a>}
          />
          <PasswordField
            label="Password"
            name="password"
            autocomplete="new-password"
            error={form.errorOf('password')}
          />
          <ProblemNote failure={inWords(form.failure)} />
          <div class="form__actions">
            <Submit busy={form.busy} doing="Creating your account…">
              Create account
            </Submit>
          </div>
        </form>
        <div class="entrance__ways">
          <p>
            Have an account already? <a href={signInPath(next)}>Sign in</a>
          </p>
        </div>
      </div>
    </Page>
  )
}
