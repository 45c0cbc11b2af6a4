import type { Order } from '../../src/client/types.ts'
import { moment } from '../time.ts'
import { paymentText } from './status.tsx'

/** When it was ordered, whether it is paid and where it goes. */
export function Facts({ order }: { order: Order }) {
  const { created_at, shipping_address } = order
  return (
    <dl class="facts">
      <div>
        <dt>Placed</dt>
        <dd>
          <time dateTime={created_at}>{moment(created_at)}</time>
        </dd>
      </div>
      <div>
        <dt>Payment</dt>
        <dd>{paymentText(order)}</dd>
      </div>
      <div>
        <dt>Delivery address</dt>
        <dd class="facts__address">{shipping_address}</dd>
      </div>
    </dl>
  )
}
