import { useId } from 'preact/hooks'
import { answerOf } from '../../src/client/answer.ts'
import type { Product } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { tell } from '../state/notices.ts'
import { asUser } from '../state/session.ts'
import { useKeptForm } from '../use-kept-form.ts'
import { forgetWhatChanged } from './owner-load.ts'
import { STOCK, stockError } from './product-fields.ts'

/** How many pieces of a product there are, to be set on the spot. */
export function StockField({ product: { id, name, stock_quantity } }: { product: Product }) {
  const field = useId()
  const form = useKeptForm(`stock ${id}`, async ({ stock_quantity: typed = '' }) => {
    const wrong = stockError(typed)
    if (wrong) {
      form.refuse({ stock_quantity: wrong })
      return undefined
    }
    const json = { stock_quantity: Number(typed) }
    const saved = await asUser(() => answerOf(api.products[':id'].$put({ param: { id: String(id) }, json })))
    forgetWhatChanged()
    tell(`${name}: ${saved.stock_quantity} in stock.`, 'good')
    return { fields: { stock_quantity: String(saved.stock_quantity) } }
  })
  const error = form.errorOf('stock_quantity')
  return (
    <form class="stock-field" onInput={form.onInput} onSubmit={form.onSubmit} noValidate>
      <label class="unseen" for={field}>
        Pieces of {name} in stock
      </label>
      <input
        id={field}
        class="input numbers"
        {...STOCK}
        name="stock_quantity"
        defaultValue={form.draft.stock_quantity ?? String(stock_quantity)}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${field}-error` : undefined}
      />
      <button type="submit" class="button" aria-busy={form.busy}>
        {form.busy ? 'Setting…' : 'Set'}
        <span class="unseen"> the stock of {name}</span>
      </button>
      {error && (
        <p id={`${field}-error`} class="field__error">
          {error}
        </p>
      )}
      <ProblemNote failure={form.failure} />
    </form>
  )
}
