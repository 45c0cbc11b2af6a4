import '../orders/orders.css'
import { useRoute } from 'preact-iso'
import type { User } from '../../src/client/types.ts'
import { Page } from '../components/page.tsx'
import { Facts } from '../orders/facts.tsx'
import { NoOrder } from '../orders/no-order.tsx'
import { OrderLines } from '../orders/order-lines.tsx'
import { Progress } from '../orders/progress.tsx'
import { useCustomer } from '../use-customer.ts'
import { useOrder } from '../orders/use-order.ts'

/** What follows a purchase: that it went well, and what was bought. */
export function OrderPlacedPage() {
  const account = useCustomer()
  const { id = '' } = useRoute().params
  return <Placed key={`${account?.id} ${id}`} id={id} account={account} />
}

function Placed({ id, account }: { id: string; account: User | undefined }) {
  const { data: order, failure, reload } = useOrder(id, account)
  if (failure && !order) {
    return (
      <Page title={`Order ${id}`}>
        <NoOrder failure={failure} retry={reload} />
      </Page>
    )
  }
  return (
    <Page
      title="Thank you for your order"
      lead={`It is order ${id}. You find it among your orders, and see there how far it has come.`}
    >
      {order ? (
        <div class="order">
          <section class="stack" aria-labelledby="placed-standing">
            <h2 id="placed-standing">How it stands</h2>
            <Progress status={order.status} />
            <Facts order={order} />
            <div class="form__actions">
              <a class="button button--primary" href={`/orders/${id}`}>
                See the order
              </a>
              <a class="button" href="/products">
                Look around the shop
              </a>
            </div>
          </section>
          <section class="panel stack" aria-labelledby="placed-lines">
            <h2 id="placed-lines">What you ordered</h2>
            <OrderLines order={order} />
          </section>
        </div>
      ) : (
        <div class="order__room skeleton" aria-hidden="true" />
      )}
    </Page>
  )
}
