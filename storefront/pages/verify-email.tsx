import '../account/account.css'
import { useState } from 'preact/hooks'
import { answered } from '../../src/client/answer.ts'
import { useLinkToken } from '../account/link-token.ts'
import { Outcome } from '../account/outcome.tsx'
import { Submit } from '../account/submit.tsx'
import { VERIFICATION } from '../account/verification.tsx'
import { api } from '../api.ts'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { forgetLoaded } from '../state/loaded.ts'
import { useForm } from '../use-form.ts'

const ANOTHER = <a href="/profile">Ask for a new link on your profile</a>

/** Where the link leads that was mailed to confirm an address; a press of the button confirms, opening the page does not. */
export function VerifyEmailPage() {
  const token = useLinkToken()
  const [isConfirmed, setIsConfirmed] = useState(false)
  const form = useForm(async () => {
    await answered(api.users['email-verification'].confirm.$post({ json: { token: token ?? '' } }))
    forgetLoaded(VERIFICATION)
    setIsConfirmed(true)
  })

  if (token === null) {
    return (
      <Page title="Your email address" narrow>
        <div class="note">
          <p>This page is opened by the link in a mail from us. Ask for a new link if yours is incomplete.</p>
          <p>{ANOTHER}</p>
        </div>
      </Page>
    )
  }

  if (isConfirmed) {
    return (
      <Page title="Your email address" narrow>
        <Outcome>
          <p>Thank you: your address is confirmed.</p>
          <a class="button" href="/products">
            Look around the shop
          </a>
        </Outcome>
      </Page>
    )
  }

  return (
    <Page title="Your email address" lead="One step is left to confirm that this address is yours." narrow>
      <div class="entrance">
        <form class="form" onSubmit={form.onSubmit}>
          <ProblemNote failure={form.failure}>{form.failure?.status === 400 && ANOTHER}</ProblemNote>
          <div class="form__actions">
            <Submit busy={form.busy} doing="Confirming…">
              Confirm my address
            </Submit>
          </div>
        </form>
      </div>
    </Page>
  )
}
