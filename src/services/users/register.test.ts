import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { concurrencyTest, PASSWORD, type Shop, test } from '../../../test/shop.ts'

const someEmail = () => `${randomUUID()}@example.com`

const register = (shop: Shop, fields: object) =>
  shop.post('/api/users/register', {
    email: someEmail(),
    password: PASSWORD,
    full_name: 'Amina Khan',
    ...fields,
  })

const accountsOf = (shop: Shop, email: string) =>
  shop.sql<{ id: string; full_name: string; password_hash: string }>(
    'select id, full_name, password_hash from users where lower(email) = lower($1)',
    [email],
  )

test('makes an active customer and signs it in, in two requests to the database', async ({ shop }) => {
  const email = someEmail()
  const started = Date.now()
  const answer = await register(shop, { email })

  expect(answer.status).toBe(201)
  expect(answer.roundTrips).toBe(2)
  expect(answer.body).toEqual({
    access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    token_type: 'bearer',
    expires_in: 24 * 60 * 60,
    user: {
      id: expect.any(Number),
      email,
      full_name: 'Amina Khan',
      phone: null,
      address: null,
      role: 'customer',
      is_active: true,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updated_at: answer.body.user.created_at,
    },
  })
  expect(Math.abs(Date.parse(answer.body.user.created_at) - started)).toBeLessThan(60_000)

  const me = await shop.get('/api/users/me', { token: answer.body.access_token })
  expect(me.body).toEqual(answer.body.user)
})

test('keeps the email trimmed and in lower case, and the name trimmed', async ({ shop }) => {
  const email = someEmail()
  const { status, body } = await register(shop, {
    email: `  ${email.toUpperCase()}\t`,
    full_name: '\n Amina Khan ',
  })

  expect(status).toBe(201)
  expect(body.user).toMatchObject({ email, full_name: 'Amina Khan' })
})

test('keeps names in every script, and markup as plain text', async ({ shop }) => {
  for (const full_name of ['فاطمہ زہرہ', '李 小龍', `O'Brien "Bobby"; drop table users; --`, '<b>👗</b>']) {
    const { status, body } = await register(shop, { full_name })
    expect(status).toBe(201)
    expect(body.user.full_name).toBe(full_name)
  }
})

test('refuses an email that is taken, whatever its case, and leaves the account as it is', async ({
  shop,
}) => {
  const { email, token } = await shop.customer({ full_name: 'The first' })

  for (const taken of [email, email.toUpperCase(), ` ${email} `]) {
    const again = await register(shop, { email: taken, password: 'another password', full_name: 'Second' })
    expect(again.status).toBe(400)
    expect(again.body.detail).toBe('Email already registered')
    expect(again.headers.get('Set-Cookie')).toBeNull()
  }

  expect(await accountsOf(shop, email)).toMatchObject([{ full_name: 'The first' }])
  expect((await shop.get('/api/users/me', { token })).status).toBe(200)
  expect((await shop.post('/api/users/login', { email, password: PASSWORD })).status).toBe(200)
})

test('refuses the email of a closed account too', async ({ shop }) => {
  const { email, token } = await shop.customer()
  expect((await shop.delete('/api/users/me', { token })).status).toBe(204)

  expect((await register(shop, { email })).body.detail).toBe('Email already registered')
})

concurrencyTest('of many registrations of one email at once exactly one succeeds', async ({ shop }) => {
  for (let round = 0; round < 5; round += 1) {
    const email = someEmail()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        register(shop, { email: index % 2 ? email.toUpperCase() : email, full_name: `Number ${index}` }),
      ),
    )

    const [winner, ...more] = answers.filter(({ status }) => status === 201)
    expect(more).toEqual([])
    const refused = answers.filter(({ status }) => status === 400)
    expect(refused).toHaveLength(19)
    for (const { body } of refused) expect(body.detail).toBe('Email already registered')
    expect(await accountsOf(shop, email)).toMatchObject([{ full_name: winner?.body.user.full_name }])
  }
})

describe('a password', () => {
  test.for([
    ['of 8 letters', 'aB3$efgh'],
    ['of 8 characters outside the basic plane', '👗'.repeat(8)],
    ['of 72 bytes', 'x'.repeat(72)],
    ['of 36 letters of two bytes', 'é'.repeat(36)],
    ['whose letters take 72 bytes once composed', 'e\u0301'.repeat(36)],
    ['with spaces around it', '  8 with  '],
  ])('%s is taken, and opens the account', async ([, password], { shop }) => {
    const email = someEmail()
    expect((await register(shop, { email, password })).status).toBe(201)

    expect((await shop.post('/api/users/login', { email, password })).status).toBe(200)
    const trimmed = await shop.post('/api/users/login', { email, password: `${password?.trim()} ` })
    expect(trimmed.status).toBe(401)
  })

  test.for([
    ['of 7 letters', 'aB3$efg'],
    ['of 7 characters of two UTF-16 units', '👗'.repeat(7)],
    ['of 7 letters once composed', 'e\u0301'.repeat(7)],
    ['of 73 bytes', 'x'.repeat(73)],
    ['of 37 letters of two bytes', 'é'.repeat(37)],
    ['of 19 characters of four bytes', '👗'.repeat(19)],
    ['that is empty', ''],
    ['that is a number', 12345678],
    ['that is null', null],
    ['that is a list', ['long enough']],
    ['with a NUL character', 'long\0enough'],
    ['with half a surrogate pair', 'long\uD83Denough'],
  ])('%s is refused, and no account made', async ([, password], { shop }) => {
    const email = someEmail()
    const { status, body } = await register(shop, { email, password })

    expect(status).toBe(422)
    expect(body.errors).toEqual([{ path: 'password', message: expect.any(String) }])
    expect(await accountsOf(shop, email)).toEqual([])
  })

  test('is kept as a salted bcrypt hash that no answer holds', async ({ shop }) => {
    const one = await register(shop, {})
    const two = await register(shop, {})
    const { email } = one.body.user
    const hashes = await Promise.all([email, two.body.user.email].map((each) => accountsOf(shop, each)))
    const [hash = '', other] = hashes.map(([account]) => account?.password_hash)

    expect(hash).toMatch(/^\$2b\$04\$[./\w]{53}$/)
    expect(other).not.toBe(hash)
    const token: string = one.body.access_token
    const answers = [
      one,
      await shop.post('/api/users/login', { email, password: PASSWORD }),
      await shop.get('/api/users/me', { token }),
      await shop.put('/api/users/me', { phone: '0300 1234567' }, { token }),
      await shop.get(`/api/users/${one.body.user.id}`),
    ]
    for (const { status, body } of answers) {
      expect(status).toBeLessThan(300)
      expect(JSON.stringify(body)).not.toMatch(/password|hash|\$2b\$/)
    }
  })
})
