import { useId, useState } from 'preact/hooks'
import { money } from '../money.ts'
import { scaleOf } from './sales-scale.ts'
import { dayOf, ordersOf, type SalesOfDay } from './sales-words.ts'

interface SalesPlotProps {
  /** The oldest first. */
  sales: readonly SalesOfDay[]
  /** What the plot shows, in words. */
  summary: string
}

const TOP = 1000
const WIDE = 10
const GAP = 2

/**
 * A bar for each day. The figures of one day stand above: of the one that is pointed at, or chosen by touch or the arrow
 * keys; a range input lies over the plot for that. Today is shown first.
 */
export function SalesPlot({ sales, summary }: SalesPlotProps) {
  const id = useId()
  const last = sales.length - 1
  const [chosen, choose] = useState(last)
  const { lines, heights } = scaleOf(sales.map(({ total_amount }) => total_amount))
  const day = sales[chosen]
  const words = day ? `${dayOf(day.date)}: ${money(day.total_amount)} from ${ordersOf(day.orders)}` : ''

  return (
    <figure class="plot" aria-labelledby={id}>
      <figcaption id={id} class="unseen">
        {summary}
      </figcaption>
      <p class="plot__day" aria-hidden="true">
        {words}
      </p>
      <ol class="plot__scale quiet small numbers" aria-hidden="true">
        {lines.toReversed().map((line) => (
          <li key={line}>{money(line)}</li>
        ))}
      </ol>
      <div class="plot__area">
        <svg
          viewBox={`0 0 ${sales.length * WIDE} ${TOP}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`Sales by day. ${summary}`}
        >
          <title>Sales by day</title>
          {lines.map((line, index) => {
            const y = TOP - (index * TOP) / (lines.length - 1)
            return <line key={line} class="plot__line" x1={0} x2={sales.length * WIDE} y1={y} y2={y} />
          })}
          {heights.map((height, index) => (
            <rect
              key={sales[index]?.date}
              class={`plot__bar ${index === chosen ? 'plot__bar--chosen' : ''}`}
              x={index * WIDE + GAP / 2}
              width={WIDE - GAP}
              y={TOP - height}
              height={height}
            />
          ))}
        </svg>
        <input
          class="plot__choice"
          type="range"
          aria-label="Day"
          aria-valuetext={words}
          min={0}
          max={last}
          value={chosen}
          onInput={({ currentTarget }) => choose(Number(currentTarget.value))}
          onPointerMove={(event) => {
            if (event.pointerType !== 'mouse') return
            const { left, width } = event.currentTarget.getBoundingClientRect()
            const place = Math.floor(((event.clientX - left) / width) * sales.length)
            choose(Math.min(Math.max(place, 0), last))
          }}
        />
      </div>
      <p class="plot__ends quiet small" aria-hidden="true">
        <span>{sales[0] && dayOf(sales[0].date)}</span>
        <span>Today</span>
      </p>
    </figure>
  )
}
