import { describe, expect } from 'vitest'
import { isRead } from '../src/db/retry.ts'
import { test as base } from './database.ts'
import {
  type ObservedShop,
  observedShop,
  OPERATIONS_WITH_STATEMENTS,
  type Statement,
  useEverything,
} from './every-operation.ts'
import type { RequestOptions, Shop } from './shop.ts'

/** The shop, and every statement that it has sent to the database, by the operation that sent it. */
const test = base.extend('recorded', ({ database }) => {
  const statements = new Map<string, Statement[]>()
  const observed = observedShop(database, async (sent, operation) => {
    statements.set(operation, [...(statements.get(operation) ?? []), ...sent])
  })
  return { ...observed, statements }
})

test('isRead tells exactly the statements of the shop in which PostgreSQL plans a change', async ({
  recorded: { shop, call, statements },
  database,
}) => {
  await useEverything(shop, call)
  const shopper = await shop.customer()
  const line = { product_id: await shop.product(), quantity: 1 }
  await call('POST', '/api/cart/items', shopper.token, line)
  await addWithKey(shop, shopper.token, line, 'a-key')

  for (const [operation, sent] of statements) {
    for (const { query, params } of sent) {
      const { rows } = await database.pool.query(`explain (format json) ${query}`, params)
      const changes = JSON.stringify(rows).includes('"ModifyTable"')
      expect(isRead(query), `${operation}: ${query}`).toBe(!changes)
    }
  }
  expect([...statements.keys()].toSorted()).toEqual(OPERATIONS_WITH_STATEMENTS)
})

async function addWithKey(shop: Shop, token: string, json: object, key: string) {
  const options = { token, json, headers: { 'Idempotency-Key': key } }
  expect((await shop.fetch('POST', '/api/cart/items', options)).status).toBe(200)
}

type Asked = [method: string, path: string, options?: RequestOptions]

interface Values {
  /** Of whoever signs in. */
  token: string
  product: number
  category: number
  /** Cart line and order of that customer. */
  line: number
  order: number
  word: string
  amount: number
}

/** Requests whose statements have one text each, whatever the values in them. */
const REQUESTS: Record<string, (values: Values) => Asked> = {
  'a page of products': ({ category, amount }) => [
    'GET',
    `/api/products?category_id=${category}&min_price=${amount}&skip=${amount}&limit=${amount}&in_stock=true&sort=name`,
  ],
  'a search': ({ word }) => ['GET', `/api/products?search=${word}`],
  suggestions: ({ word }) => ['GET', `/api/products/suggest?q=${word}`],
  'a product': ({ product }) => ['GET', `/api/products/${product}`],
  'related products': ({ product, amount }) => ['GET', `/api/products/${product}/related?limit=${amount}`],
  'a category': ({ category }) => ['GET', `/api/categories/${category}`],
  'the own account': ({ token }) => ['GET', '/api/users/me', { token }],
  'a changed profile': ({ token, word }) => ['PUT', '/api/users/me', { token, json: { phone: word } }],
  'the cart': ({ token }) => ['GET', '/api/cart', { token }],
  'an addition to the cart': ({ token, product, amount }) => [
    'POST',
    '/api/cart/items',
    { token, json: { product_id: product, quantity: amount } },
  ],
  'an addition that may be sent again': ({ token, product, word, amount }) => [
    'POST',
    '/api/cart/items',
    { token, json: { product_id: product, quantity: amount }, headers: { 'Idempotency-Key': word } },
  ],
  'another quantity': ({ token, line, amount }) => [
    'PUT',
    `/api/cart/items/${line}`,
    { token, json: { quantity: amount } },
  ],
  'a checkout': ({ token, word }) => ['POST', '/api/checkout', { token, json: { shipping_address: word } }],
  'a checkout that may be sent again': ({ token, word }) => [
    'POST',
    '/api/checkout',
    { token, json: { shipping_address: word }, headers: { 'Idempotency-Key': word } },
  ],
  'a page of orders': ({ token, amount }) => ['GET', `/api/orders?limit=${amount}&skip=${amount}`, { token }],
  'an order': ({ token, order }) => ['GET', `/api/orders/${order}`, { token }],
  'a cancellation': ({ token, order }) => ['POST', `/api/orders/${order}/cancel`, { token }],
  'a conversation': ({ token, word, amount }) => [
    'GET',
    `/api/chat/history?session_id=${word}&limit=${amount}&offset=${amount}`,
    { token },
  ],
  'the conversations': ({ token }) => ['GET', '/api/chat/sessions', { token }],
}

describe('the text of a statement', () => {
  test('is the same whatever the values, so that the server need not plan it anew', async ({ recorded }) => {
    const { shop, statements } = recorded
    const [one, other] = [await valuesOf(recorded, 'paisley', 3), await valuesOf(recorded, 'zardozi', 4)]

    for (const [name, request] of Object.entries(REQUESTS)) {
      const texts = []
      for (const values of [one, other]) {
        statements.clear()
        const { status } = await shop.fetch(...request(values))
        expect(status, name).toBeLessThan(500)
        texts.push([...statements.values()].flat().map(({ query }) => query))
      }
      expect(texts[0]?.length, name).toBeGreaterThan(0)
      expect(texts[1], name).toEqual(texts[0])
      expect(texts.flat().join('\n'), name).not.toMatch(/paisley|zardozi/)
    }
  })
})

async function valuesOf({ shop, call }: ObservedShop, word: string, amount: number): Promise<Values> {
  const { token } = await shop.customer()
  const product = await shop.product({ name: `Gown ${word}`, stock_quantity: 900 })
  const line = { product_id: product, quantity: 1 }
  await call('POST', '/api/cart/items', token, line)
  const order = await call('POST', '/api/checkout', token, { shipping_address: 'Lahore' })
  const cart = await call('POST', '/api/cart/items', token, line)
  const category = await shop.category(word)
  return { token, product, category, line: cart.items[0].id, order: order.id, word, amount }
}
