import { answerOf } from '../../src/client/answer.ts'
import type { User } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { BroughtBack } from '../components/brought-back.tsx'
import { Area, Field } from '../components/field.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import type { Fields } from '../drafts.ts'
import { tell } from '../state/notices.ts'
import { asUser, profileChanged } from '../state/session.ts'
import { useKeptForm } from '../use-kept-form.ts'
import { Submit } from './submit.tsx'

/** Name, phone and address. What was entered and not saved is there again. */
export function Details({ account }: { account: User }) {
  const save = async ({ full_name = '', phone = '', address = '' }: Fields) => {
    const json = { full_name, phone: phone.trim() || null, address: address.trim() || null }
    const saved = await asUser(() => answerOf(api.users.me.$put({ json })))
    profileChanged(saved)
    tell('Your details are saved.', 'good')
    return { fields: fieldsOf(saved) }
  }
  const shown = fieldsOf(account)
  const form = useKeptForm({ name: 'profile', shown, save })
  const filling = { ...shown, ...form.draft }

  return (
    <form class="form" onInput={form.onInput} onSubmit={form.onSubmit}>
      <BroughtBack form={form} />
      <Field
        label="Full name"
        name="full_name"
        autocomplete="name"
        required
        maxLength={255}
        defaultValue={filling.full_name}
        error={form.errorOf('full_name')}
      />
      <Field
        label="Phone"
        name="phone"
        type="tel"
        autocomplete="tel"
        maxLength={20}
        defaultValue={filling.phone}
        error={form.errorOf('phone')}
      />
      <Area
        label="Address"
        name="address"
        rows={4}
        autocomplete="street-address"
        maxLength={1000}
        hint="Filled in for you when you check out."
        defaultValue={filling.address}
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

const fieldsOf = ({ full_name, phone, address }: User) =>
  ({ full_name, phone: phone ?? '', address: address ?? '' }) satisfies Fields
