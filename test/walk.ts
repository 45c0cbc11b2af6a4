import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { readWithParser } from '../dev/model/sse-readers.ts'
import { PASSWORD } from './shop.ts'
import type { SiteAnswer, SiteClient } from './site-client.ts'

/** A customer's way through all four services of a served shop with something in stock: 15 requests. */
export async function walkTheShop(site: SiteClient): Promise<void> {
  const email = `${randomUUID()}@example.com`
  const account = { email, password: PASSWORD, full_name: 'Amina Khan' }
  const registered = await site.post('/api/users/register', account)
  expect(registered.status).toBe(201)
  const signedIn = await site.post('/api/users/login', { email: email.toUpperCase(), password: PASSWORD })
  expect(signedIn.status).toBe(200)
  const token: string = signedIn.body.access_token
  expect((await site.get('/api/users/me', { token })).body).toEqual(registered.body.user)

  const product = await buyAndCancel(site, token)
  const after = await site.get(`/api/products/${product.id}`)
  expect(after.body.stock_quantity).toBe(product.stock_quantity)

  const { pieces } = await site.say('What do you sell?', { token })
  const answer = readWithParser(pieces.map(({ text }) => text))
  expect(answer).toMatchObject({ done: true, afterDone: 0 })
  const history = await site.get('/api/chat/history?session_id=main', { token })
  expect(history.body.messages).toMatchObject([
    { role: 'user', content: 'What do you sell?' },
    { role: 'assistant', content: answer.text },
  ])

  expectProblem(await site.get('/api/nothing/here'), 404)
}

async function buyAndCancel(site: SiteClient, token: string) {
  const catalogue = await site.get('/api/products?in_stock=true&sort=price_asc&limit=1')
  const [product] = catalogue.body.products
  expect((await site.get(`/api/products/${product.id}`)).body).toEqual(product)

  const added = await site.post('/api/cart/items', { product_id: product.id, quantity: 1 }, { token })
  expect(added.body).toMatchObject({ item_count: 1, total_amount: product.price })
  expect((await site.get('/api/cart', { token })).body).toEqual(added.body)

  const key = { token, headers: { 'Idempotency-Key': randomUUID() } }
  const address = { shipping_address: '12 Mall Road, Lahore' }
  const order = await site.post('/api/checkout', address, key)
  expect(order.status).toBe(201)
  const location = order.headers.get('Location') ?? ''
  expect(location).toBe(`/api/orders/${order.body.id}`)
  expect((await site.post('/api/checkout', address, key)).body).toEqual(order.body)
  expect((await site.get(location, { token })).body).toEqual(order.body)

  const cancelled = await site.post(`${location}/cancel`, undefined, { token })
  expect(cancelled.body).toMatchObject({ id: order.body.id, status: 'cancelled' })
  return product
}

/** Fails unless the answer is a problem of that status; its members are checked against the OpenAPI document elsewhere. */
export function expectProblem({ status, headers, body }: SiteAnswer, expected: number): void {
  expect(status).toBe(expected)
  expect(headers.get('Content-Type')).toBe('application/problem+json')
  expect(body).toMatchObject({ status: expected, detail: expect.stringMatching(/\.$/) })
}
