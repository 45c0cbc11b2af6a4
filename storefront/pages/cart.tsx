import '../checkout/cart.css'
import { CartContents } from '../checkout/cart-contents.tsx'
import { GuestsCart } from '../checkout/guests-cart.tsx'
import { useCart } from '../checkout/use-cart.ts'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { user } from '../state/session.ts'

/** The customer's cart. Guests are told that it needs signing in. */
export function CartPage() {
  const { cart, changed, failure, reload } = useCart()
  const account = user.value
  return (
    <Page title="Your cart">
      {account === null ? (
        <GuestsCart />
      ) : (
        <>
          <ProblemNote failure={failure} retry={() => void reload()} />
          {cart && <CartContents key={cart.id} cart={cart} changed={changed} />}
          {!cart && !failure && <Waiting />}
        </>
      )}
    </Page>
  )
}

function Waiting() {
  return (
    <div class="cart" aria-hidden="true">
      <div class="cart__lines">
        <div class="line__room skeleton" />
        <div class="line__room skeleton" />
      </div>
      <div class="cart__total cart__room skeleton" />
    </div>
  )
}
