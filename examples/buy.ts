import { answered, answerOf, RequestFailed } from '../src/client/answer.ts'
import { createClient } from '../src/client/create-client.ts'

// Signs in from Node, finds a product and buys it: `npx node examples/buy.ts URL EMAIL PASSWORD WORDS…`

const [url = '', email = '', password = '', ...words] = process.argv.slice(2)

try {
  const guest = createClient(url)
  const { access_token } = await answerOf(guest.users.login.$post({ json: { email, password } }))
  const shop = createClient(url, { headers: { Authorization: `Bearer ${access_token}` } })

  const query = { search: words.join(' '), in_stock: 'true', limit: '1' } as const
  const { products } = await answerOf(shop.products.$get({ query }))
  const [product] = products
  if (!product) throw new Error('The shop has no such thing.')
  console.log(`${product.name}, ${product.price}`)

  // A key stands for one wish: sent again after a lost answer, it adds and buys nothing a second time.
  const wish = () => ({ 'idempotency-key': crypto.randomUUID() })
  const line = { product_id: product.id, quantity: 1 }
  const cart = await answerOf(shop.cart.items.$post({ json: line, header: wish() }))
  const json = { shipping_address: '12 Mall Road, Lahore', expected_total: cart.total_amount }
  const order = await answerOf(shop.checkout.$post({ json, header: wish() }))
  console.log(`Order ${order.id}: ${order.total_amount}`)

  await answered(shop.users.logout.$post())
} catch (error) {
  if (!(error instanceof RequestFailed)) throw error
  console.error(`${error.status}: ${error.message} (request ${error.problem.request_id})`)
  process.exitCode = 1
}
