import { signInPath } from '../navigation.ts'

/** What a guest is told of the cart. */
export function GuestsCart() {
  return (
    <div class="empty">
      <h2>Sign in to see your cart</h2>
      <p class="quiet">
        A cart belongs to an account, so that what you choose waits for you on every device.
      </p>
      <div class="form__actions">
        <a class="button button--primary" href={signInPath('/cart')}>
          Sign in
        </a>
        <a class="button" href={`/register?next=${encodeURIComponent('/cart')}`}>
          Make an account
        </a>
      </div>
      <p>
        <a href="/products">Look around first</a>
      </p>
    </div>
  )
}
