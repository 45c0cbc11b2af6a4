import { money } from '../money.ts'

/** Tells that a price is another than when the customer saw it last. */
export function PriceChange({ was, now }: { was: string | undefined; now: string }) {
  if (was === undefined) return null
  return (
    <p class="price-change small numbers">
      The price has changed: was {money(was)}, now {money(now)}.
    </p>
  )
}
