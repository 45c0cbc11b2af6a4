import type { Cart } from '../../src/client/types.ts'
import { money } from '../money.ts'

/** What the cart amounts to, and the way on. */
export function CartTotal({ cart: { total_amount, total_quantity, items } }: { cart: Cart }) {
  const isShort = items.some(({ available }) => !available)
  return (
    <section class="panel cart__total" aria-labelledby="cart-total">
      <h2 id="cart-total">Summary</h2>
      <dl class="sums numbers" aria-live="polite">
        <div>
          <dt>Pieces</dt>
          <dd>{total_quantity}</dd>
        </div>
        <div class="sums__total">
          <dt>Total</dt>
          <dd>{money(total_amount)}</dd>
        </div>
      </dl>
      {isShort && <p class="small">Some pieces cannot be delivered as they stand. They are marked.</p>}
      <a class="button button--primary button--wide" href="/checkout">
        Checkout
      </a>
      <a class="button button--bare button--wide" href="/products">
        Look further
      </a>
    </section>
  )
}
