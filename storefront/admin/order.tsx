import './order.css'
import { useRoute } from 'preact-iso'
import { answerOf } from '../../src/client/answer.ts'
import type { Order, User } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { money } from '../money.ts'
import { moment } from '../time.ts'
import { addressOf } from './address.ts'
import { MoveOrder } from './move-order.tsx'
import { loadCustomers } from './order-load.ts'
import { useOwnerLoad } from './owner-load.ts'
import { type Column, Table } from './table.tsx'

/** An order: what was bought, by whom, where it goes, and what may be done with it. */
export function OrderPage() {
  const { id = '' } = useRoute().params
  return <OneOrder key={id} id={id} />
}

function OneOrder({ id }: { id: string }) {
  const { data, failure, reload, replace } = useOwnerLoad(`order ${id}`, (signal) =>
    answerOf(api.orders[':id'].$get({ param: { id } }, { init: { signal } })),
  )
  const buyer = data?.user_id
  const customer = useOwnerLoad(buyer === undefined ? undefined : `customer ${buyer}`, async (signal) =>
    buyer === undefined ? undefined : (await loadCustomers([buyer], signal)).get(buyer),
  )

  return (
    <Page title={`Order ${id}`} lead={data ? `Placed ${moment(data.created_at)}` : ' '}>
      <ProblemNote failure={failure} retry={failure?.status === 404 ? undefined : reload}>
        <a href="/admin/orders">All orders</a>
      </ProblemNote>
      {!data && !failure && <div class="owner-order__room skeleton" aria-hidden="true" />}
      {data && (
        <div class="owner-order">
          <section class="stack owner-order__lines" aria-labelledby="lines">
            <h2 id="lines">What was bought</h2>
            <Table
              caption={`The lines of order ${id}`}
              columns={LINES}
              keyOf={(line) => line.id}
              rows={data.items}
            />
            <p class="owner-order__total">
              Total <strong class="numbers">{money(data.total_amount)}</strong>
            </p>
          </section>
          <div class="stack owner-order__side">
            <MoveOrder order={data} onMoved={replace} onStale={reload} />
            <Buyer order={data} customer={customer.data} />
            <ProblemNote failure={customer.failure} retry={customer.reload} />
          </div>
        </div>
      )}
    </Page>
  )
}

const LINES: Column<Order['items'][number]>[] = [
  {
    title: 'Piece',
    cell: ({ product_id, product_name }) => <a href={`/admin/products/${product_id}`}>{product_name}</a>,
  },
  { title: 'Price each', numbers: true, cell: ({ price }) => money(price) },
  { title: 'Pieces', numbers: true, cell: ({ quantity }) => quantity },
]

function Buyer({ order, customer }: { order: Order; customer: User | undefined }) {
  return (
    <section class="panel stack" aria-labelledby="buyer">
      <h2 id="buyer">Customer</h2>
      <dl class="owner-facts">
        <dt>Name</dt>
        <dd>{customer ? customer.full_name : `Account ${order.user_id}`}</dd>
        <dt>Email</dt>
        <dd>
          {customer ? (
            <a href={addressOf('/admin/customers', { search: customer.email })}>{customer.email}</a>
          ) : (
            ' '
          )}
        </dd>
        <dt>Phone</dt>
        <dd>
          {customer?.phone ? (
            <a href={`tel:${customer.phone.replaceAll(' ', '')}`}>{customer.phone}</a>
          ) : (
            'None given'
          )}
        </dd>
        <dt>Sent to</dt>
        <dd class="owner-lines">{order.shipping_address}</dd>
      </dl>
    </section>
  )
}
