import { describe, expect } from 'vitest'
import { asGuest, chatClient } from '../test/chat.ts'
import { openEmptyDatabase } from '../test/database.ts'
import { JWT_SECRET, PASSWORD, type Shop, test } from '../test/shop.ts'
import { tokenSigner } from '../src/http/tokens.ts'
import { EMOJI_NAME, GUEST, live, LONG_EMAIL } from './history.fixture.ts'
import { migrateTo, migrateToLatest } from './migrate.ts'

/** What the first release came with. */
const FIRST_RELEASE = ['0001_users', '0002_catalogue', '0003_carts', '0004_orders', '0005_chat']

// All tests here are of one shop, which the first release filled and which was brought up to date since. They read what is
// there; those that buy do so for themselves.
test.override('database', { scope: 'file' }, async ({}, { onCleanup }) => {
  const database = await openEmptyDatabase()
  onCleanup(database.close)
  for (const migration of FIRST_RELEASE) {
    await migrateTo(database.pool, migration)
    await live(database.pool, migration)
  }
  await migrateToLatest(database.pool)
  return database
})

const signIn = async (shop: Shop, email: string): Promise<{ id: number; token: string }> => {
  const { status, body } = await shop.post('/api/users/login', { email, password: PASSWORD })
  expect(status).toBe(200)
  return { id: body.user.id, token: body.access_token }
}

const AMINA = 'amina@example.com'
const FATIMA = 'fatima@example.com'

describe('whoever had an account at the first release', () => {
  test('signs in with the old password and is who they were', async ({ shop }) => {
    const { token } = await signIn(shop, AMINA)

    expect((await shop.get('/api/users/me', { token })).body).toMatchObject({
      id: 1,
      email: AMINA,
      full_name: 'آمنہ خان',
      phone: '+92 300 1234567',
      address: '12 Mall Road\nLahore',
      role: 'customer',
      is_active: true,
      created_at: '2026-01-26T10:00:00.123Z',
    })
  })

  test('is refused with another password, or where the account was closed', async ({ shop }) => {
    const answers = await Promise.all([
      shop.fetch('POST', '/api/users/login', { json: { email: AMINA, password: 'another password' } }),
      shop.fetch('POST', '/api/users/login', { json: { email: LONG_EMAIL, password: PASSWORD } }),
    ])

    expect(answers.map(({ status }) => status)).toEqual([401, 403])
  })

  test('is listed to its administrator, who is one still', async ({ shop }) => {
    const { token } = await signIn(shop, FATIMA)

    const { body } = await shop.get('/api/users?search=example.com', { token })

    expect(body.users.map(({ email }: { email: string }) => email)).toEqual(
      expect.arrayContaining([AMINA, FATIMA, LONG_EMAIL]),
    )
  })
})

describe('an order of the first release', () => {
  const OLD = {
    id: 1,
    user_id: 1,
    status: 'pending',
    payment_status: 'pending',
    total_amount: '24999.98',
    shipping_address: '12 Mall Road, Lahore',
    items: [{ product_id: 1, product_name: 'Peacock Saree', quantity: 2, price: '12499.99' }],
  }

  test('is shown to whom it is of, as it was bought, and so is one that was cancelled', async ({ shop }) => {
    const { token } = await signIn(shop, AMINA)

    const { body, headers } = await shop.get('/api/orders', { token })

    expect(headers.get('X-Total-Count')).toBe('2')
    expect(body).toMatchObject([
      { id: 2, status: 'cancelled', total_amount: '0.00', items: [{ quantity: 1 }, { quantity: 999 }] },
      OLD,
    ])
  })

  test('is not shown to others, but for an administrator', async ({ shop }) => {
    const other = await shop.customer()
    const admin = await signIn(shop, FATIMA)

    expect((await shop.get('/api/orders/1', other)).status).toBe(403)
    expect((await shop.get('/api/orders/1', admin)).body).toMatchObject(OLD)
  })

  test('is what the key of its checkout still gives', async ({ shop }) => {
    const { token } = await signIn(shop, AMINA)

    const { status, body } = await shop.post(
      '/api/checkout',
      { shipping_address: '12 Mall Road, Lahore' },
      { token, headers: { 'Idempotency-Key': 'old-key' } },
    )

    expect(status).toBe(201)
    expect(body).toMatchObject(OLD)
  })

  test('can be the highest that there may be', async ({ shop }) => {
    const { token } = await signIn(shop, FATIMA)

    expect((await shop.get('/api/orders/3', { token })).body).toMatchObject({
      status: 'completed',
      payment_status: 'paid',
      total_amount: '999999999999.99',
      shipping_address: '🏠'.repeat(1000),
    })
  })
})

describe('a product of the first release', () => {
  test.for([
    ['peacock', 1],
    ['BANARAS', 1],
    ['peecock', 1],
    ['جوڑا', 2],
    ['crepe noel', 4],
    ['100%', 4],
  ] as const)('is found by %s', async ([words, id], { shop }) => {
    const { body } = await shop.get(`/api/products?search=${encodeURIComponent(words)}`)

    expect(body.products.map((product: { id: number }) => product.id)).toContain(id)
  })

  test('is shown as it was', async ({ shop }) => {
    expect((await shop.get('/api/products/1')).body).toMatchObject({
      name: 'Peacock Silk Saree',
      price: '12500.50',
      category: { id: 1, name: 'Sarees', description: 'Six yards', image_url: '/images/sarees.svg' },
      featured: true,
      updated_at: '2026-02-02T23:59:59.999Z',
    })
    expect((await shop.get('/api/products/2')).body).toMatchObject({
      name: 'لان کا جوڑا',
      description: null,
      price: '0.00',
      category: null,
      stock_quantity: 2_147_483_647,
    })
    expect((await shop.get('/api/products/3')).body).toMatchObject({ name: EMOJI_NAME, price: '99999999.99' })
    expect((await shop.get('/api/products/5')).status).toBe(404)
  })

  test('is on a page of the catalogue once, whatever it is called', async ({ shop }) => {
    for (const sort of ['newest', 'price_asc', 'price_desc', 'name']) {
      const { body } = await shop.get(`/api/products?sort=${sort}&limit=100`)
      const ids = body.products.map(({ id }: { id: number }) => id)
      expect(ids.filter((id: number) => id <= 7).toSorted()).toEqual([1, 2, 3, 4, 6, 7])
    }
  })
})

describe('a cart of the first release', () => {
  test('has what was put into it, at today’s price', async ({ shop }) => {
    const { token } = await signIn(shop, AMINA)

    expect((await shop.get('/api/cart', { token })).body).toMatchObject({
      id: 1,
      items: [
        { product_id: 1, quantity: 2, price: '12500.50', line_total: '25001.00', available: true },
        { product_id: 2, quantity: 999, price: '0.00', available: true },
      ],
      total_amount: '25001.00',
      total_quantity: 1001,
    })
  })
})

describe('a conversation of the first release', () => {
  test('goes on where it was', async ({ shop }) => {
    const amina = chatClient(shop, await signIn(shop, AMINA))

    expect(await amina.labels()).toEqual(['main'])
    expect(await amina.said()).toEqual(
      expect.arrayContaining(['ساڑھی دکھائیں', 'The "Peacock Silk Saree"\n\n 👗']),
    )
    expect((await amina.say('And in blue?')).body).toMatch(/data: \[DONE\]\n\n$/)
  })

  test('of a guest is that guest’s', async ({ shop }) => {
    const as = { audience: 'fatima-zehra-boutique:chat', typ: 'guest+jwt' }
    const guest = chatClient(shop, asGuest(await tokenSigner(JWT_SECRET, as, 60)(GUEST)))

    expect(await guest.said('-_'.repeat(50))).toEqual(['q'.repeat(2000), '😀'.repeat(20_000), 'Stopped'])
  })
})

test('what is new gets ids of its own, and is sold beside what is old', async ({ shop }) => {
  const shopper = await shop.customer()
  const product = await shop.product()
  await shop.fillCart(shopper, [[6, 999]])

  const { status, body } = await shop.buy(shopper, product)

  expect(shopper.id).toBeGreaterThan(4)
  expect(product).toBeGreaterThan(7)
  expect(status).toBe(201)
  expect(body.id).toBeGreaterThan(4)
  expect(body).toMatchObject({ items: [{ product_id: 6, price: '10.00' }, { product_id: product }] })
  expect(await shop.stockOf(6)).toBe(1)
})
