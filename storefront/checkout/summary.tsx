import type { Cart, CartItem } from '../../src/client/types.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { money } from '../money.ts'
import { focusSoon } from './focus.ts'
import { PriceChange } from './price-change.tsx'
import { ShortLine } from './short-line.tsx'
import { useLine } from './use-line.ts'

const HEADING = 'order-summary'

interface SummaryProps {
  cart: Cart
  changed: Readonly<Record<string, string>>
}

/** What is about to be ordered. */
export function Summary({ cart, changed }: SummaryProps) {
  return (
    <section class="panel summary" aria-labelledby={HEADING}>
      <div class="section__head summary__head">
        <h2 id={HEADING} tabIndex={-1}>
          Your order
        </h2>
        <a href="/cart">Change</a>
      </div>
      <ul class="summary__lines">
        {cart.items.map((item) => (
          <SummaryLine key={item.id} item={item} was={changed[item.id]} />
        ))}
      </ul>
      <dl class="sums numbers" aria-live="polite">
        <div class="sums__total">
          <dt>Total</dt>
          <dd>{money(cart.total_amount)}</dd>
        </div>
      </dl>
    </section>
  )
}

function SummaryLine({ item, was }: { item: CartItem; was: string | undefined }) {
  const line = useLine(item)
  const backToHeading = () => focusSoon(HEADING)
  const remove = async () => {
    if (await line.remove()) backToHeading()
  }
  return (
    <li class="summary__line" aria-busy={line.busy}>
      <p>{item.product_name}</p>
      <p class="summary__amount numbers">{money(item.line_total)}</p>
      <p class="quiet small numbers">
        {line.quantity} × {money(item.price)}
      </p>
      <div class="summary__notes">
        <PriceChange was={was} now={item.price} />
        <div role="status">
          <ShortLine item={item} line={line} onTaken={backToHeading} onRemove={() => void remove()} />
        </div>
        <ProblemNote failure={line.failure} />
      </div>
    </li>
  )
}
