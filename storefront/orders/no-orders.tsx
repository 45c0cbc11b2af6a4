import type { OrderStatus } from '../../src/client/types.ts'
import { ordersUrl } from './place.ts'

interface NoOrdersProps {
  status: OrderStatus | undefined
  /** How many there are on other pages. */
  total: number
}

/** What a list of orders shows that has none. */
export function NoOrders({ status, total }: NoOrdersProps) {
  if (total > 0) {
    return (
      <div class="empty">
        <p>The list does not go on that far.</p>
        <a class="button" href={ordersUrl({ status, page: 1 })}>
          To its beginning
        </a>
      </div>
    )
  }
  return (
    <div class="empty">
      <p>{status ? 'None of your orders stands there now.' : 'You have not ordered anything yet.'}</p>
      {status ? (
        <a class="button" href="/orders">
          See all your orders
        </a>
      ) : (
        <a class="button button--primary" href="/products">
          See everything
        </a>
      )}
    </div>
  )
}
