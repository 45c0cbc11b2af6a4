import { useState } from 'preact/hooks'
import { answerOf, RequestFailed } from '../../src/client/answer.ts'
import type { User } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { asUser } from '../state/session.ts'
import { useForm } from '../use-form.ts'
import { useLoad } from '../use-load.ts'
import { inWords } from '../in-words.ts'

/** Under what whether an email is confirmed is kept. */
export const VERIFICATION = 'email verification'

/** The customer's email, whether it is confirmed, and the way to have the link sent again. */
export function Verification({ account: { id, email } }: { account: User }) {
  const { data, failure, reload } = useLoad(`${VERIFICATION} ${id}`, (signal) =>
    asUser(() => answerOf(api.users.me['email-verification'].$get({}, { init: { signal } }))),
  )
  const [sent, setSent] = useState('')
  const form = useForm(async () => {
    setSent('')
    try {
      const { message } = await asUser(() => answerOf(api.users.me['email-verification'].$post()))
      setSent(message)
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.status !== 409) throw error
      reload()
    }
  })
  const isConfirmed = data && data.verified_at !== null

  return (
    <div class="stack account__verification" aria-busy={!data && !failure}>
      <p class="account__email">
        <span>{email}</span>
        {data && (
          <span class={`badge ${isConfirmed ? 'badge--good' : 'badge--warn'}`}>
            {isConfirmed ? 'Confirmed' : 'Not confirmed yet'}
          </span>
        )}
      </p>
      <ProblemNote failure={failure} retry={reload} />
      {!isConfirmed && (
        <form class="form" onSubmit={form.onSubmit}>
          <p class="quiet">
            When you registered we mailed you a link that confirms that this address is yours. It is good for
            an hour.
          </p>
          <ProblemNote failure={inWords(form.failure)} />
          <div class="form__actions">
            <button type="submit" class="button" aria-busy={form.busy}>
              {form.busy ? 'Sending…' : 'Send the link again'}
            </button>
          </div>
        </form>
      )}
      <div role="status">{sent !== '' && <p class="note note--good">{sent}</p>}</div>
    </div>
  )
}
