import '../checkout/cart.css'
import '../checkout/checkout.css'
import type { User } from '../../src/client/types.ts'
import { lastPlaced } from '../checkout/attempt.ts'
import { EmptyCart } from '../checkout/empty-cart.tsx'
import { Finishing } from '../checkout/finishing.tsx'
import { OrderForm } from '../checkout/order-form.tsx'
import { Refusal } from '../checkout/refusal.tsx'
import { Summary } from '../checkout/summary.tsx'
import { useCart } from '../checkout/use-cart.ts'
import { useCheckout } from '../checkout/use-checkout.ts'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { useCustomer } from '../use-customer.ts'

/** Where the cart becomes an order. Guests sign in first. */
export function CheckoutPage() {
  const account = useCustomer()
  return (
    <Page title="Checkout">{account ? <Checkout key={account.id} account={account} /> : <Waiting />}</Page>
  )
}

function Checkout({ account }: { account: User }) {
  const { cart, changed, failure, reload } = useCart()
  const { finishing, unanswered, finish, refusal, place } = useCheckout(account)

  if (finishing) return <Finishing unanswered={unanswered} finish={finish} />
  return (
    <>
      <ProblemNote failure={failure} retry={() => void reload()} />
      {!cart && !failure && <Waiting />}
      {cart?.items.length === 0 && (
        <>
          <Refusal refusal={refusal} cart={cart} />
          <PlacedBefore order={lastPlaced(account.id)} />
          <EmptyCart />
        </>
      )}
      {cart && cart.items.length > 0 && (
        <div class="checkout">
          <Summary cart={cart} changed={changed} />
          <section aria-labelledby="delivery" class="stack">
            <h2 id="delivery">Delivery</h2>
            <OrderForm account={account} cart={cart} refusal={refusal} place={place} />
          </section>
        </div>
      )}
    </>
  )
}

function PlacedBefore({ order }: { order: number | undefined }) {
  if (order === undefined) return null
  return (
    <p role="status">
      Your order {order} is placed. <a href={`/orders/${order}`}>See it</a>
    </p>
  )
}

function Waiting() {
  return (
    <div class="checkout" aria-hidden="true">
      <div class="summary checkout__room skeleton" />
      <div class="checkout__room skeleton" />
    </div>
  )
}
