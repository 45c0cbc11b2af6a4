import type { Order } from '../../src/client/types.ts'
import { money } from '../money.ts'

/** What was bought, at what it cost then. */
export function OrderLines({ order: { items, total_amount } }: { order: Order }) {
  return (
    <div class="bought">
      <ul>
        {items.map(({ id, product_id, product_name, quantity, price }) => (
          <li key={id} class="bought__line">
            <a href={`/products/${product_id}`}>{product_name}</a>
            <span class="quiet numbers">
              {quantity} × {money(price)}
            </span>
          </li>
        ))}
      </ul>
      <dl class="bought__total numbers">
        <dt>Total</dt>
        <dd>{money(total_amount)}</dd>
      </dl>
    </div>
  )
}
