import './header.css'
import { useLocation } from 'preact-iso'
import { pieces } from '../state/cart.ts'
import { signOut, user } from '../state/session.ts'
import { tell } from '../state/notices.ts'
import { Icon } from './icon.tsx'
import { Search } from './search.tsx'

/** The shop's name, the ways to its parts, search and cart. */
export function Header() {
  const { path, route } = useLocation()
  const current = (href: string) => (path === href ? ('page' as const) : undefined)
  const count = pieces.value
  const account = user.value

  return (
    <header class="header">
      <a class="header__name" href="/">
        Fatima Zehra <span class="header__kind">Boutique</span>
      </a>

      <Search />

      <nav class={`header__ways ${account?.role === 'admin' ? 'header__ways--many' : ''}`} aria-label="Shop">
        <a href="/products" aria-current={current('/products')}>
          Shop
        </a>
        {account ? (
          <>
            <a href="/orders" aria-current={current('/orders')}>
              Orders
            </a>
            <a href="/profile" aria-current={current('/profile')}>
              Profile
            </a>
            {account.role === 'admin' && <a href="/admin">Manage</a>}
            <button type="button" class="header__way" onClick={() => void leave()}>
              Sign out
            </button>
          </>
        ) : (
          <a
            class={account === undefined ? 'header__unknown' : ''}
            href="/sign-in"
            aria-current={current('/sign-in')}
          >
            Sign in
          </a>
        )}
        <a class="header__cart" href="/cart" aria-current={current('/cart')}>
          <Icon name="bag" />
          <span>
            <span class="header__word">Cart</span>
            {count > 0 && (
              <>
                {' '}
                <span class="header__count numbers">
                  {count}
                  <span class="unseen"> {count === 1 ? 'piece' : 'pieces'}</span>
                </span>
              </>
            )}
          </span>
        </a>
      </nav>
    </header>
  )

  async function leave() {
    try {
      await signOut()
      route('/')
      tell('You are signed out.')
    } catch {
      tell('You could not be signed out: the shop cannot be reached.', 'bad')
    }
  }
}
