import type { CartItem } from '../../src/client/types.ts'
import { Picture } from '../components/picture.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { Quantity } from '../components/quantity.tsx'
import { money } from '../money.ts'
import { focusSoon } from './focus.ts'
import { PriceChange } from './price-change.tsx'
import { ShortLine } from './short-line.tsx'
import { useLine } from './use-line.ts'

/** The most pieces of one product that a cart takes. */
const MOST = 999

interface CartLineProps {
  item: CartItem
  /** What it cost when it was seen last, where that was something else. */
  was: string | undefined
  onRemoved: (item: CartItem) => void
}

/** The id of the way to a line's product, which takes the focus when a button of the line goes away. */
export const lineFocus = (productId: number): string => `line-${productId}`

/** A line of the cart, with what one may do with it. */
export function CartLine({ item, was, onRemoved }: CartLineProps) {
  const { product_id, product_name, image_url, price, line_total, stock_quantity, available } = item
  const line = useLine(item)
  const isSettable = stock_quantity > 0 && (available || stock_quantity < item.quantity)
  const remove = async () => {
    if (await line.remove()) onRemoved(item)
  }

  return (
    <li class="line" aria-busy={line.busy}>
      <Picture src={image_url} alt="" class="line__picture" />
      <div class="line__text">
        <p class="line__name">
          <a id={lineFocus(product_id)} href={`/products/${product_id}`}>
            {product_name}
          </a>
        </p>
        <p class="quiet numbers">{money(price)} each</p>
        <PriceChange was={was} now={price} />
      </div>
      <p class="line__total numbers">
        <span class="unseen">Together </span>
        {money(line_total)}
      </p>
      <div class="line__ways">
        {isSettable ? (
          <Quantity
            value={line.quantity}
            max={Math.min(stock_quantity, MOST)}
            of={product_name}
            onChange={(quantity) => void line.set(quantity)}
          />
        ) : (
          <p class="quiet">Quantity {item.quantity}</p>
        )}

        <button type="button" class="button button--bare" onClick={() => void remove()}>
          Remove<span class="unseen"> {product_name}</span>
        </button>
        {isSettable && line.quantity === stock_quantity && (
          <p class="quiet small">There are no more of it.</p>
        )}
      </div>
      <div class="line__notes">
        <div role="status">
          <ShortLine item={item} line={line} onTaken={() => focusSoon(lineFocus(product_id))} />
        </div>
        <ProblemNote failure={line.failure} />
      </div>
    </li>
  )
}
