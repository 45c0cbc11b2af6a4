import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import type { Product } from '../../src/client/types.ts'
import { rememberAddition } from '../account/pending-addition.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { Quantity } from '../components/quantity.tsx'
import { signInPath } from '../navigation.ts'
import { addToCart } from '../state/cart.ts'
import { forgetLoaded } from '../state/loaded.ts'
import { user } from '../state/session.ts'

/** The most pieces of one product that a cart takes. */
const MOST = 999

interface PurchaseProps {
  product: Product
  /** Looks again how many are left. */
  reload: () => void
}

/** How many, and into the cart. A guest is asked to sign in first and goes on from there. */
export function Purchase({ product: { id, name, stock_quantity }, reload }: PurchaseProps) {
  const { path, route } = useLocation()
  const [chosen, setChosen] = useState(1)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<RequestFailed>()
  const [added, setAdded] = useState(0)

  if (stock_quantity === 0) {
    return <p class="note">It is sold out at the moment. The pieces below are like it.</p>
  }

  const quantity = Math.min(chosen, stock_quantity, MOST)

  const askToSignIn = () => {
    rememberAddition({ product_id: id, quantity })
    route(signInPath(path))
  }

  const add = async () => {
    if (busy) return
    if (user.value === null) {
      askToSignIn()
      return
    }
    setBusy(true)
    setFailure(undefined)
    setAdded(0)
    try {
      await addToCart(id, quantity)
      setAdded(quantity)
      setChosen(1)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      if (error.status === 401) {
        askToSignIn()
        return
      }
      setFailure(error)
      forgetLoaded(`product ${id}`)
      reload()
    } finally {
      setBusy(false)
    }
  }

  return (
    <div class="purchase">
      <div class="purchase__row">
        <Quantity value={quantity} max={Math.min(stock_quantity, MOST)} of={name} onChange={setChosen} />
        <button
          type="button"
          class="button button--primary purchase__add"
          aria-busy={busy}
          onClick={() => void add()}
        >
          {busy ? 'Adding…' : 'Add to cart'}
        </button>
      </div>
      <div role="status">
        {added > 0 && (
          <p class="note note--good">
            <span>
              {added === 1 ? 'It is in your cart.' : `${added} pieces are in your cart.`}{' '}
              <a href="/cart">View cart</a>
            </span>
          </p>
        )}
      </div>
      <ProblemNote failure={failure} />
    </div>
  )
}
