import type { People, Person } from '../stage/people.ts'

export type Kind = 'public read' | 'signed in' | 'checkout'

export interface Endpoint {
  kind: Kind
  function: string
  method: string
  path: string
  headers: Record<string, string>
  body?: string
  /** Run before each request, outside the clock, for the floor as for the handler: puts back what a request changes. */
  reset?: { text: string; params: unknown[] }
}

/** What a handler may take, as a multiple of the one request to the database that it makes. */
export const TARGETS: Record<Kind, number> = { 'public read': 1.3, 'signed in': 1.45, checkout: 1.6 }

interface Rest {
  who?: Person
  json?: unknown
  reset?: string
  params?: unknown[]
}

const endpoint = (
  kind: Kind,
  name: string,
  method: string,
  path: string,
  { who, json, reset, params = [] }: Rest = {},
): Endpoint => ({
  kind,
  function: name,
  method,
  path,
  headers: {
    ...(who && { Authorization: `Bearer ${who.token}` }),
    ...(json !== undefined && { 'Content-Type': 'application/json' }),
  },
  ...(json !== undefined && { body: JSON.stringify(json) }),
  ...(reset && { reset: { text: reset, params } }),
})

/**
 * The endpoints of which the database is the work: all but the services' health, the answers of the model, and what
 * hashes a password or sends mail.
 */
export function measuredEndpoints({ customer, admin, buyer, products }: People): Endpoint[] {
  const [product = 0] = products
  const read = (name: string, path: string) => endpoint('public read', name, 'GET', path)
  const signedIn = (name: string, method: string, path: string, json?: unknown, who = customer) =>
    endpoint('signed in', name, method, path, { who, json })
  const line = { product_id: product, quantity: 1 }
  return [
    read('products', '/api/products'),
    read('products', '/api/products?search=silk'),
    read('products', '/api/products?category_id=1&in_stock=true&sort=price_asc&limit=20'),
    read('products', `/api/products/${product}`),
    read('products', `/api/products/${product}/related`),
    read('products', '/api/categories'),
    read('products', '/api/categories/1'),
    read('users', `/api/users/${customer.id}`),

    signedIn('users', 'GET', '/api/users/me'),
    signedIn('users', 'PUT', '/api/users/me', { phone: '0300 1234567' }),
    signedIn('users', 'GET', '/api/users', undefined, admin),
    signedIn('products', 'GET', '/api/products?include_inactive=true', undefined, admin),
    signedIn('products', 'PUT', `/api/products/${product}`, { featured: true }, admin),
    signedIn('orders', 'GET', '/api/cart'),
    endpoint('signed in', 'orders', 'POST', '/api/cart/items', {
      who: customer,
      json: line,
      reset:
        'update cart_items set quantity = 2 from carts where carts.id = cart_id and user_id = $1 and product_id = $2',
      params: [customer.id, product],
    }),
    signedIn('orders', 'GET', '/api/orders'),
    signedIn('orders', 'GET', '/api/orders/1'),
    endpoint('signed in', 'orders', 'POST', '/api/orders/1/cancel', {
      who: customer,
      reset: `update orders set status = 'pending' where id = $1`,
      params: [1],
    }),
    signedIn('chat', 'GET', '/api/chat/history?session_id=main'),
    signedIn('chat', 'GET', '/api/chat/sessions'),

    endpoint('checkout', 'orders', 'POST', '/api/checkout', {
      who: buyer,
      json: { shipping_address: '12 Mall Road, Lahore' },
      reset: `insert into cart_items (cart_id, product_id, quantity)
        select carts.id, product, 2 from carts, unnest($2::integer[]) as product where user_id = $1`,
      params: [buyer.id, products],
    }),
  ]
}
