import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { tokenIssuer, tokenVerifier } from '../../http/tokens.ts'
import { type Answer, JWT_SECRET, PASSWORD, type Shop, test, USERS_DEFAULTS } from '../../../test/shop.ts'
import { createUsersApp } from './app.ts'
import { bcryptPasswords } from './passwords.ts'

const login = (shop: Shop, email: string, password: unknown) =>
  shop.post('/api/users/login', { email, password })

const registered = async (shop: Shop, password: string) => {
  const email = `${randomUUID()}@example.com`
  const { status } = await shop.post('/api/users/register', { email, password, full_name: 'Amina Khan' })
  expect(status).toBe(201)
  return email
}

/** All that an answer says, but for what differs in every answer. */
const said = ({ status, headers, body }: Answer) => ({
  status,
  body: { ...body, request_id: '' },
  headers: Array.from(headers).filter(([name]) => name !== 'x-request-id' && name !== 'server-timing'),
})

test('answers as registering does, with a token that works, after two requests to the database', async ({
  shop,
}) => {
  const { email, id, token } = await shop.customer({ full_name: 'Amina Khan' })
  const answer = await login(shop, email, PASSWORD)

  expect(answer.status).toBe(200)
  expect(answer.roundTrips).toBe(2)
  expect(answer.body).toEqual({
    access_token: expect.any(String),
    token_type: 'bearer',
    expires_in: 24 * 60 * 60,
    user: (await shop.get('/api/users/me', { token })).body,
  })
  const me = await shop.get('/api/users/me', { token: answer.body.access_token })
  expect(me.body.id).toBe(id)
})

test('takes the email in any case and with spaces around it', async ({ shop }) => {
  const { email, id } = await shop.customer()

  for (const typed of [email.toUpperCase(), `  ${email}\n`]) {
    const { status, body } = await login(shop, typed, PASSWORD)
    expect(status).toBe(200)
    expect(body.user.id).toBe(id)
  }
})

test('says the very same of a wrong password and of an unknown email', async ({ shop }) => {
  const { email } = await shop.customer()
  const wrong = await login(shop, email, 'not the password')
  const unknown = await login(shop, `${randomUUID()}@example.com`, 'not the password')

  expect(wrong.status).toBe(401)
  expect(wrong.body.detail).toBe('Invalid email or password')
  expect(wrong.headers.get('WWW-Authenticate')).toBe('Bearer')
  expect(wrong.headers.get('Set-Cookie')).toBeNull()
  expect(said(unknown)).toEqual(said(wrong))
  expect(unknown.roundTrips).toBe(wrong.roundTrips)
})

test('compares a password for an unknown email too, so that the time tells nothing', async ({ shop, db }) => {
  const { email } = await shop.customer()
  const compared: boolean[] = []
  const passwords = bcryptPasswords(4)
  const issueToken = tokenIssuer(JWT_SECRET)
  const app = createUsersApp({
    ...USERS_DEFAULTS,
    db,
    issueToken,
    verifyToken: tokenVerifier(JWT_SECRET),
    log: () => {},
    passwords: {
      ...passwords,
      matches: (password, hash) => {
        compared.push(hash !== undefined)
        return passwords.matches(password, hash)
      },
    },
  })
  for (const address of [email, `${randomUUID()}@example.com`]) {
    const response = await app.request('http://shop.test/api/users/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: address, password: 'not the password' }),
    })
    expect(response.status).toBe(401)
  }
  expect(compared).toEqual([true, false])
})

test('tells only who knows the password that the account is deactivated', async ({ shop }) => {
  const { email, id } = await shop.customer()
  await shop.sql('update users set is_active = false where id = $1', [id])

  const right = await login(shop, email, PASSWORD)
  expect(right.status).toBe(403)
  expect(right.body.detail).toBe('User account is inactive')
  expect(right.headers.get('Set-Cookie')).toBeNull()
  const wrong = await login(shop, email, 'not the password')
  expect(wrong.status).toBe(401)
  expect(wrong.body.detail).toBe('Invalid email or password')
})

describe('a password', () => {
  test('of more than 72 bytes that shares the first 72 with the right one is wrong', async ({ shop }) => {
    const password = 'p'.repeat(72)
    const email = await registered(shop, password)

    for (const longer of [`${password}p`, `${password}${'x'.repeat(900)}`]) {
      expect((await login(shop, email, longer)).status).toBe(401)
    }
    expect((await login(shop, email, password)).status).toBe(200)
  })

  test.for([
    ['composed', 'Caf\u00e9 noir', 'Cafe\u0301 noir'],
    ['decomposed', 'Cafe\u0301 noir', 'Caf\u00e9 noir'],
  ] as const)('set %s opens the account however its accents are typed', async ([, set, typed], { shop }) => {
    const email = await registered(shop, set)

    expect((await login(shop, email, typed)).status).toBe(200)
    expect((await login(shop, email, set)).status).toBe(200)
    expect((await login(shop, email, 'Cafe noir')).status).toBe(401)
  })

  test.for([
    ['empty', ''],
    ['in another case', PASSWORD.toUpperCase()],
    ['cut short', PASSWORD.slice(0, -1)],
    ['with a space after it', `${PASSWORD} `],
  ])('%s is wrong', async ([, password], { shop }) => {
    const { email } = await shop.customer()
    expect((await login(shop, email, password)).status).toBe(401)
  })
})

test.for([
  ['email', undefined],
  ['email', null],
  ['email', 'nobody'],
  ['email', ['amina@example.com']],
  ['email', 'nul\0@example.com'],
  ['password', undefined],
  ['password', null],
  ['password', 12345678],
  ['password', { $gt: '' }],
  ['password', 'nul\0nul\0'],
  ['password', 'half \uD83D of a pair'],
] as const)('refuses with 422 the %s %j before it asks the database', async ([field, value], { shop }) => {
  const answer = await shop.post('/api/users/login', {
    email: `${randomUUID()}@example.com`,
    password: PASSWORD,
    [field]: value,
  })

  expect(answer.status).toBe(422)
  expect(answer.body.errors).toEqual([{ path: field, message: expect.any(String) }])
  expect(answer.roundTrips).toBe(0)
})

test('does not put emails, passwords or tokens into the log', async ({ shop }) => {
  const { email, token } = await shop.customer()
  await login(shop, email, PASSWORD)
  await login(shop, email, 'not the password')
  await shop.get('/api/users/me', { token })

  const log = JSON.stringify(shop.log)
  expect(shop.log.filter(({ message }) => message === 'request').length).toBeGreaterThanOrEqual(4)
  for (const word of [email, PASSWORD, 'not the password', token]) expect(log).not.toContain(word)
})
