import './footer.css'

/** The foot of every page. */
export function Footer() {
  return (
    <footer class="footer">
      <p>Fatima Zehra Boutique, Pakistan</p>
      <nav aria-label="About">
        <a href="/products">All products</a>
        <a href="/api/docs">For developers</a>
      </nav>
    </footer>
  )
}
