import { describe, expect } from 'vitest'
import { SITE, test } from '../../../test/shop.ts'

const ROUTES = [
  ['GET', '/api/cart'],
  ['DELETE', '/api/cart'],
  ['POST', '/api/cart/items'],
  ['PUT', '/api/cart/items/1'],
  ['DELETE', '/api/cart/items/1'],
  ['POST', '/api/checkout'],
  ['GET', '/api/orders'],
  ['GET', '/api/orders/1'],
  ['POST', '/api/orders/1/cancel'],
  ['PATCH', '/api/orders/1'],
] as const

/** A body that each route which takes one would accept. */
const BODIES: Record<string, object> = {
  'POST /api/cart/items': { product_id: 1 },
  'PUT /api/cart/items/1': { quantity: 1 },
  'POST /api/checkout': { shipping_address: 'Lahore' },
  'PATCH /api/orders/1': { status: 'processing' },
}
const WITH_BODY = ROUTES.filter(([method, path]) => BODIES[`${method} ${path}`])
const CHANGES = ROUTES.filter(([method]) => method !== 'GET')

describe('without a good token', () => {
  test.for(ROUTES)('%s %s is 401, before anything else is looked at', async ([method, path], { shop }) => {
    const refused = [
      await shop.request(method, path),
      await shop.request(method, path, { token: 'nonsense' }),
      await shop.request(method, path, { headers: { Authorization: 'Basic YTpi' } }),
      ...(method === 'GET' ? [] : [await shop.request(method, path, { body: '{', token: 'nonsense' })]),
    ]

    for (const { status, headers, roundTrips } of refused) {
      expect(status).toBe(401)
      expect(headers.get('WWW-Authenticate')).toMatch(/^Bearer/)
      expect(roundTrips).toBe(0)
    }
  })

  test.for(ROUTES)(
    '%s %s is 401 for an account that is deactivated, gone or signed out',
    async ([method, path], { shop }) => {
      const json = BODIES[`${method} ${path}`]
      const deactivated = await shop.customer()
      await shop.delete('/api/users/me', deactivated)
      const signedOut = await shop.customer()
      await shop.post('/api/users/logout-all', undefined, signedOut)
      const gone = await shop.issueToken({ userId: 2_147_483_647, tokenVersion: 0 })

      for (const token of [deactivated.token, signedOut.token, gone]) {
        const { status, headers } = await shop.request(method, path, { token, json })

        expect(status).toBe(401)
        expect(headers.get('WWW-Authenticate')).toMatch(/^Bearer/)
      }
    },
  )
})

test('an account that is deactivated keeps its cart, and nothing of it can be bought or changed', async ({
  shop,
}) => {
  const shopper = await shop.customer()
  const gown = await shop.product({ stock_quantity: 5 })
  await shop.fillCart(shopper, [[gown, 2]])
  await shop.delete('/api/users/me', shopper)

  const checkout = await shop.post('/api/checkout', { shipping_address: 'Lahore' }, shopper)
  const cleared = await shop.delete('/api/cart', shopper)
  const added = await shop.post('/api/cart/items', { product_id: gown }, shopper)

  expect([checkout.status, cleared.status, added.status]).toEqual([401, 401, 401])
  expect(await shop.stockOf(gown)).toBe(5)
  const lines = await shop.sql(
    'select quantity from cart_items join carts on carts.id = cart_id where user_id = $1',
    [shopper.id],
  )
  expect(lines).toEqual([{ quantity: 2 }])
})

describe('signed in by the cookie', () => {
  test.for(CHANGES)('%s %s must come from a page of this site', async ([method, path], { shop }) => {
    const { token } = await shop.customer()
    const send = (headers: Record<string, string>) =>
      shop.request(method, path, {
        json: BODIES[`${method} ${path}`],
        headers: { Cookie: `session=${token}`, ...headers },
      })

    const others = [
      await send({}),
      await send({ 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }),
      await send({ 'Sec-Fetch-Site': 'same-site' }),
      await send({ Origin: 'https://evil.example' }),
    ]
    const ours = await send({ Origin: SITE })

    for (const { status, roundTrips } of others) expect([status, roundTrips]).toEqual([403, 0])
    expect(ours.roundTrips).toBe(1)
  })

  test('the cart can be read and filled, and the order placed', async ({ shop }) => {
    const { token } = await shop.customer()
    const headers = { Cookie: `session=${token}`, 'Sec-Fetch-Site': 'same-origin' }

    const added = await shop.post('/api/cart/items', { product_id: await shop.product() }, { headers })
    const read = await shop.get('/api/cart', { headers: { Cookie: `session=${token}` } })
    const placed = await shop.post('/api/checkout', { shipping_address: 'Lahore' }, { headers })

    expect([added.status, read.status, placed.status]).toEqual([200, 200, 201])
    expect(read.body).toEqual(added.body)
  })
})

describe('a body that is no JSON object', () => {
  test.for(WITH_BODY)('%s %s says how: 400, 413, 415 or 422', async ([method, path], { shop }) => {
    const { token } = await shop.customer()
    const json = { 'Content-Type': 'application/json' }
    const send = (body: BodyInit, headers: Record<string, string>) =>
      shop.request(method, path, { token, body, headers })

    const answers = [
      await send('{"product_id":', json),
      await send('', json),
      await send(new Uint8Array([0x7b, 0xff, 0x7d]), json),
      await send(JSON.stringify({ note: 'x'.repeat(1024 * 1024) }), json),
      await send('{}', { 'Content-Type': 'text/plain' }),
      await send('[]', json),
      await send('null', json),
      await send('"text"', json),
    ]

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 413, 415, 422, 422, 422])
    for (const { roundTrips } of answers) expect(roundTrips).toBe(0)
  })
})

describe('a method or path that is not there', () => {
  test.for([
    ['PATCH', '/api/cart', 'DELETE, GET'],
    ['GET', '/api/cart/items', 'POST'],
    ['PATCH', '/api/cart/items/1', 'DELETE, PUT'],
    ['GET', '/api/checkout', 'POST'],
    ['POST', '/api/orders', 'GET'],
    ['DELETE', '/api/orders/1', 'GET, PATCH'],
    ['GET', '/api/orders/1/cancel', 'POST'],
  ] as const)('%s %s is 405 and allows %s', async ([method, path, allowed], { shop }) => {
    const { status, headers } = await shop.request(method, path)

    const methods = headers.get('Allow')?.split(', ') ?? []
    expect(status).toBe(405)
    expect(
      methods
        .filter((name) => name !== 'HEAD' && name !== 'OPTIONS')
        .toSorted()
        .join(', '),
    ).toBe(allowed)
  })

  test.for([['/api/cart/nothing'], ['/api/cart/items/1/more'], ['/api/orders/1/refund']] as const)(
    '%s is 404, signed in or not',
    async ([path], { shop }) => {
      expect((await shop.get(path)).status).toBe(404)
      expect((await shop.get(path, await shop.customer())).status).toBe(404)
    },
  )
})

test('the service tells that it lives, and that it reaches the database', async ({ shop }) => {
  const live = await shop.get('/api/orders/live')
  const health = await shop.get('/api/orders/health')

  expect(live.body).toEqual({ status: 'ok' })
  expect(health.body).toEqual({ status: 'ok', service: 'orders', database: 'ok' })
})
