import './sales.css'
import { money } from '../money.ts'
import { SalesPlot } from './sales-plot.tsx'
import { highestOf } from './sales-scale.ts'
import { dayOf, type OrderSummary, ordersOf, type SalesOfDay } from './sales-words.ts'
import { type Column, Table } from './table.tsx'

/** The sales of the last 30 days: together, day by day as a plot, and as a table. */
export function Sales({ summary }: { summary: OrderSummary }) {
  const { sales, sales_orders, sales_total } = summary
  const best = sales[highestOf(sales.map(({ total_amount }) => total_amount)) ?? -1]
  return (
    <div class="owner-sales">
      <p class="owner-sales__total">
        <strong class="numbers">{money(sales_total)}</strong> from {ordersOf(sales_orders)}
      </p>
      {best ? (
        <SalesPlot
          sales={sales}
          summary={`${money(sales_total)} from ${ordersOf(sales_orders)}. The best day was ${dayOf(best.date)}, with ${money(best.total_amount)}.`}
        />
      ) : (
        <p class="empty">Nothing was sold in these days.</p>
      )}
      <details class="owner-sales__figures">
        <summary>Day by day, as a table</summary>
        <Table
          caption="Sales of the last 30 days, today first"
          columns={COLUMNS}
          keyOf={({ date }) => date}
          rows={sales.toReversed()}
        />
      </details>
    </div>
  )
}

const COLUMNS: Column<SalesOfDay>[] = [
  { title: 'Day (UTC)', cell: ({ date }) => <time dateTime={date}>{dayOf(date)}</time> },
  { title: 'Orders', numbers: true, cell: ({ orders }) => orders },
  { title: 'Sales', numbers: true, cell: ({ total_amount }) => money(total_amount) },
]
