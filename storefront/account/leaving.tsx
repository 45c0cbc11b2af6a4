import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { answered } from '../../src/client/answer.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { tell } from '../state/notices.ts'
import { asUser, signedOut, signOut } from '../state/session.ts'
import { useForm } from '../use-form.ts'
import { Confirm } from '../components/confirm.tsx'

/** The ways out: of this browser, of every browser, and of the shop. */
export function Leaving() {
  const { route } = useLocation()
  const [asked, setAsked] = useState<'everywhere' | 'close'>()
  const leave = (said: string) => {
    route('/')
    tell(said)
  }
  const form = useForm(async () => {
    await signOut()
    leave('You are signed out.')
  })
  const ask = { onClose: () => setAsked(undefined) }

  return (
    <div class="stack">
      <form class="form__actions" onSubmit={form.onSubmit}>
        <button type="submit" class="button" aria-busy={form.busy}>
          {form.busy ? 'Signing out…' : 'Sign out of this browser'}
        </button>
        <button type="button" class="button" onClick={() => setAsked('everywhere')}>
          Sign out everywhere
        </button>
      </form>
      <ProblemNote failure={form.failure} />
      <p>
        <button type="button" class="button button--danger" onClick={() => setAsked('close')}>
          Close the account
        </button>
      </p>

      {asked === 'everywhere' && (
        <Confirm
          {...ask}
          title="Sign out everywhere?"
          yes="Sign out everywhere"
          doing="Signing out…"
          act={async () => {
            await asUser(() => signOut(true))
            leave('You are signed out everywhere.')
          }}
        >
          <p>You will have to sign in again here and on every other device.</p>
        </Confirm>
      )}
      {asked === 'close' && (
        <Confirm
          {...ask}
          title="Close your account?"
          yes="Close the account"
          doing="Closing…"
          words={{
            409: 'You are the only administrator left, and the shop needs one. Make another customer administrator first.',
          }}
          act={async () => {
            await asUser(() => answered(api.users.me.$delete()))
            signedOut()
            leave('Your account is closed. Thank you for having been our customer.')
          }}
        >
          <p>
            You are signed out everywhere and cannot sign in again, and a new account cannot be made with this
            email. Orders you have placed stay as they are.
          </p>
        </Confirm>
      )}
    </div>
  )
}
