import { expect } from 'vitest'
import { connect } from '../src/db/client.ts'
import { operationIdOf } from './conformance.ts'
import type { TestDatabase } from './database.ts'
import { documentedPaths } from './endpoints.ts'
import { tokenIn } from './mails.ts'
import { playing, saying } from './scripted-model.ts'
import { Shop } from './shop.ts'

export interface Statement {
  query: string
  params: unknown[]
}

/** Sends a request that must succeed, and gives its answer parsed. */
// oxlint-disable-next-line typescript/no-explicit-any -- an answer's body
export type Call = (method: string, path: string, token?: string, json?: unknown) => Promise<any>

/** Every operation of the API by its id, but those that ask the database nothing. */
export const OPERATIONS_WITH_STATEMENTS: readonly string[] = documentedPaths
  .flatMap(([, item]) => Object.values(item).map(({ operationId }) => operationId))
  .filter((id) => !['usersLive', 'productsLive', 'ordersLive', 'chatLive'].includes(id))
  .toSorted()

export interface ObservedShop {
  shop: Shop
  call: Call
}

/** The shop; what each request sends to the database is handed to `observe` first, a batch as a whole, one after another. */
export function observedShop(
  database: TestDatabase,
  observe: (statements: readonly Statement[], operation: string, request: string) => Promise<void>,
): ObservedShop {
  let operation = 'register'
  let request = ''
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  const db = connect({
    url: database.url,
    timeoutMs: 30_000,
    fetch: async (input, init) => {
      const body = JSON.parse(init?.body as string) as Statement | { queries: Statement[] }
      await inTurn(() => observe('queries' in body ? body.queries : [body], operation, request))
      return database.endpoint.fetch(input, init)
    },
  })
  const shop = new Shop(db, database, () => 0)
  const call: Call = async (method, path, token, json) => {
    operation = operationIdOf(method, new URL(path, 'http://shop.test').pathname) ?? 'none'
    request = `${method} ${path}`
    const response = await shop.fetch(method, path, { token, json })
    const text = await response.text()
    expect(response.ok, `${method} ${path}: ${response.status} ${text}`).toBe(true)
    return response.headers.get('Content-Type')?.includes('application/json') ? JSON.parse(text) : text
  }
  return { shop, call }
}

/** Calls every operation of the shop once or more, all of which succeed. Gives the token of an admin. */
export async function useEverything(shop: Shop, call: Call): Promise<string> {
  const admin = (await shop.admin()).token
  const account = { email: 'amina@example.com', password: 'correct horse battery' }
  const registered = await call('POST', '/api/users/register', undefined, { ...account, full_name: 'Amina' })
  const { id, token } = { id: registered.user.id, token: registered.access_token }

  for (const service of ['users', 'products', 'orders', 'chat']) {
    await call('GET', `/api/${service}/health`)
    await call('GET', `/api/${service}/live`)
  }
  await call('GET', '/health')
  await call('POST', '/api/users/login', undefined, account)
  await call('GET', '/api/users/me', token)
  await call('GET', '/api/users/session', token)
  await call('PUT', '/api/users/me', token, { phone: '0300 1234567' })
  await call('GET', '/api/users?search=amina&is_active=true', admin)
  await call('GET', `/api/users?ids=${id}`, admin)
  await call('GET', `/api/users/${id}`)
  await call('PUT', `/api/users/${id}`, admin, { role: 'customer' })

  await useCatalogue(call, admin)
  await useOrders(call, token, admin)

  await call('POST', '/api/chat/messages', token, { text: 'Salam', session_id: 'main' })
  await call('POST', '/api/chat/messages', undefined, { text: 'Salam', session_id: 'main' })
  await useTools(shop, call, token, admin)
  await call('GET', '/api/chat/history?session_id=main', token)
  await call('GET', '/api/chat/sessions', token)
  await call('DELETE', '/api/chat/history?session_id=main', token)

  await changePasswords(shop, call, account, token)
  return admin
}

async function useCatalogue(call: Call, admin: string): Promise<void> {
  const category = await call('POST', '/api/categories', admin, { name: 'Draperies' })
  await call('PUT', `/api/categories/${category.id}`, admin, { description: 'Draped' })
  await call('GET', '/api/categories')
  await call('GET', `/api/categories/${category.id}`)
  const fields = { name: 'Gown', price: '5000.00', category_id: category.id, stock_quantity: 9 }
  const product = await call('POST', '/api/products', admin, fields)
  await call('PUT', `/api/products/${product.id}`, admin, { featured: true })
  await call('GET', `/api/products?search=gown&category_id=${category.id}&min_price=1&in_stock=true`)
  await call('GET', '/api/products?include_inactive=true', admin)
  await call('GET', `/api/products/${product.id}`)
  await call('GET', `/api/products/${product.id}?include_inactive=true`, admin)
  await call('GET', `/api/products/${product.id}/related`)
  await call('GET', '/api/products/suggest?q=go')
  await call('GET', '/api/products/low-stock', admin)
  await call('PUT', '/api/products/synonyms/lehnga', admin, { words: ['lehenga', 'skirt'] })
  await call('GET', '/api/products/synonyms?search=leh', admin)
  await call('DELETE', '/api/products/synonyms/lehnga', admin)
  await call('DELETE', `/api/products/${product.id}`, admin)
  const unused = await call('POST', '/api/categories', admin, { name: 'Unused' })
  await call('DELETE', `/api/categories/${unused.id}`, admin)
}

async function useOrders(call: Call, token: string, admin: string): Promise<void> {
  const product = await call('POST', '/api/products', admin, {
    name: 'Scarf',
    price: '900.00',
    stock_quantity: 9,
  })
  const line = { product_id: product.id, quantity: 2 }
  const cart = await call('POST', '/api/cart/items', token, line)
  await call('PUT', `/api/cart/items/${cart.items[0].id}`, token, { quantity: 1 })
  await call('GET', '/api/cart', token)
  const order = await call('POST', '/api/checkout', token, { shipping_address: 'Lahore' })
  const again = await call('POST', '/api/cart/items', token, line)
  await call('DELETE', `/api/cart/items/${again.items[0].id}`, token)
  await call('DELETE', '/api/cart', token)
  await call('GET', '/api/orders?status=pending', token)
  await call('GET', '/api/orders?scope=all', admin)
  await call('GET', '/api/orders?scope=all&unpaid=true', admin)
  await call('GET', '/api/orders/summary', admin)
  await call('GET', `/api/orders/${order.id}`, token)
  await call('PATCH', `/api/orders/${order.id}`, admin, { payment_status: 'paid' })
  await call('POST', `/api/orders/${order.id}/cancel`, token)
}

/** Has the assistant call every tool that it has, and then speak of what it has shown. */
async function useTools(shop: Shop, call: Call, token: string, admin: string): Promise<void> {
  const cape = { name: 'Shamim Cape', price: '900.00', stock_quantity: 9 }
  const { id } = await call('POST', '/api/products', admin, cape)
  shop.model.script = playing(
    [
      { call: 'list_categories' },
      { call: 'search_products', with: { query: 'shamim cape', category: 'draperies' } },
      { call: 'search_products', with: { min_price: '1', max_price: '5000', sort: 'price_asc' } },
      { call: 'get_product', with: { product_id: id } },
    ],
    [
      { call: 'get_cart' },
      { call: 'order_status' },
      { call: 'order_status', with: { order_id: 1 } },
      { call: 'add_to_cart', with: { product_id: id } },
    ],
    [`[[p:${id}]]`],
  )
  const message = { text: 'add the Shamim cape to my cart', session_id: 'main', client_message_id: 'one' }
  await call('POST', '/api/chat/messages', token, message)
  await call('POST', '/api/chat/messages', token, message)
  shop.model.script = saying('Salam')
  await call('POST', '/api/chat/messages', token, { text: 'Shukria', session_id: 'main' })
}

async function changePasswords(
  shop: Shop,
  call: Call,
  account: { email: string; password: string },
  token: string,
): Promise<void> {
  const change = { current_password: account.password, new_password: 'another horse battery' }
  const { access_token } = await call('PUT', '/api/users/me/password', token, change)
  await call('POST', '/api/users/logout-all', access_token)

  await call('POST', '/api/users/password-reset', undefined, { email: account.email })
  await shop.settled()
  const reset = { token: tokenIn(shop.mails, account.email), new_password: 'a third horse battery' }
  await call('POST', '/api/users/password-reset/confirm', undefined, reset)
  const zara = { email: 'zara@example.com', password: account.password, full_name: 'Zara' }
  const verifying = (await call('POST', '/api/users/register', undefined, zara)).access_token
  await call('POST', '/api/users/me/email-verification', verifying)
  await shop.settled()
  await call('POST', '/api/users/email-verification/confirm', undefined, {
    token: tokenIn(shop.mails, zara.email),
  })
  await call('GET', '/api/users/me/email-verification', verifying)
  await call('POST', '/api/users/logout', verifying)
  const last = await call('POST', '/api/users/login', undefined, {
    email: account.email,
    password: reset.new_password,
  })
  await call('DELETE', '/api/users/me', last.access_token)
}
