/** A page to be looked at. */
export interface Shown {
  name: string
  /** The page of storefront/routes.ts that this is. */
  route: string
  path: string
  as: 'guest' | 'customer' | 'owner'
  heading: string | RegExp
}

const shown = (
  as: Shown['as'],
  name: string,
  route: string,
  heading: Shown['heading'],
  path = route,
): Shown => ({
  as,
  name,
  route,
  heading,
  path,
})

export const GUEST: Shown[] = [
  shown('guest', 'home', '/', /Made to be worn/),
  shown('guest', 'catalogue', '/products', 'All products'),
  shown('guest', 'nothing-found', '/products', /xyzzy/, '/products?search=xyzzyq'),
  shown('guest', 'product', '/products/:id', 'Zari Potli Bag', '/products/{bag}'),
  shown('guest', 'no-product', '/products/:id', 'This piece is not for sale', '/products/999999'),
  shown('guest', 'guests-cart', '/cart', /cart/i),
  shown('guest', 'sign-in', '/sign-in', 'Sign in'),
  shown('guest', 'register', '/register', /account/i),
  shown('guest', 'forgot-password', '/forgot-password', /password/i),
  shown('guest', 'reset-password', '/reset-password', /password/i, '/reset-password#token=none'),
  shown('guest', 'verify-email', '/verify-email', /(?:email|address)/i, '/verify-email#token=none'),
  shown('guest', 'not-found', '/no-such-page', 'This page is not here'),
]

export const CUSTOMER: Shown[] = [
  shown('customer', 'cart', '/cart', /cart/i),
  shown('customer', 'checkout', '/checkout', /checkout/i),
  shown('customer', 'order-placed', '/orders/:id/placed', /thank/i, '/orders/{order}/placed'),
  shown('customer', 'order', '/orders/:id', /order/i, '/orders/{order}'),
  shown('customer', 'orders', '/orders', /orders/i),
  shown('customer', 'profile', '/profile', /profile/i),
]

export const OWNER: Shown[] = [
  shown('owner', 'admin', '/admin/*', /overview/i, '/admin'),
  shown('owner', 'admin-orders', '/admin/*', 'Orders', '/admin/orders'),
  shown('owner', 'admin-order', '/admin/*', /order/i, '/admin/orders/{order}'),
  shown('owner', 'admin-products', '/admin/*', 'Products', '/admin/products'),
  shown('owner', 'admin-new-product', '/admin/*', /product/i, '/admin/products/new'),
  shown('owner', 'admin-product', '/admin/*', /Zari Potli Bag/, '/admin/products/{bag}'),
  shown('owner', 'admin-categories', '/admin/*', 'Categories', '/admin/categories'),
  shown('owner', 'admin-new-category', '/admin/*', 'New category', '/admin/categories/new'),
  shown('owner', 'admin-customers', '/admin/*', 'Customers', '/admin/customers'),
]
