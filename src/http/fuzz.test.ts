import fc from 'fast-check'
import { expect } from 'vitest'
import { type Shop, test } from '../../test/shop.ts'

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '\0',
    '\uD800',
    '%',
    "' or 1=1 --",
    '${1}',
    '../..',
    'true',
    '1',
    '-1',
    '5000.00',
    'a@b.example',
  ),
)
const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -0, 1, 2 ** 31, 2 ** 53 + 2, 1e21, 1e308, 5e-324, 0.1, 99_999_999.99),
)
const anything = fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.jsonValue(), fc.array(text))

const BODIES: readonly (readonly [string, string, readonly string[]])[] = [
  ['POST', '/api/users/register', ['email', 'password', 'full_name']],
  ['POST', '/api/users/login', ['email', 'password']],
  ['PUT', '/api/users/me', ['full_name', 'phone', 'address']],
  ['PUT', '/api/users/me/password', ['current_password', 'new_password']],
  ['PUT', '/api/users/2147483647', ['role', 'is_active']],
  [
    'POST',
    '/api/products',
    ['name', 'description', 'price', 'category_id', 'image_url', 'stock_quantity', 'featured'],
  ],
  ['PUT', '/api/products/2147483647', ['name', 'price', 'category_id', 'stock_quantity', 'is_active']],
  ['POST', '/api/categories', ['name', 'description', 'image_url']],
  ['POST', '/api/cart/items', ['product_id', 'quantity']],
  ['PUT', '/api/cart/items/2147483647', ['quantity']],
  ['POST', '/api/checkout', ['shipping_address', 'expected_total']],
  ['PATCH', '/api/orders/2147483647', ['status', 'payment_status']],
  ['POST', '/api/chat/messages', ['text', 'session_id']],
]

const QUERIES: readonly (readonly [string, readonly string[]])[] = [
  ['/api/users', ['search', 'is_active', 'skip', 'limit']],
  [
    '/api/products',
    ['search', 'category_id', 'featured', 'min_price', 'max_price', 'in_stock', 'sort', 'skip', 'limit'],
  ],
  ['/api/orders', ['status', 'scope', 'skip', 'limit']],
  ['/api/chat/history', ['session_id', 'limit', 'offset']],
]

const recordOf = <T>(keys: readonly string[], value: fc.Arbitrary<T>) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] })

/** `shop.request` itself fails on a 500, on what `openapi.json` does not tell of, and on a second round trip. */
const send = async (shop: Shop, ...request: Parameters<Shop['request']>) => {
  const { status } = await shop.request(...request)
  expect(status).toBeLessThan(503)
}

test.for(BODIES)('no body makes a bug of %s %s', async ([method, path, keys], { shop }) => {
  const { token } = await shop.admin()
  await fc.assert(
    fc.asyncProperty(recordOf(keys, anything), (json) => send(shop, method, path, { token, json })),
    { numRuns: 60 },
  )
})

test.for(QUERIES)('no query makes a bug of %s', async ([path, keys], { shop }) => {
  const { token } = await shop.admin()
  await fc.assert(
    fc.asyncProperty(recordOf(keys, fc.oneof(text, number.map(String))), (query) =>
      send(shop, 'GET', `${path}?${new URLSearchParams(query as Record<string, string>)}`, { token }),
    ),
    { numRuns: 60 },
  )
})

test('no id and no raw body makes a bug', async ({ shop }) => {
  const { token } = await shop.admin()
  const segment = fc.string({ unit: 'grapheme', minLength: 1 }).filter((id) => !/^\.+$/.test(id))
  const bytes = fc.uint8Array({ maxLength: 100 })
  await fc.assert(
    fc.asyncProperty(segment, bytes, async (id, body) => {
      const path = `/api/users/${encodeURIComponent(id)}`
      await send(shop, 'GET', path, { token })
      await send(shop, 'PUT', path, { token, body, headers: { 'Content-Type': 'application/json' } })
      await send(shop, 'PUT', '/api/users/me', {
        token,
        body,
        headers: { 'Content-Type': 'application/json' },
      })
    }),
    { numRuns: 60 },
  )
})
