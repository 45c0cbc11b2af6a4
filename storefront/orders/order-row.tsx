import type { Order } from '../../src/client/types.ts'
import { money } from '../money.ts'
import { day } from '../time.ts'
import { paymentText, StatusBadge } from './status.tsx'

/** An order as the list shows it. */
export function OrderRow({ order }: { order: Order }) {
  const { id, created_at, status, total_amount, items } = order
  return (
    <li class="orders__row">
      <div class="orders__what">
        <h2 class="orders__name">
          <a href={`/orders/${id}`}>Order {id}</a>
        </h2>
        <p class="quiet small">
          <time dateTime={created_at}>{day(created_at)}</time>
        </p>
        <p class="orders__pieces">{piecesOf(items)}</p>
      </div>
      <div class="orders__standing">
        <StatusBadge status={status} />
        <p class="quiet small">{paymentText(order)}</p>
      </div>
      <p class="orders__total numbers">
        <span class="unseen">Total </span>
        {money(total_amount)}
      </p>
    </li>
  )
}

/** The room that an order takes while it is loaded. */
export function OrderRowSkeleton() {
  return (
    <li class="orders__row" aria-hidden="true">
      <div class="orders__room skeleton" />
    </li>
  )
}

const NAMED = 2

function piecesOf(items: Order['items']): string {
  const names = items.slice(0, NAMED).map(({ product_name }) => product_name)
  const others = items.length - names.length
  return others > 0 ? `${names.join(', ')} and ${others} more` : names.join(', ')
}
