import type pg from 'pg'
import type { Aim } from './tools.ts'

const ACCOUNT = { email: 'scanned@example.com', password: 'correct horse battery', full_name: 'Amina Khan' }
const LINE = { product_id: 1, quantity: 1 }

/** Buys something as a customer and as an admin, and gives requests to all that a scanner is to try. */
export async function shopAims(shop: string, pool: pg.Pool): Promise<Aim[]> {
  const send = async (path: string, json: object, token?: string) => {
    const response = await fetch(shop + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify(json),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path} is answered ${response.status}: ${text}`)
    return text
  }
  const signUp = async (email: string) => {
    const answer = JSON.parse(await send('/api/users/register', { ...ACCOUNT, email })) as {
      access_token: string
    }
    return answer.access_token
  }
  const token = await signUp(ACCOUNT.email)
  const admin = await signUp('admin@example.com')
  await pool.query(`update users set role = 'admin' where email = 'admin@example.com'`)
  await send('/api/cart/items', LINE, token)
  const order = JSON.parse(await send('/api/checkout', { shipping_address: 'Lahore' }, token)) as {
    id: number
  }
  await send('/api/chat/messages', { text: 'What do you sell?', session_id: 'main' }, token)

  const { email, password } = ACCOUNT
  const filters = 'category_id=1&min_price=1&max_price=90000&in_stock=true&featured=false&sort=newest'
  return [
    { name: 'search and pages', url: `${shop}/api/products?search=silk&skip=0&limit=5` },
    { name: 'filters of the catalogue', url: `${shop}/api/products?${filters}` },
    { name: 'id of a product', url: `${shop}/api/products/1*` },
    { name: 'id of related products', url: `${shop}/api/products/1*/related?limit=4` },
    { name: 'id of a category', url: `${shop}/api/categories/1*` },
    { name: 'id of an account', url: `${shop}/api/users/1*` },
    { name: 'login', url: `${shop}/api/users/login`, json: { email, password } },
    { name: 'registration', url: `${shop}/api/users/register`, json: ACCOUNT },
    { name: 'password reset', url: `${shop}/api/users/password-reset`, json: { email } },
    { name: 'session of a chat', url: `${shop}/api/chat/history?session_id=main&limit=5&offset=0`, token },
    { name: 'orders', url: `${shop}/api/orders?status=pending&skip=0&limit=5`, token },
    { name: 'id of an order', url: `${shop}/api/orders/${order.id}*`, token },
    { name: 'cart', url: `${shop}/api/cart/items`, json: LINE, token },
    {
      name: 'accounts, as an admin',
      url: `${shop}/api/users?search=amina&is_active=true&limit=5`,
      token: admin,
    },
  ]
}

/** Requests to the control, one for each way in which the shop's are put: a parameter, a part of the path, JSON. */
export const controlAims = (control: string): [Aim, ...Aim[]] => [
  { name: 'a parameter', url: `${control}/search?q=gown` },
  { name: 'an id in a path', url: `${control}/products/1*` },
  { name: 'a body', url: `${control}/login`, json: { email: 'gown' } },
]
