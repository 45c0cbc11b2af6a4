import { expect } from 'vitest'
import { connect } from '../src/db/client.ts'
import { isRead } from '../src/db/retry.ts'
import { operationIdOf } from './conformance.ts'
import { documentedPaths } from './endpoints.ts'
import { tokenIn } from './mails.ts'
import { Shop, test as base } from './shop.ts'

interface Statement {
  query: string
  params: unknown[]
}

/** The shop, and every statement that it has sent to the database, by the operation that sent it. */
const test = base.extend('recorded', async ({ database, databaseUrl }) => {
  const statements = new Map<string, Statement[]>()
  let operation = 'register'
  const db = connect({
    url: databaseUrl,
    timeoutMs: 8_000,
    fetch: (input, init) => {
      const body = JSON.parse(init?.body as string) as Statement | { queries: Statement[] }
      const sent = 'queries' in body ? body.queries : [body]
      statements.set(operation, [...(statements.get(operation) ?? []), ...sent])
      return database.endpoint.fetch(input, init)
    },
  })
  const shop = new Shop(db, database, () => 0)
  const call = async (method: string, path: string, token?: string, json?: unknown) => {
    operation = operationIdOf(method, new URL(path, 'http://shop.test').pathname) ?? 'none'
    const response = await shop.fetch(method, path, { token, json })
    const text = await response.text()
    expect(response.ok, `${method} ${path}: ${response.status} ${text}`).toBe(true)
    return response.headers.get('Content-Type')?.includes('application/json') ? JSON.parse(text) : text
  }
  return { shop, call, statements }
})

/** Calls every operation of the shop once or more, all of which succeed. */
async function useEverything(shop: Shop, call: (...args: Parameters<Caller>) => ReturnType<Caller>) {
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
  await call('PUT', '/api/users/me', token, { phone: '0300 1234567' })
  await call('GET', '/api/users?search=a&is_active=true', admin)
  await call('GET', `/api/users/${id}`)
  await call('PUT', `/api/users/${id}`, admin, { role: 'customer' })

  const category = await call('POST', '/api/categories', admin, { name: 'Sarees' })
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

  const line = { product_id: product.id, quantity: 2 }
  const address = { shipping_address: 'Lahore' }
  const cart = await call('POST', '/api/cart/items', token, line)
  await call('PUT', `/api/cart/items/${cart.items[0].id}`, token, { quantity: 1 })
  await call('GET', '/api/cart', token)
  const order = await call('POST', '/api/checkout', token, address)
  const again = await call('POST', '/api/cart/items', token, line)
  await call('DELETE', `/api/cart/items/${again.items[0].id}`, token)
  await call('DELETE', '/api/cart', token)
  await call('GET', '/api/orders?status=pending', token)
  await call('GET', '/api/orders?scope=all', admin)
  await call('GET', `/api/orders/${order.id}`, token)
  await call('PATCH', `/api/orders/${order.id}`, admin, { payment_status: 'paid' })
  await call('POST', `/api/orders/${order.id}/cancel`, token)

  await call('POST', '/api/chat/messages', token, { text: 'Salam', session_id: 'main' })
  await call('POST', '/api/chat/messages', undefined, { text: 'Salam', session_id: 'main' })
  await call('GET', '/api/chat/history?session_id=main', token)
  await call('GET', '/api/chat/sessions', token)
  await call('DELETE', '/api/chat/history?session_id=main', token)

  await call('DELETE', `/api/products/${product.id}`, admin)
  const unused = await call('POST', '/api/categories', admin, { name: 'Unused' })
  await call('DELETE', `/api/categories/${unused.id}`, admin)
  const change = { current_password: account.password, new_password: 'another horse battery' }
  const { access_token } = await call('PUT', '/api/users/me/password', token, change)
  await call('POST', '/api/users/logout-all', access_token)

  await call('POST', '/api/users/password-reset', undefined, { email: account.email })
  await shop.settled()
  const reset = { token: tokenIn(shop.mails, account.email), new_password: 'a third horse battery' }
  await call('POST', '/api/users/password-reset/confirm', undefined, reset)
  const login = { ...account, password: reset.new_password }
  const verifying = await call('POST', '/api/users/register', undefined, {
    ...account,
    email: 'zara@example.com',
    full_name: 'Zara',
  })
  await call('POST', '/api/users/me/email-verification', verifying.access_token)
  await shop.settled()
  const link = { token: tokenIn(shop.mails, 'zara@example.com') }
  await call('POST', '/api/users/email-verification/confirm', undefined, link)
  await call('GET', '/api/users/me/email-verification', verifying.access_token)
  await call('POST', '/api/users/logout', verifying.access_token)
  const last = await call('POST', '/api/users/login', undefined, login)
  await call('DELETE', '/api/users/me', last.access_token)
}

// oxlint-disable-next-line typescript/no-explicit-any -- an answer's body
type Caller = (method: string, path: string, token?: string, json?: unknown) => Promise<any>

const operationIds = documentedPaths.flatMap(([, item]) =>
  Object.values(item).map(({ operationId }) => operationId),
)

test('isRead tells exactly the statements of the shop in which PostgreSQL plans a change', async ({
  recorded,
  database,
}) => {
  const { shop, call, statements } = recorded
  await useEverything(shop, call)

  for (const [operation, sent] of statements) {
    for (const { query, params } of sent) {
      const { rows } = await database.pool.query(`explain (format json) ${query}`, params)
      const changes = JSON.stringify(rows).includes('"ModifyTable"')
      expect(isRead(query), `${operation}: ${query}`).toBe(!changes)
    }
  }
  const withoutStatement = ['usersLive', 'productsLive', 'ordersLive', 'chatLive']
  expect([...statements.keys(), ...withoutStatement].toSorted()).toEqual(operationIds.toSorted())
})
