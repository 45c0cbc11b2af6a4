import type { CartItem } from '../../src/client/types.ts'
import type { Line } from './use-line.ts'

interface ShortLineProps {
  item: CartItem
  line: Line
  /** What is done when the pieces that are left were taken. */
  onTaken: () => void
  /** Offers removal here too, where the line has no button for it. */
  onRemove?: () => void
}

/** Says why a line cannot be delivered as it stands, and the ways out. */
export function ShortLine({ item, line, onTaken, onRemove }: ShortLineProps) {
  if (item.available || line.busy) return null
  const left = leftOf(item, line)
  const takeLeft = async () => {
    if (await line.set(left)) onTaken()
  }
  return (
    <div class="note note--warn short">
      <p>{inWords(item, left)}</p>
      {(left > 0 || onRemove) && (
        <div class="form__actions">
          {left > 0 && (
            <button type="button" class="button button--small" onClick={() => void takeLeft()}>
              {left === 1 ? 'Take the one that is left' : `Take the ${left} that are left`}
              <span class="unseen"> of {item.product_name}</span>
            </button>
          )}
          {onRemove && (
            <button type="button" class="button button--small" onClick={onRemove}>
              Remove<span class="unseen"> {item.product_name}</span>
            </button>
          )}
        </div>
      )}
    </div>
  )
}

/** How many can still be had: none of a product that was taken off sale, which shows where it is refused or has stock enough. */
function leftOf({ quantity, stock_quantity }: CartItem, { failure }: Line): number {
  if (failure?.problem.in_stock === 0 || stock_quantity >= quantity) return 0
  return stock_quantity
}

function inWords({ quantity, stock_quantity }: CartItem, left: number): string {
  if (left > 0) return `Only ${left} ${left === 1 ? 'is' : 'are'} left, and your cart holds ${quantity}.`
  return stock_quantity === 0 ? 'It is sold out.' : 'It is not for sale any more.'
}
