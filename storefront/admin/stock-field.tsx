import { useEffect, useId, useState } from 'preact/hooks'
import { answerOf } from '../../src/client/answer.ts'
import type { Product } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import type { Fields } from '../drafts.ts'
import { tell } from '../state/notices.ts'
import { asUser } from '../state/session.ts'
import { useKeptForm } from '../use-kept-form.ts'
import { forgetWhatChanged } from './owner-load.ts'
import { STOCK, stockError } from './product-fields.ts'

/** How many pieces of a product there are, to be set on the spot. */
export function StockField({ product: { id, name, stock_quantity } }: { product: Product }) {
  const field = useId()
  const [shown, setShown] = useState(() => fieldsOf(stock_quantity))
  useEffect(() => setShown(fieldsOf(stock_quantity)), [stock_quantity])
  const save = async ({ stock_quantity: typed = '' }: Fields) => {
    const wrong = stockError(typed)
    if (wrong) {
      form.refuse({ stock_quantity: wrong })
      return undefined
    }
    const json = { stock_quantity: Number(typed) }
    const saved = await asUser(() => answerOf(api.products[':id'].$put({ param: { id: String(id) }, json })))
    forgetWhatChanged()
    tell(`${name}: ${saved.stock_quantity} in stock.`, 'good')
    const fields = fieldsOf(saved.stock_quantity)
    setShown(fields)
    return { fields }
  }
  const form = useKeptForm({ name: `stock ${id}`, shown, save, isPassing: true })
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
        defaultValue={form.draft.stock_quantity ?? shown.stock_quantity}
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

const fieldsOf = (pieces: number) => ({ stock_quantity: String(pieces) }) satisfies Fields
