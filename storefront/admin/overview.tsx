import './overview.css'
import { answerOf } from '../../src/client/answer.ts'
import { api } from '../api.ts'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { grouped } from '../grouped.ts'
import { addressOf } from './address.ts'
import { LowStock } from './low-stock.tsx'
import { useOwnerLoad } from './owner-load.ts'
import { Sales } from './sales.tsx'

/** What matters first: the orders that wait, how sales went, and what runs out. */
export function Overview() {
  const { data, failure, reload } = useOwnerLoad('summary', (signal) =>
    answerOf(api.orders.summary.$get({}, { init: { signal } })),
  )
  return (
    <Page title="Overview">
      <ProblemNote failure={failure} retry={reload} />
      <section aria-labelledby="waiting">
        <h2 id="waiting" class="unseen">
          Orders that wait
        </h2>
        <ul class="owner-tiles">
          <Tile
            count={data?.waiting.pending}
            text="Pending"
            hint="Not begun yet"
            href={addressOf('/admin/orders', { status: 'pending' })}
          />
          <Tile
            count={data?.waiting.processing}
            text="Processing"
            hint="On their way out"
            href={addressOf('/admin/orders', { status: 'processing' })}
          />
          <Tile
            count={data?.unpaid}
            text="Unpaid"
            hint="Of all that are not cancelled"
            href={addressOf('/admin/orders', { unpaid: 'true' })}
          />
        </ul>
      </section>
      <section class="section" aria-labelledby="sales">
        <h2 id="sales">Sales of the last 30 days</h2>
        {data ? <Sales summary={data} /> : <div class="owner-sales__room skeleton" aria-hidden="true" />}
      </section>
      <LowStock />
    </Page>
  )
}

interface TileProps {
  /** Undefined while it is loaded. */
  count: number | undefined
  text: string
  hint: string
  href: string
}

const Tile = ({ count, text, hint, href }: TileProps) => (
  <li class="owner-tile panel">
    <a class="owner-tile__link" href={href}>
      <span class="owner-tile__count numbers">{count === undefined ? '–' : grouped(count)}</span> {text}
    </a>
    <p class="quiet small">{hint}</p>
  </li>
)
