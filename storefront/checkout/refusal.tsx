import { useEffect, useRef } from 'preact/hooks'
import type { RequestFailed } from '../../src/client/answer.ts'
import type { Cart } from '../../src/client/types.ts'
import { money } from '../money.ts'

interface RefusalProps {
  refusal: RequestFailed | undefined
  /** The cart as it was read after the refusal. */
  cart: Cart
}

/** Says why nothing was bought and what can be done about it; takes the focus there. */
export function Refusal({ refusal, cart }: RefusalProps) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refusal) note.current?.focus()
  }, [refusal])
  return (
    <div role="alert">
      {refusal && (
        <div class="note note--bad" ref={note} tabIndex={-1}>
          <p>{inWords(refusal, cart)}</p>
        </div>
      )}
    </div>
  )
}

function inWords(
  { status, problem }: RefusalProps['refusal'] & object,
  { items, total_amount }: Cart,
): string {
  if (status === 409 && 'lines' in problem) {
    return items.every(({ available }) => available)
      ? 'Some pieces could not be delivered a moment ago, and now they can. Please place the order again.'
      : 'Your order is not placed, since some pieces cannot be delivered as they stand. Choose for each what to do, then place the order again.'
  }
  if (status === 409 && 'total_amount' in problem) {
    return `Your order is not placed, since the total has changed meanwhile. The total is now ${money(total_amount)}. Look at the summary, then place the order again.`
  }
  if (status === 400 && items.length === 0) {
    return 'Your cart is empty. If you have ordered on another tab or device, the order is among your orders.'
  }
  return `Your order is not placed. ${problem.detail}`
}
