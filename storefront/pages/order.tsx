import '../orders/orders.css'
import { useRoute } from 'preact-iso'
import type { User } from '../../src/client/types.ts'
import { focusSoon } from '../checkout/focus.ts'
import { Page } from '../components/page.tsx'
import { Cancel } from '../orders/cancel.tsx'
import { Facts } from '../orders/facts.tsx'
import { NoOrder } from '../orders/no-order.tsx'
import { OrderLines } from '../orders/order-lines.tsx'
import { Progress } from '../orders/progress.tsx'
import { useCustomer } from '../use-customer.ts'
import { useOrder } from '../orders/use-order.ts'

const STANDING = 'order-standing'

/** One order of the customer's. */
export function OrderPage() {
  const account = useCustomer()
  const { id = '' } = useRoute().params
  return (
    <Page
      title={`Order ${id}`}
      aside={
        <p>
          <a href="/orders">All your orders</a>
        </p>
      }
    >
      <Details key={`${account?.id} ${id}`} id={id} account={account} />
    </Page>
  )
}

function Details({ id, account }: { id: string; account: User | undefined }) {
  const { data: order, failure, reload, replace } = useOrder(id, account)
  if (failure && !order) return <NoOrder failure={failure} retry={reload} />
  if (!order) return <div class="order__room skeleton" aria-hidden="true" />
  return (
    <div class="order">
      <section class="stack" aria-labelledby={STANDING}>
        <h2 id={STANDING} tabIndex={-1}>
          How it stands
        </h2>
        <Progress status={order.status} />
        <Facts order={order} />
        {order.user_id === account?.id && (
          <Cancel
            order={order}
            onCancelled={(cancelled) => {
              replace(cancelled)
              focusSoon(STANDING)
            }}
            onStale={reload}
            onOver={() => focusSoon(STANDING)}
          />
        )}
      </section>
      <section class="panel stack" aria-labelledby="order-lines">
        <h2 id="order-lines">What you ordered</h2>
        <OrderLines order={order} />
      </section>
    </div>
  )
}
