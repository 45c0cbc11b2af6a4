import { useState } from 'preact/hooks'
import { Confirm } from '../components/confirm.tsx'
import type { Cart, CartItem } from '../../src/client/types.ts'
import { emptyCart } from '../state/cart.ts'
import { CartLine, lineFocus } from './cart-line.tsx'
import { CartTotal } from './cart-total.tsx'
import { EmptyCart } from './empty-cart.tsx'
import { focusSoon } from './focus.ts'
import { RemovedLine } from './removed-line.tsx'

interface CartContentsProps {
  cart: Cart
  changed: Readonly<Record<string, string>>
}

interface Removed {
  item: CartItem
  /** Where it stood among what is shown. */
  index: number
}

type Row = { item: CartItem; isRemoved: boolean }

/** What is in the cart, and what was just taken out of it, each where it stood. */
export function CartContents({ cart, changed }: CartContentsProps) {
  const [removed, setRemoved] = useState<readonly Removed[]>([])
  const [asked, setAsked] = useState(false)
  const rows = rowsOf(cart.items, removed)
  const noteRemoved = (item: CartItem) => {
    const index = rows.findIndex((row) => row.item.id === item.id)
    setRemoved((others) => [
      ...others.filter((other) => other.item.product_id !== item.product_id),
      { item, index },
    ])
  }
  const noteBack = ({ product_id }: CartItem) => {
    setRemoved((others) => others.filter(({ item }) => item.product_id !== product_id))
    focusSoon(lineFocus(product_id))
  }

  return (
    <div class="cart">
      <div class="cart__lines">
        {rows.length > 0 && (
          <ul aria-label="Pieces in your cart">
            {rows.map(({ item, isRemoved }) =>
              isRemoved ? (
                <RemovedLine key={`removed ${item.id}`} item={item} onBack={noteBack} />
              ) : (
                <CartLine key={item.id} item={item} was={changed[item.id]} onRemoved={noteRemoved} />
              ),
            )}
          </ul>
        )}
        {cart.items.length === 0 && <EmptyCart />}
        {cart.items.length > 1 && (
          <button type="button" class="button button--bare cart__empty" onClick={() => setAsked(true)}>
            Empty the cart
          </button>
        )}
      </div>
      {cart.items.length > 0 && <CartTotal cart={cart} />}
      {asked && (
        <Confirm
          title="Empty your cart?"
          yes="Empty the cart"
          doing="Emptying…"
          act={async () => {
            await emptyCart()
            setRemoved([])
            setAsked(false)
            focusSoon('empty-cart')
          }}
          onClose={() => setAsked(false)}
        >
          <p>All that you have chosen is taken out.</p>
        </Confirm>
      )}
    </div>
  )
}

function rowsOf(items: readonly CartItem[], removed: readonly Removed[]): Row[] {
  const rows: Row[] = items.map((item) => ({ item, isRemoved: false }))
  for (const { item, index } of removed) {
    const isBack = items.some(({ product_id }) => product_id === item.product_id)
    if (!isBack) rows.splice(index, 0, { item, isRemoved: true })
  }
  return rows
}
