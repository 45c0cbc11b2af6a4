import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import type { CartItem } from '../../src/client/types.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { addToCart } from '../state/cart.ts'

interface RemovedLineProps {
  item: CartItem
  onBack: (item: CartItem) => void
}

/** Stands where a line was taken out, and offers to put it back; it takes the focus of the button that went away. */
export function RemovedLine({ item, onBack }: RemovedLineProps) {
  const told = useId()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<RequestFailed>()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])

  const putBack = async () => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      await addToCart(item.product_id, item.quantity)
      onBack(item)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <li class="line line--removed">
      <p id={told}>{item.product_name} is removed.</p>
      <button
        ref={button}
        type="button"
        class="button button--bare"
        aria-describedby={told}
        aria-busy={busy}
        onClick={() => void putBack()}
      >
        {busy ? 'Putting it back…' : 'Put it back'}
      </button>
      <ProblemNote failure={failure} />
    </li>
  )
}
