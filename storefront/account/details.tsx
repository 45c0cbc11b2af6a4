import { useState } from 'preact/hooks'
import { answerOf, RequestFailed } from '../../src/client/answer.ts'
import type { User } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { Area, Field } from '../components/field.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { tell } from '../state/notices.ts'
import { asUser, profileChanged } from '../state/session.ts'
import { useForm } from '../use-form.ts'
import { keepDraft, takeDraft } from './draft.ts'
import { Submit } from './submit.tsx'

/** Name, phone and address. What was entered outlives having to sign in again. */
export function Details({ account }: { account: User }) {
  const [draft] = useState(() => takeDraft(account.id))
  const form = useForm(async (fields) => {
    const { full_name = '', phone = '', address = '' } = fields
    const json = { full_name, phone: phone.trim() || null, address: address.trim() || null }
    try {
      profileChanged(await asUser(() => answerOf(api.users.me.$put({ json }))))
    } catch (error) {
      if (error instanceof RequestFailed && error.status === 401) keepDraft(account.id, fields)
      throw error
    }
    tell('Your details are saved.', 'good')
  })

  return (
    <form class="form" onSubmit={form.onSubmit}>
      <Field
        label="Full name"
        name="full_name"
        autocomplete="name"
        required
        maxLength={255}
        defaultValue={draft?.full_name ?? account.full_name}
        error={form.errorOf('full_name')}
      />
      <Field
        label="Phone"
        name="phone"
        type="tel"
        autocomplete="tel"
        maxLength={20}
        defaultValue={draft?.phone ?? account.phone ?? ''}
        error={form.errorOf('phone')}
      />
      <Area
        label="Address"
        name="address"
        rows={4}
        autocomplete="street-address"
        maxLength={1000}
        hint="Filled in for you when you check out."
        defaultValue={draft?.address ?? account.address ?? ''}
        error={form.errorOf('address')}
      />
      <ProblemNote failure={form.failure} />
      <div class="form__actions">
        <Submit busy={form.busy} doing="Saving…">
          Save
        </Submit>
      </div>
    </form>
  )
}
