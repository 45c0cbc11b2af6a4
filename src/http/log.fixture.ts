import { randomUUID } from 'node:crypto'
import { saying } from '../../test/scripted-model.ts'
import type { RequestOptions, Shop } from '../../test/shop.ts'

/** What stands in every value that nobody but the customer may read. */
export const SECRET = 'hunter2-7Kq9ZpX'

/**
 * Sends requests of every kind, with something secret wherever a client may put something, and gives all that must
 * stand in no log.
 */
export async function leaveTraces(shop: Shop): Promise<string[]> {
  shop.model.script = saying(`I heard ${SECRET}`)
  const account = {
    email: `${randomUUID()}.${SECRET}@example.com`,
    password: `${SECRET} horse battery`,
    full_name: `Amina ${SECRET}`,
  }
  const json = { 'Content-Type': 'application/json' }
  const registered = await shop.post('/api/users/register', account)
  const token: string = registered.body.access_token
  const { token: admin } = await shop.admin()
  const product = await shop.product({ name: `Gown ${SECRET}` })
  const say = (session_id: string, options: RequestOptions) =>
    shop.post('/api/chat/messages', { text: `My secret is ${SECRET}`, session_id }, options)

  await shop.post('/api/users/register', account)
  await shop.post('/api/users/register', { ...account, password: SECRET, email: SECRET })
  await shop.post('/api/users/login', account)
  await shop.post('/api/users/login', { ...account, password: `wrong ${SECRET}` })
  await shop.post('/api/users/login', { email: SECRET, password: [SECRET] })
  await shop.request('POST', '/api/users/login', { body: `{"password":"${SECRET}"`, headers: json })
  await shop.get('/api/users/me', { token })
  await shop.get('/api/users/me', { token: `${SECRET}.${SECRET}` })
  await shop.get('/api/users/me', { headers: { Cookie: `session=${SECRET}` } })
  await shop.put('/api/users/me', { phone: SECRET, address: `12 ${SECRET} Road` }, { token })
  await shop.put('/api/users/me', { phone: SECRET.repeat(9), address: { SECRET } }, { token })
  await shop.post('/api/users/me/email-verification', undefined, { token })
  await shop.post('/api/users/password-reset', { email: account.email })
  await shop.post('/api/users/password-reset', { email: SECRET })
  await shop.settled()
  const links = shop.mails.flatMap(({ text }) => text.match(/[\w-]{40,}/g) ?? [])
  for (const link of links) await shop.post('/api/users/email-verification/confirm', { token: link })
  const forgotten = { token: links[0], new_password: SECRET }
  await shop.post('/api/users/password-reset/confirm', forgotten)
  await shop.get(`/api/users?search=${SECRET}`, { token: admin })
  await shop.get(`/api/users/${SECRET}`)
  await shop.get(`/api/users/me/${SECRET}?${SECRET}=${SECRET}`)
  await shop.fetch(`X${SECRET.replace('-', '')}`, '/api/users/me')
  await shop.get(`/api/products?search=${SECRET}&sort=${SECRET}`)
  await shop.post('/api/cart/items', { product_id: product, quantity: 2 }, { token })
  await shop.post('/api/cart/items', { product_id: product, quantity: 99 }, { token })
  const shipping = { shipping_address: `12 ${SECRET} Road, Lahore` }
  const key = { token, headers: { 'Idempotency-Key': `key-${SECRET}` } }
  await shop.post('/api/checkout', { ...shipping, expected_total: '1.00' }, key)
  await shop.post('/api/checkout', shipping, key)
  await shop.post('/api/checkout', { shipping_address: [SECRET] }, key)
  const guest = await say('main', {})
  const chatToken = guest.headers.get('X-Chat-Token') ?? ''
  await say(`s-${SECRET}`, { headers: { 'X-Chat-Token': chatToken } })
  await say('main', { token })
  await shop.get(`/api/chat/history?session_id=s-${SECRET}`, { token })
  const change = { current_password: account.password, new_password: `new ${SECRET} password` }
  await shop.put('/api/users/me/password', { ...change, current_password: SECRET }, { token })
  const changed = await shop.put('/api/users/me/password', change, { token })
  await shop.post('/api/users/logout-all', undefined, { token: changed.body.access_token })
  return [
    ...links,
    SECRET,
    SECRET.toLowerCase(),
    SECRET.replace('-', ''),
    token,
    admin,
    chatToken,
    '12 ',
    '@example.com',
  ]
}
