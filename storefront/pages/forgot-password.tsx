import '../account/account.css'
import { useState } from 'preact/hooks'
import { answerOf } from '../../src/client/answer.ts'
import { enteredEmail, keepEmail } from '../account/entered-email.ts'
import { inWords } from '../in-words.ts'
import { Outcome } from '../account/outcome.tsx'
import { Submit } from '../account/submit.tsx'
import { api } from '../api.ts'
import { Field } from '../components/field.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { useForm } from '../use-form.ts'

/** Where one asks for the link that lets a new password be set; whether the email has an account is not told. */
export function ForgotPasswordPage() {
  const [sent, setSent] = useState('')
  const form = useForm(async ({ email = '' }) => {
    const { message } = await answerOf(api.users['password-reset'].$post({ json: { email } }))
    setSent(message)
  })

  return (
    <Page
      title="Forgotten password"
      lead="Tell us your email address, and we send you a link that lets you choose a new password."
      narrow
    >
      {sent ? (
        <Outcome>
          <p>{sent}</p>
          <p class="quiet">It is good for an hour. Nothing there? Look among your unwanted mail.</p>
        </Outcome>
      ) : (
        <div class="entrance">
          <form class="form" onSubmit={form.onSubmit}>
            <Field
              label="Email"
              name="email"
              type="email"
              autocomplete="email"
              required
              maxLength={255}
              defaultValue={enteredEmail()}
              onInput={({ currentTarget }) => keepEmail(currentTarget.value)}
              error={form.errorOf('email')}
            />
            <ProblemNote failure={inWords(form.failure)} />
            <div class="form__actions">
              <Submit busy={form.busy} doing="Sending…">
                Send the link
              </Submit>
              <a href="/sign-in">Back to sign in</a>
            </div>
          </form>
        </div>
      )}
    </Page>
  )
}
