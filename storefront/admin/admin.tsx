import './admin.css'
import { Route, Router, useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import { presentPath, signInPath } from '../navigation.ts'
import { NotFound } from '../pages/not-found.tsx'
import { user } from '../state/session.ts'
import { CategoriesPage } from './categories.tsx'
import { CategoryPage, NewCategoryPage } from './category.tsx'
import { CustomersPage } from './customers.tsx'
import { OrderPage } from './order.tsx'
import { OrdersPage } from './orders.tsx'
import { Overview } from './overview.tsx'
import { NewProductPage, ProductPage } from './product.tsx'
import { ProductsPage } from './products.tsx'
import { Ways } from './ways.tsx'

/**
 * The owner's part of the shop, for administrators alone: guests sign in first, customers are told that it is not for
 * them. What it shows comes from requests that the shop itself refuses to everyone else.
 */
export function Admin() {
  const { route } = useLocation()
  const account = user.value
  const isGuest = account === null

  useEffect(() => {
    const path = presentPath()
    if (isGuest && path.startsWith('/admin')) route(signInPath(path + location.search), true)
  }, [isGuest])

  if (!account) return <main id="main" class="page" aria-busy="true" />
  if (account.role !== 'admin') return <NotYours />
  return (
    <div class="admin" key={account.id}>
      <Ways />
      <Router>
        <Route path="/" component={Overview} />
        <Route path="/orders" component={OrdersPage} />
        <Route path="/orders/:id" component={OrderPage} />
        <Route path="/products" component={ProductsPage} />
        <Route path="/products/new" component={NewProductPage} />
        <Route path="/products/:id" component={ProductPage} />
        <Route path="/categories" component={CategoriesPage} />
        <Route path="/categories/new" component={NewCategoryPage} />
        <Route path="/categories/:id" component={CategoryPage} />
        <Route path="/customers" component={CustomersPage} />
        <Route default component={NotFound} />
      </Router>
    </div>
  )
}

const NotYours = () => (
  <Page
    narrow
    title="This part is for the shop’s owner"
    lead="It is where orders are sent on their way and products are looked after."
  >
    <p>
      <a class="button" href="/products">
        Look at everything we have
      </a>
    </p>
  </Page>
)
