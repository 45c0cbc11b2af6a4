import { answerOf, RequestFailed } from '../../src/client/answer.ts'
import type { User } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { tell } from '../state/notices.ts'
import { asUser, signedInAs } from '../state/session.ts'
import { useForm } from '../use-form.ts'
import { inWords } from '../in-words.ts'
import { PasswordField } from './password-field.tsx'
import { Submit } from './submit.tsx'

/** A new password for who knows the present one. It ends every other session; this one goes on. */
export function ChangePassword({ account }: { account: User }) {
  const form = useForm(async ({ current_password = '', new_password = '' }, element) => {
    const json = { current_password, new_password }
    try {
      const { user } = await asUser(() => answerOf(api.users.me.password.$put({ json })))
      signedInAs(user)
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.status !== 400) throw error
      form.refuse({ current_password: error.problem.detail })
      return
    }
    element.reset()
    tell('Your password is changed. Everywhere else you have to sign in again.', 'good')
  })

  return (
    <form class="form" onSubmit={form.onSubmit}>
      <input type="text" autocomplete="username" value={account.email} readOnly hidden />
      <PasswordField
        label="Current password"
        name="current_password"
        autocomplete="current-password"
        error={form.errorOf('current_password')}
      />
      <PasswordField
        label="New password"
        name="new_password"
        autocomplete="new-password"
        error={form.errorOf('new_password')}
      />
      <ProblemNote failure={inWords(form.failure)} />
      <div class="form__actions">
        <Submit busy={form.busy} doing="Changing…">
          Change password
        </Submit>
      </div>
    </form>
  )
}
