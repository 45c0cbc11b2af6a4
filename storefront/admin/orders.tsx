import { useLocation } from 'preact-iso'
import type { Order } from '../../src/client/types.ts'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { money } from '../money.ts'
import { moment } from '../time.ts'
import { grouped } from '../grouped.ts'
import { addressOf, oneOf, pageOf } from './address.ts'
import { ORDER_STATUSES, PaymentBadge, StatusBadge, statusText } from './badges.tsx'
import { ListEnd } from './list-end.tsx'
import { loadOrders, type OrderFilters, type OrderRows } from './order-load.ts'
import { useOwnerLoad } from './owner-load.ts'
import { type Column, Table } from './table.tsx'

const PATH = '/admin/orders'

const FILTERS: readonly (OrderFilters & { text: string })[] = [
  { text: 'All' },
  ...ORDER_STATUSES.map((status) => ({ text: statusText(status), status })),
  { text: 'Unpaid', unpaid: true },
]

/** The filters as the address says them. */
const partsOf = ({ status, unpaid }: OrderFilters) => ({ status, unpaid: unpaid ? 'true' : undefined })

/** Everyone's orders, the newest first. */
export function OrdersPage() {
  const { query } = useLocation()
  const filters = { status: oneOf(ORDER_STATUSES, query.status), unpaid: query.unpaid === 'true' }
  const page = pageOf(query.page)
  const here = addressOf(PATH, partsOf(filters))
  const { data, failure, loading, reload } = useOwnerLoad(
    `orders ${here} ${page}`,
    (signal) => loadOrders(filters, page, signal),
    { keep: true },
  )

  return (
    <Page title="Orders">
      <nav class="owner-filters" aria-label="Orders by where they stand">
        {FILTERS.map(({ text, ...filter }) => {
          const href = addressOf(PATH, partsOf(filter))
          return (
            <a
              key={text}
              class="owner-filters__one"
              href={href}
              aria-current={href === here ? 'page' : undefined}
            >
              {text}
            </a>
          )
        })}
      </nav>
      <p class="owner-count quiet" role="status">
        {data && !failure ? countOf(data.total) : ' '}
      </p>
      <ProblemNote failure={failure} retry={reload} />
      {!failure && data?.total !== 0 && (
        <Table
          caption="Orders, the newest first"
          columns={columnsOf(data)}
          keyOf={({ id }) => id}
          rows={data?.orders}
          loading={loading}
        />
      )}
      {!failure && (
        <ListEnd
          page={page}
          total={data?.total}
          none={here === PATH ? 'Nobody has ordered anything yet.' : 'No order stands there now.'}
          hrefOf={(other) => addressOf(PATH, { ...partsOf(filters), page: other })}
        />
      )}
    </Page>
  )
}

const columnsOf = (data: OrderRows | undefined): Column<Order>[] => [
  { title: 'Order', cell: ({ id }) => <a href={`${PATH}/${id}`}>{`Order\u00A0${id}`}</a> },
  {
    title: 'Customer',
    cell: ({ user_id }) => {
      const customer = data?.customers.get(user_id)
      if (!customer) return `Account ${user_id}`
      return (
        <span class="owner-who">
          {customer.full_name}
          <span class="quiet small">{customer.email}</span>
        </span>
      )
    },
  },
  {
    title: 'Placed',
    cell: ({ created_at }) => <time dateTime={created_at}>{moment(created_at)}</time>,
  },
  { title: 'Status', cell: ({ status }) => <StatusBadge status={status} /> },
  { title: 'Payment', cell: ({ payment_status }) => <PaymentBadge status={payment_status} /> },
  { title: 'Total', numbers: true, cell: ({ total_amount }) => money(total_amount) },
]

const countOf = (total: number): string => (total === 1 ? '1 order' : `${grouped(total)} orders`)
