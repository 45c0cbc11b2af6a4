import { type ClientRequestOptions, hc } from 'hono/client'
import type { ChatApp } from '../services/chat/app.ts'
import type { OrdersApp } from '../services/orders/app.ts'
import type { ProductsApp } from '../services/products/app.ts'
import type { UsersApp } from '../services/users/app.ts'

/**
 * A client of the whole shop, typed by its routes: `client.products.$get({ query: { search: 'saree' } })`. `baseUrl` is
 * where the shop is served. A browser on the shop's own pages is signed in by its cookie; elsewhere give the token,
 * `{ headers: { Authorization: 'Bearer …' } }`. Answers are as `fetch` gives them: see `answerOf`.
 */
export function createClient(baseUrl: string, options: ClientRequestOptions = {}) {
  const { products, categories } = hc<ProductsApp>(baseUrl, options).api
  const { cart, checkout, orders } = hc<OrdersApp>(baseUrl, options).api
  return {
    users: hc<UsersApp>(baseUrl, options).api.users,
    products,
    categories,
    cart,
    checkout,
    orders,
    chat: hc<ChatApp>(baseUrl, options).api.chat,
  }
}

export type Client = ReturnType<typeof createClient>
