import type { ShopRequest } from './shop.ts'
import type { Visitor } from './visitor.ts'

export interface Operation {
  name: string
  /** The growth that is allowed, where there is a bar. */
  atMost?: number
  /** Gets ready, untimed, and gives the request to time. */
  prepare: (visitor: Visitor) => ShopRequest | Promise<ShopRequest>
}

/** What must not feel the size of the shop: what is found by its key, carts, and checkout. */
const FLAT = 1.5

const get = (path: string, token?: string): ShopRequest => ({
  method: 'GET',
  path,
  ...(token !== undefined && { token }),
})

const ADDRESS = { shipping_address: '12 Mall Road, Lahore' }

const readsByKey: Operation[] = [
  {
    name: 'read a product',
    prepare: ({ stocked }) => get(`/api/products/${stocked()}`),
  },
  { name: 'read a category', prepare: () => get('/api/categories/1') },
  { name: 'list the categories', prepare: () => get('/api/categories') },
  {
    name: 'read a public account',
    prepare: ({ customer }) => get(`/api/users/${customer()}`),
  },
  {
    name: 'read the own account',
    prepare: async ({ customer, tokenOf }) => get('/api/users/me', await tokenOf(customer())),
  },
  {
    name: 'read an order',
    prepare: async ({ order, tokenOf }) => {
      const { id, owner } = order()
      return get(`/api/orders/${id}`, await tokenOf(owner))
    },
  },
  {
    name: 'list the own orders',
    prepare: async ({ customer, tokenOf }) => get('/api/orders', await tokenOf(customer())),
  },
  {
    name: 'read the cart',
    prepare: async ({ customer, tokenOf }) => get('/api/cart', await tokenOf(customer())),
  },
]

const cartAndCheckout: Operation[] = [
  {
    name: 'add to the cart',
    prepare: async ({ buyer, stocked }) => {
      const { token } = await buyer()
      return { method: 'POST', path: '/api/cart/items', token, json: { product_id: stocked() } }
    },
  },
  {
    name: 'change a line of the cart',
    prepare: async ({ buyer }) => {
      const { token, lines } = await buyer()
      return { method: 'PUT', path: `/api/cart/items/${lines[0]}`, token, json: { quantity: 3 } }
    },
  },
  {
    name: 'take a line out of the cart',
    prepare: async ({ buyer }) => {
      const { token, lines } = await buyer()
      return { method: 'DELETE', path: `/api/cart/items/${lines[0]}`, token }
    },
  },
  {
    name: 'empty the cart',
    prepare: async ({ buyer }) => ({ method: 'DELETE', path: '/api/cart', token: (await buyer()).token }),
  },
  {
    name: 'check out',
    prepare: async ({ buyer }) => {
      const { token } = await buyer()
      return { method: 'POST', path: '/api/checkout', token, json: ADDRESS }
    },
  },
  {
    name: 'cancel an order',
    prepare: async ({ buyer, ask }) => {
      const { token } = await buyer()
      const { id } = await ask({ method: 'POST', path: '/api/checkout', token, json: ADDRESS })
      return { method: 'POST', path: `/api/orders/${id}/cancel`, token }
    },
  },
]

const adminWrites: Operation[] = [
  {
    name: 'move an order along (admin)',
    prepare: async ({ buyer, ask, admin }) => {
      const { token } = await buyer()
      const { id } = await ask({ method: 'POST', path: '/api/checkout', token, json: ADDRESS })
      return { method: 'PATCH', path: `/api/orders/${id}`, token: admin, json: { payment_status: 'paid' } }
    },
  },
  {
    name: 'add a product (admin)',
    prepare: ({ admin, draw }) => ({
      method: 'POST',
      path: '/api/products',
      token: admin,
      json: { name: `Zari gown ${draw(1, 1e9)}`, description: 'Chiffon, for a walima.', price: '9500.00' },
    }),
  },
  {
    name: 'change a price (admin)',
    prepare: ({ admin, draw, stocked }) => ({
      method: 'PUT',
      path: `/api/products/${stocked()}`,
      token: admin,
      json: { price: `${draw(1000, 9000)}.00` },
    }),
  },
  {
    name: 'change a description (admin)',
    prepare: ({ admin, draw, stocked }) => ({
      method: 'PUT',
      path: `/api/products/${stocked()}`,
      token: admin,
      json: { description: `Chiffon in lot ${draw(1, 1e9)}, for a walima.` },
    }),
  },
]

const list = (name: string, query: string): Operation => ({
  name,
  prepare: () => get(`/api/products${query}`),
})

const lists: Operation[] = [
  {
    name: 'read its related products',
    prepare: ({ stocked }) => get(`/api/products/${stocked()}/related`),
  },
  list('list the newest, exact total', ''),
  list('list a category, exact total', '?category_id=1'),
  list('list by price, exact total', '?sort=price_asc'),
  list('list by name, exact total', '?sort=name'),
  list('list the featured, exact total', '?featured=true'),
  list('list a price range in stock, exact total', '?min_price=2000&max_price=4000&in_stock=true'),
  list('list after skipping 1,000, exact total', '?skip=1000'),
  {
    name: 'list after skipping half the shop, exact total',
    prepare: ({ size }) => get(`/api/products?skip=${size.products / 2}`),
  },
  list('search a common word', '?search=silk'),
  list('search two words', '?search=chiffon+saree'),
  list('search a word part', '?search=broid'),
  list('search with a typing error', '?search=chifon'),
  list('search what is not there', '?search=xylophone'),
]

const admin = (name: string, path: string): Operation => ({
  name,
  prepare: (visitor) => get(path, visitor.admin),
})

const adminLists: Operation[] = [
  admin("list everyone's orders, exact total", '/api/orders?scope=all'),
  admin("list everyone's pending orders", '/api/orders?scope=all&status=pending'),
  admin('list the accounts, exact total', '/api/users'),
  admin('search the accounts', '/api/users?search=shopper7'),
  admin('list inactive products too, exact total', '/api/products?include_inactive=true'),
]

/** Everything that is measured at each size. */
export const OPERATIONS: readonly Operation[] = [
  ...[...readsByKey, ...cartAndCheckout].map((operation) => ({ ...operation, atMost: FLAT })),
  ...adminWrites,
  ...lists,
  ...adminLists,
]
