import '../orders/orders.css'
import { useLocation } from 'preact-iso'
import type { User } from '../../src/client/types.ts'
import { Page } from '../components/page.tsx'
import { Pager } from '../components/pager.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { keyOfList, loadOrders, PAGE_SIZE } from '../orders/load.ts'
import { NoOrders } from '../orders/no-orders.tsx'
import { OrderRow, OrderRowSkeleton } from '../orders/order-row.tsx'
import { ordersUrl, placeOf } from '../orders/place.ts'
import { ORDER_STATUSES, statusText } from '../orders/status.tsx'
import { useCustomer } from '../use-customer.ts'
import { useLoad } from '../use-load.ts'
import { grouped } from '../grouped.ts'

/** The customer's orders, the newest first, as the address says. */
export function OrdersPage() {
  const account = useCustomer()
  return (
    <Page title="Your orders">
      <List key={account?.id} account={account} />
    </Page>
  )
}

function List({ account }: { account: User | undefined }) {
  const { query } = useLocation()
  const { status, page } = placeOf(query)
  const { data, failure, loading, reload } = useLoad(
    account && keyOfList(status, page),
    (signal) => loadOrders(status, page, signal),
    { keep: true },
  )
  const shown = failure ? undefined : data

  return (
    <>
      <nav class="orders__filter" aria-label="Orders by status">
        {[undefined, ...ORDER_STATUSES].map((filter) => (
          <a
            key={filter ?? 'all'}
            href={ordersUrl({ status: filter, page: 1 })}
            aria-current={filter === status ? 'page' : undefined}
          >
            {filter ? statusText(filter) : 'All'}
          </a>
        ))}
      </nav>
      <p class="quiet orders__count" role="status">
        {shown ? countOf(shown.total) : ' '}
      </p>
      <ProblemNote failure={failure} retry={reload} />
      {shown?.orders.length === 0 && !loading && <NoOrders status={status} total={shown.total} />}
      {!failure && (
        <ul class="orders" aria-busy={loading}>
          {shown?.orders.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
          {!shown && Array.from({ length: 3 }, (_, index) => <OrderRowSkeleton key={index} />)}
        </ul>
      )}
      {shown && (
        <Pager
          page={page}
          pages={Math.ceil(shown.total / PAGE_SIZE)}
          hrefOf={(other) => ordersUrl({ status, page: other })}
        />
      )}
    </>
  )
}

const countOf = (total: number): string => (total === 1 ? '1 order' : `${grouped(total)} orders`)
