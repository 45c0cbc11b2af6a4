/** What an empty cart shows. */
export function EmptyCart() {
  return (
    <div class="empty">
      <h2 id="empty-cart" tabIndex={-1}>
        Your cart is empty
      </h2>
      <p class="quiet">What you put into it stays here, on every device where you are signed in.</p>
      <p>
        <a class="button button--primary" href="/products">
          See everything
        </a>
      </p>
    </div>
  )
}
