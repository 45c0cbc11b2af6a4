import { useState } from 'preact/hooks'
import type { RequestFailed } from '../../src/client/answer.ts'
import type { Cart, User } from '../../src/client/types.ts'
import { Area } from '../components/field.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { money } from '../money.ts'
import { useForm } from '../use-form.ts'
import { addressDraft, keepAddressDraft } from './address-draft.ts'
import type { Attempt } from './attempt.ts'
import { Refusal } from './refusal.tsx'

interface OrderFormProps {
  account: User
  cart: Cart
  refusal: RequestFailed | undefined
  place: (wish: Pick<Attempt, 'body' | 'keep_address'>) => Promise<void>
}

/** Where the order goes, and the button that places it. What is entered outlives errors, reloads and signing in anew. */
export function OrderForm({ account, cart, refusal, place }: OrderFormProps) {
  const [entered, setEntered] = useState(
    () =>
      addressDraft(account.id) ?? {
        user_id: account.id,
        address: account.address ?? '',
        keep_address: false,
      },
  )
  const change = (changed: Partial<typeof entered>) => {
    const now = { ...entered, ...changed }
    setEntered(now)
    keepAddressDraft(now)
  }
  const address = entered.address.trim()
  const isOther = address !== '' && address !== account.address?.trim()

  const form = useForm(async () => {
    if (address === '') {
      form.refuse({ shipping_address: 'Tell us where the order goes.' })
      return
    }
    const body = { shipping_address: address, expected_total: cart.total_amount }
    await place({ body, keep_address: isOther && entered.keep_address })
  })

  return (
    <form class="form checkout__form" noValidate onSubmit={form.onSubmit}>
      <Area
        label="Delivery address"
        name="shipping_address"
        rows={5}
        autocomplete="shipping street-address"
        required
        maxLength={1000}
        hint="Name, street, city, and a phone number for the courier."
        value={entered.address}
        onInput={({ currentTarget }) => change({ address: currentTarget.value })}
        error={form.errorOf('shipping_address')}
      />
      {isOther && (
        <label class="check">
          <input
            type="checkbox"
            name="keep_address"
            checked={entered.keep_address}
            onChange={({ currentTarget }) => change({ keep_address: currentTarget.checked })}
          />
          Keep this address for next time
        </label>
      )}
      <Refusal refusal={refusal} cart={cart} />
      <ProblemNote failure={form.failure} />
      <div class="stack">
        <button type="submit" class="button button--primary button--wide" aria-busy={form.busy}>
          {form.busy ? 'Placing your order…' : 'Place order'}
        </button>
        <p class="quiet small numbers">
          You order {cart.total_quantity === 1 ? 'one piece' : `${cart.total_quantity} pieces`} for{' '}
          {money(cart.total_amount)}.
        </p>
      </div>
    </form>
  )
}
