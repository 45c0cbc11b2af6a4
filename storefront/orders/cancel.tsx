import { useState } from 'preact/hooks'
import { Confirm } from '../components/confirm.tsx'
import { RequestFailed } from '../../src/client/answer.ts'
import type { Order, OrderStatus } from '../../src/client/types.ts'
import { tell } from '../state/notices.ts'
import { cancelOrder } from './load.ts'

interface CancelProps {
  order: Order
  onCancelled: (order: Order) => void
  /** The order turned out to stand elsewhere than it is shown. */
  onStale: () => void
  /** The question is closed, and the button that led to it is gone. */
  onOver: () => void
}

const TOO_LATE = 'It is too late to cancel this order here'

/** Why an order is not cancelled, as far as is known by now. */
const REASONS: Record<OrderStatus, string> = {
  pending: `${TOO_LATE}: it has been moved on meanwhile.`,
  processing: `${TOO_LATE}: it is being prepared.`,
  completed: `${TOO_LATE}: it is completed.`,
  cancelled: 'This order is cancelled already.',
}

/** The way to take an order back, as long as it is only received. */
export function Cancel({ order: { id, status, payment_status }, onCancelled, onStale, onOver }: CancelProps) {
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
          words={{ 409: REASONS[status] }}
          act={cancel}
          onClose={() => {
            setAsked(false)
            if (status !== 'pending') onOver()
          }}
        >
          <p>Nothing of it will be delivered, and a cancelled order cannot be taken up again.</p>
          {payment_status === 'paid' && <p>You have paid for it: we will be in touch about your money.</p>}
        </Confirm>
      )}
    </>
  )
}
