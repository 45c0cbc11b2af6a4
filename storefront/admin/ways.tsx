import { useLocation } from 'preact-iso'

const PARTS = [
  { href: '/admin', text: 'Overview' },
  { href: '/admin/orders', text: 'Orders' },
  { href: '/admin/products', text: 'Products' },
  { href: '/admin/categories', text: 'Categories' },
  { href: '/admin/customers', text: 'Customers' },
] as const

/** The ways to the parts of the owner's pages, and back to the shop. */
export function Ways() {
  const { path } = useLocation()
  const current = (href: string) => {
    if (path === href) return 'page'
    return href !== '/admin' && path.startsWith(`${href}/`) ? 'true' : undefined
  }
  return (
    <nav class="ways" aria-label="Manage the shop">
      <ul>
        {PARTS.map(({ href, text }) => (
          <li key={href}>
            <a href={href} aria-current={current(href)}>
              {text}
            </a>
          </li>
        ))}
        <li class="ways__back">
          <a href="/">Back to the shop</a>
        </li>
      </ul>
    </nav>
  )
}
