import { useState } from 'preact/hooks'
import { Confirm } from '../components/confirm.tsx'
import { RequestFailed } from '../../src/client/answer.ts'
import type { Order } from '../../src/client/types.ts'
import { tell } from '../state/notices.ts'
import { cancelOrder } from './load.ts'

interface CancelProps {
  order: Order
  onCancelled: (order: Order) => void
  /** The order turned out to stand elsewhere than it is shown. */
  onStale: () => void
}

/** The way to take an order back, as long as it is only received. */
export function Cancel({ order: { id, status, payment_status }, onCancelled, onStale }: CancelProps) {
  const [asked, setAsked] = useState(false)

  const cancel = async () => {
    try {
      const order = await cancelOrder(id)
      setAsked(false)
      onCancelled(order)
      tell(`Order ${id} is cancelled.`, 'good')
    } catch (error) {
      if (error instanceof RequestFailed && error.status === 409) onStale()
      throw error
    }
  }

  return (
    <>
      {status === 'pending' && (
        <p>
          <button type="button" class="button button--danger" onClick={() => setAsked(true)}>
            Cancel this order
          </button>
        </p>
      )}
      {asked && (
        <Confirm
          title={`Cancel order ${id}?`}
          yes="Cancel the order"
          doing="Cancelling…"
          words={{ 409: 'It is too late to cancel this order here: it has been moved on meanwhile.' }}
          act={cancel}
          onClose={() => setAsked(false)}
        >
          <p>Nothing of it will be delivered, and a cancelled order cannot be taken up again.</p>
          {payment_status === 'paid' && <p>You have paid for it: we will be in touch about your money.</p>}
        </Confirm>
      )}
    </>
  )
}
