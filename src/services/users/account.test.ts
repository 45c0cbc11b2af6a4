import { describe, expect } from 'vitest'
import { concurrencyTest, PASSWORD, type Shopper, type Shop, test } from '../../../test/shop.ts'

const me = async (shop: Shop, { token }: Shopper) => (await shop.get('/api/users/me', { token })).body

const update = (shop: Shop, { token }: Shopper, fields: object) =>
  shop.put('/api/users/me', fields, { token })

describe('reading the own account', () => {
  test('gives the whole account and nothing more', async ({ shop }) => {
    const shopper = await shop.customer({ full_name: 'Amina Khan' })
    const answer = await shop.get('/api/users/me', { token: shopper.token })

    expect(answer.status).toBe(200)
    expect(answer.roundTrips).toBe(1)
    expect(answer.body).toEqual({
      id: shopper.id,
      email: shopper.email,
      full_name: 'Amina Khan',
      phone: null,
      address: null,
      role: 'customer',
      is_active: true,
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
    })
  })
})

describe('changing the own account', () => {
  test('changes name, phone and address, and answers what is then stored', async ({ shop }) => {
    const shopper = await shop.customer()
    const before = await me(shop, shopper)
    const fields = { full_name: 'Amina Malik', phone: '+92 300 1234567', address: '12 Mall Road\nLahore' }
    const answer = await update(shop, shopper, fields)

    expect(answer.status).toBe(200)
    expect(answer.roundTrips).toBe(1)
    expect(answer.body).toEqual({ ...before, ...fields, updated_at: expect.any(String) })
    expect(Date.parse(answer.body.updated_at)).toBeGreaterThan(Date.parse(before.updated_at))
    expect(await me(shop, shopper)).toEqual(answer.body)
  })

  test('leaves what is left out as it was', async ({ shop }) => {
    const shopper = await shop.customer()
    await update(shop, shopper, { full_name: 'Amina Malik', phone: '0300', address: 'Lahore' })

    expect((await update(shop, shopper, { phone: '0301' })).body).toMatchObject({
      full_name: 'Amina Malik',
      phone: '0301',
      address: 'Lahore',
    })
    expect((await update(shop, shopper, { full_name: 'Amina Khan' })).body).toMatchObject({
      full_name: 'Amina Khan',
      phone: '0301',
      address: 'Lahore',
    })
  })

  test('of nothing at all changes nothing, not even the time of the last change', async ({ shop }) => {
    const shopper = await shop.customer()
    const before = await me(shop, shopper)
    const { status, body } = await update(shop, shopper, {})

    expect(status).toBe(200)
    expect(body).toEqual(before)
  })

  test.for([
    ['null', null],
    ['blank text', '  '],
  ])('clears phone and address by %s', async ([, nothing], { shop }) => {
    const shopper = await shop.customer()
    await update(shop, shopper, { phone: '0300', address: 'Lahore' })

    expect((await update(shop, shopper, { phone: nothing })).body).toMatchObject({
      phone: null,
      address: 'Lahore',
    })
    expect((await update(shop, shopper, { address: nothing })).body).toMatchObject({
      phone: null,
      address: null,
    })
  })

  test.for([
    ['full_name', 'A', 'A'],
    ['full_name', `  ${'👗'.repeat(255)} `, '👗'.repeat(255)],
    ['phone', ` ${'0'.repeat(20)}  `, '0'.repeat(20)],
    ['address', `\n${'ب'.repeat(1000)}\t`, 'ب'.repeat(1000)],
  ] as const)('takes %s up to its length after trimming: %#', async ([field, sent, kept], { shop }) => {
    const shopper = await shop.customer()
    const { status, body } = await update(shop, shopper, { [field]: sent })

    expect(status).toBe(200)
    expect(body[field]).toBe(kept)
  })

  test.for([
    ['full_name', 'empty', ''],
    ['full_name', 'blank', ' \n '],
    ['full_name', 'null', null],
    ['full_name', 'of 256 characters', 'x'.repeat(256)],
    ['full_name', 'with a NUL', 'Amina\0'],
    ['full_name', 'with half a surrogate pair', 'Amina\uD800'],
    ['full_name', 'a number', 7],
    ['phone', 'of 21 characters', '0'.repeat(21)],
    ['phone', 'a number', 3001234567],
    ['phone', 'with a NUL', '03\0'],
    ['address', 'of 1001 characters', 'x'.repeat(1001)],
    ['address', 'an object', { street: 'Mall Road' }],
    ['address', 'with half a surrogate pair', '\uDC00 Mall Road'],
  ] as const)('refuses with 422 a %s that is %s and changes nothing', async ([field, , value], { shop }) => {
    const shopper = await shop.customer()
    const before = await me(shop, shopper)
    const good = { full_name: 'Another', phone: '0300', address: 'Lahore' }
    const answer = await update(shop, shopper, { ...good, [field]: value })

    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual([{ path: field, message: expect.any(String) }])
    expect(answer.roundTrips).toBe(0)
    expect(await me(shop, shopper)).toEqual(before)
  })

  test('gives no one another role, standing, email, password or id', async ({ shop }) => {
    const other = await shop.customer()
    const shopper = await shop.customer()
    const before = await me(shop, shopper)
    const { status, body } = await update(shop, shopper, {
      id: other.id,
      user_id: other.id,
      email: 'someone@example.com',
      role: 'admin',
      is_active: false,
      password: 'another password',
      password_hash: '$2b$04$',
      token_version: 9,
      created_at: '2001-01-01T00:00:00.000Z',
    })

    expect(status).toBe(200)
    expect(body).toEqual(before)
    expect(await me(shop, shopper)).toEqual(before)
    expect((await shop.get('/api/users', { token: shopper.token })).status).toBe(403)
    const login = await shop.post('/api/users/login', { email: shopper.email, password: PASSWORD })
    expect(login.status).toBe(200)
  })

  test('touches no other account', async ({ shop }) => {
    const other = await shop.customer()
    const before = await me(shop, other)
    await update(shop, await shop.customer(), { full_name: 'Someone else', phone: '1', address: '2' })

    expect(await me(shop, other)).toEqual(before)
  })

  concurrencyTest('of two fields at once keeps both changes', async ({ shop }) => {
    const shopper = await shop.customer()
    for (let round = 1; round <= 10; round += 1) {
      const changes = [{ phone: `${round}` }, { address: `Street ${round}` }, { full_name: `Amina ${round}` }]
      const answers = await Promise.all(changes.map((fields) => update(shop, shopper, fields)))

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
      expect(await me(shop, shopper)).toMatchObject(Object.assign({}, ...changes))
    }
  })
})

describe('closing the own account', () => {
  test('ends its tokens at once, hides it, and keeps its row', async ({ shop }) => {
    const shopper = await shop.customer()
    const { email, id, token } = shopper
    const second = await shop.post('/api/users/login', { email, password: PASSWORD })
    const answer = await shop.delete('/api/users/me', { token })

    expect(answer.status).toBe(204)
    expect(answer.body).toBe('')
    expect(answer.roundTrips).toBe(1)
    for (const each of [token, second.body.access_token]) {
      expect((await shop.get('/api/users/me', { token: each })).status).toBe(401)
      expect((await shop.delete('/api/users/me', { token: each })).status).toBe(401)
    }
    const login = await shop.post('/api/users/login', { email, password: PASSWORD })
    expect(login.status).toBe(403)
    expect(login.body.detail).toBe('User account is inactive')
    expect((await shop.get(`/api/users/${id}`)).status).toBe(404)
    const rows = await shop.sql('select email, is_active::text from users where id = $1', [id])
    expect(rows).toEqual([{ email, is_active: 'false' }])
  })

  test('closes no other account', async ({ shop }) => {
    const other = await shop.customer()
    const { token } = await shop.customer()
    expect((await shop.delete('/api/users/me', { token })).status).toBe(204)

    expect(await me(shop, other)).toMatchObject({ id: other.id, is_active: true })
  })
})
