import { readFileSync } from 'node:fs'

interface Documented {
  operationId: string
  security: Record<string, string[]>[]
}

/** The paths of `openapi.json` with their methods. */
export const documentedPaths = Object.entries(
  (
    JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as {
      paths: Record<string, Record<string, Documented>>
    }
  ).paths,
)

export interface Endpoint {
  method: string
  path: string
  /** A body that is taken, where there is one. */
  json?: object
}

const endpoint = (method: string, path: string, json?: object): Endpoint => ({
  method,
  path,
  ...(json && { json }),
})

const product = { name: 'Gown', price: '5000.00' }
const passwords = { current_password: 'correct horse battery', new_password: 'a better password' }

/** A request to every endpoint that is for signed-in users, in a form that is refused for nothing but who asks. */
export const signedInEndpoints: readonly Endpoint[] = [
  endpoint('GET', '/api/users/me'),
  endpoint('PUT', '/api/users/me', {}),
  endpoint('PUT', '/api/users/me/password', passwords),
  endpoint('GET', '/api/users/me/email-verification'),
  endpoint('POST', '/api/users/me/email-verification'),
  endpoint('POST', '/api/users/logout-all'),
  endpoint('DELETE', '/api/users/me'),
  endpoint('GET', '/api/users'),
  endpoint('PUT', '/api/users/1', {}),
  endpoint('POST', '/api/products', product),
  endpoint('PUT', '/api/products/1', {}),
  endpoint('DELETE', '/api/products/1'),
  endpoint('GET', '/api/products/low-stock'),
  endpoint('GET', '/api/products/synonyms'),
  endpoint('PUT', '/api/products/synonyms/sari', { words: ['saree'] }),
  endpoint('DELETE', '/api/products/synonyms/sari'),
  endpoint('POST', '/api/categories', { name: 'Gowns' }),
  endpoint('PUT', '/api/categories/1', {}),
  endpoint('DELETE', '/api/categories/1'),
  endpoint('GET', '/api/cart'),
  endpoint('DELETE', '/api/cart'),
  endpoint('POST', '/api/cart/items', { product_id: 1 }),
  endpoint('PUT', '/api/cart/items/1', { quantity: 1 }),
  endpoint('DELETE', '/api/cart/items/1'),
  endpoint('POST', '/api/checkout', { shipping_address: '12 Mall Road, Lahore' }),
  endpoint('GET', '/api/orders'),
  endpoint('GET', '/api/orders/summary'),
  endpoint('GET', '/api/orders/1'),
  endpoint('PATCH', '/api/orders/1', { status: 'processing' }),
  endpoint('POST', '/api/orders/1/cancel'),
  endpoint('GET', '/api/chat/sessions'),
]

/** Those that guests may use too, but nobody with a wrong token in the header. */
export const guestEndpoints: readonly Endpoint[] = [
  endpoint('GET', '/api/users/session'),
  endpoint('GET', '/api/products?include_inactive=true'),
  endpoint('GET', '/api/products/1?include_inactive=true'),
  endpoint('POST', '/api/chat/messages', { text: 'Hello', session_id: 's' }),
  endpoint('GET', '/api/chat/history?session_id=s'),
  endpoint('DELETE', '/api/chat/history?session_id=s'),
]

/** Those that change something. */
export const changing = ({ method }: Endpoint): boolean => method !== 'GET'
