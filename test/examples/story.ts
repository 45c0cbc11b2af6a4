import { tokenIn } from '../mails.ts'
import { playing } from '../scripted-model.ts'
import type { Shop } from '../shop.ts'
import type { Tell } from './recorder.ts'

const PASSWORD = 'correct horse battery'
const AMINA = { email: 'amina@example.com', password: PASSWORD }
const KEY = '5f0c1a52-8d0e-4d7b-9a51-3c1b6f0a7e21'
const ADDRESS = '12 Mall Road, Lahore'

/** A day in the shop, in which every operation is used: its owner stocks it, and Amina buys a shawl and a scarf. */
export async function tellStory(shop: Shop, tell: Tell): Promise<void> {
  const owner = (await shop.admin()).token
  await health(tell)
  const { shawl, scarf } = await stockTheShop(tell, owner)
  await lookAround(tell, shawl)
  const amina = await makeAnAccount(shop, tell)
  await chat(shop, tell, shawl)
  const order = await buy(tell, amina, shawl, scarf)
  await tendTheShop(tell, owner, order)
  await leave(shop, tell)
}

async function health(tell: Tell): Promise<void> {
  await tell('The shop and its database are well', 'GET /health')
  for (const service of ['users', 'products', 'orders', 'chat']) {
    await tell('The service reaches its database', `GET /api/${service}/health`)
    await tell('The service runs', `GET /api/${service}/live`)
  }
}

async function stockTheShop(tell: Tell, token: string) {
  const shawls = { name: 'Shawls', description: 'Woven and embroidered, for cold evenings' }
  const category = (await tell('A new category', 'POST /api/categories', { token, json: shawls })).body
  await tell('Its name is taken', 'POST /api/categories', { token, json: shawls, status: 400 })
  await tell('Another description', `PUT /api/categories/${category.id}`, {
    token,
    json: { description: 'Woven in Swat, embroidered in Lahore' },
  })
  const shawl = (
    await tell('A new product', 'POST /api/products', {
      token,
      json: {
        name: 'Swat Handwoven Wool Shawl',
        description: 'Undyed wool with a striped border',
        price: '8500.00',
        category_id: category.id,
        image_url: '/images/products/swat-handwoven-wool-shawl.svg',
        stock_quantity: 4,
      },
    })
  ).body
  const scarf = (
    await tell('A product of which little is said', 'POST /api/products', {
      token,
      json: { name: 'Silk Scarf', price: '1950.50', category_id: category.id, stock_quantity: 2 },
    })
  ).body
  await tell('A price that is none', 'POST /api/products', {
    token,
    json: { name: 'Silk Scarf', price: '19,50' },
    status: 422,
  })
  await tell('Shown on the home page', `PUT /api/products/${shawl.id}`, { token, json: { featured: true } })
  await tell('Another word for it', 'PUT /api/products/synonyms/chaddar', {
    token,
    json: { words: ['shawl'] },
  })
  await tell('The words that begin so', 'GET /api/products/synonyms?search=ch', { token })
  await tell('What is nearly sold out', 'GET /api/products/low-stock?below=5&limit=10', { token })
  return { shawl: shawl.id as number, scarf: scarf.id as number }
}

async function lookAround(tell: Tell, shawl: number): Promise<void> {
  await tell('All categories, by name', 'GET /api/categories')
  await tell('One category', 'GET /api/categories/1')
  await tell('There is no such category', 'GET /api/categories/999', { status: 404 })
  await tell('The newest product', 'GET /api/products?limit=1')
  await tell('A search within a price', 'GET /api/products?search=warm+chaddar&max_price=10000&in_stock=true')
  await tell('More than a page may have', 'GET /api/products?limit=500', { status: 422 })
  await tell('While one types', 'GET /api/products/suggest?q=sil')
  await tell('One product', `GET /api/products/${shawl}`)
  await tell('There is no such product', 'GET /api/products/999', { status: 404 })
  await tell('What goes with it', `GET /api/products/${shawl}/related?limit=4`)
}

async function makeAnAccount(shop: Shop, tell: Tell): Promise<string> {
  const registered = { ...AMINA, full_name: 'Amina Khan' }
  const { user, access_token: token } = (
    await tell('A new account', 'POST /api/users/register', { json: registered })
  ).body
  await tell('The email has an account', 'POST /api/users/register', { json: registered, status: 400 })
  await tell('The password is too short', 'POST /api/users/register', {
    json: { ...registered, email: 'zara@example.com', password: 'short' },
    status: 422,
  })
  await tell('By email and password', 'POST /api/users/login', { json: AMINA })
  await tell('The password is wrong', 'POST /api/users/login', {
    json: { ...AMINA, password: 'wrong horse battery' },
    status: 401,
  })
  await tell('A guest', 'GET /api/users/session')
  await tell('A customer', 'GET /api/users/session', { token })
  await tell('The own account', 'GET /api/users/me', { token })
  await tell('Nobody is signed in', 'GET /api/users/me', { status: 401 })
  await tell('A phone and an address', 'PUT /api/users/me', {
    token,
    json: { phone: '0300 1234567', address: ADDRESS },
  })
  await tell('What others see of an account', `GET /api/users/${user.id}`)
  await tell('Not confirmed yet', 'GET /api/users/me/email-verification', { token })
  await tell('A mail with a link', 'POST /api/users/me/email-verification', { token })
  await shop.settled()
  await tell('The token of the link', 'POST /api/users/email-verification/confirm', {
    json: { token: tokenIn(shop.mails, AMINA.email) },
  })
  return token
}

async function chat(shop: Shop, tell: Tell, shawl: number): Promise<void> {
  shop.model.script = playing(
    [{ call: 'search_products', with: { query: 'shawl' } }],
    [`This one is warm: [[p:${shawl}]]`],
  )
  const json = { session_id: 'main', text: 'Something warm for the evening?', client_message_id: 'first' }
  const answer = await tell('A guest asks for something warm', 'POST /api/chat/messages', { json })
  const guest = { 'X-Chat-Token': answer.headers.get('X-Chat-Token') ?? '' }
  await tell('Nothing is said', 'POST /api/chat/messages', { json: { ...json, text: ' ' }, status: 422 })
  await tell('What was said', 'GET /api/chat/history?session_id=main&limit=20', { headers: guest })
  const { token } = await shop.customer({ email: 'zara@example.com', full_name: 'Zara' })
  await shop.request('POST', '/api/chat/messages', { token, json: { session_id: 'gifts', text: 'A shawl?' } })
  await tell('The conversations of an account', 'GET /api/chat/sessions', { token })
  await tell('A conversation is forgotten', 'DELETE /api/chat/history?session_id=main', { headers: guest })
}

async function buy(tell: Tell, token: string, shawl: number, scarf: number): Promise<number> {
  const headers = { 'Idempotency-Key': '1d9c7c1e-53a8-4f8e-a1c1-0b7f0f4f7b11' }
  const one = { product_id: shawl, quantity: 1 }
  await tell('A shawl', 'POST /api/cart/items', { token, json: one, headers })
  const { items } = (
    await tell('Two scarves', 'POST /api/cart/items', { token, json: { product_id: scarf, quantity: 2 } })
  ).body
  await tell('More than there are', 'POST /api/cart/items', {
    token,
    json: { product_id: scarf, quantity: 5 },
    status: 409,
  })
  await tell('One of them', `PUT /api/cart/items/${items[1].id}`, { token, json: { quantity: 1 } })
  await tell('None of them', `DELETE /api/cart/items/${items[1].id}`, { token })
  await tell('The cart', 'GET /api/cart', { token })
  const purchase = { shipping_address: ADDRESS, expected_total: '8500.00' }
  await tell('The price is another by now', 'POST /api/checkout', {
    token,
    json: { ...purchase, expected_total: '8000.00' },
    status: 409,
  })
  const order = await tell('The cart becomes an order', 'POST /api/checkout', {
    token,
    json: purchase,
    headers: { 'Idempotency-Key': KEY },
  })
  await tell('The cart is empty', 'POST /api/checkout', { token, json: purchase, status: 400 })
  await tell('The own orders that wait', 'GET /api/orders?status=pending&limit=10', { token })
  await tell('One order', `GET /api/orders/${order.body.id}`, { token })
  await tell('Nothing is left in it', 'DELETE /api/cart', { token })
  await tell('While it is pending', `POST /api/orders/${order.body.id}/cancel`, { token })
  await tell('It is cancelled already', `POST /api/orders/${order.body.id}/cancel`, { token, status: 409 })
  await tell('Customers may not', 'PATCH /api/orders/1', {
    token,
    json: { status: 'processing' },
    status: 403,
  })
  await tell('For the owner only', 'GET /api/users', { token, status: 403 })
  await tell('A shawl again', 'POST /api/cart/items', { token, json: one })
  return (
    await tell('And another order', 'POST /api/checkout', {
      token,
      json: { shipping_address: ADDRESS },
    })
  ).body.id as number
}

async function tendTheShop(tell: Tell, token: string, order: number): Promise<void> {
  await tell('Orders that wait, sales and more', 'GET /api/orders/summary', { token })
  await tell('Everybody’s that are to be paid', 'GET /api/orders?scope=all&unpaid=true', { token })
  await tell('Paid, and on its way', `PATCH /api/orders/${order}`, {
    token,
    json: { payment_status: 'paid', status: 'processing' },
  })
  await tell('Delivered before it was sent', `PATCH /api/orders/${order}`, {
    token,
    json: { status: 'pending' },
    status: 409,
  })
  const { users } = (
    await tell('Accounts by a part of name or email', 'GET /api/users?search=amina', { token })
  ).body
  await tell('Accounts by their ids', `GET /api/users?ids=${users[0].id}`, { token })
  await tell('An administrator from now on', `PUT /api/users/${users[0].id}`, {
    token,
    json: { role: 'admin' },
  })
  await tell('It is sold no more', 'DELETE /api/products/2', { token })
  await tell('Products still use it', 'DELETE /api/categories/1', { token, status: 409 })
  const unused = await tell('A category without a description', 'POST /api/categories', {
    token,
    json: { name: 'Belts' },
  })
  await tell('One that no product uses', `DELETE /api/categories/${unused.body.id}`, { token })
  await tell('The word is not taken for it any more', 'DELETE /api/products/synonyms/chaddar', { token })
}

async function leave(shop: Shop, tell: Tell): Promise<void> {
  const signIn = async (password: string) =>
    (await shop.post('/api/users/login', { ...AMINA, password })).body.access_token as string
  const change = { current_password: PASSWORD, new_password: 'another horse battery' }
  const { access_token } = (
    await tell('Another password', 'PUT /api/users/me/password', {
      token: await signIn(PASSWORD),
      json: change,
    })
  ).body
  await tell('On every device', 'POST /api/users/logout-all', { token: access_token })
  await tell('A mail with a link, if there is such an account', 'POST /api/users/password-reset', {
    json: { email: AMINA.email },
  })
  await shop.settled()
  const forgotten = { token: tokenIn(shop.mails, AMINA.email), new_password: 'a third horse battery' }
  await tell('The token of the link', 'POST /api/users/password-reset/confirm', { json: forgotten })
  await tell('The link was used', 'POST /api/users/password-reset/confirm', { json: forgotten, status: 400 })
  await tell('On this device', 'POST /api/users/logout', { token: await signIn(forgotten.new_password) })
  await tell('The account is closed', 'DELETE /api/users/me', { token: await signIn(forgotten.new_password) })
}
