import { expect } from 'vitest'
import { concurrencyTest, PASSWORD, type Shop, test } from '../../../test/shop.ts'

const NEW = 'a better password'

const change = (shop: Shop, token: string, current_password: unknown, new_password: unknown) =>
  shop.put('/api/users/me/password', { current_password, new_password }, { token })

const login = async (shop: Shop, email: string, password: string) =>
  (await shop.post('/api/users/login', { email, password })).status

const works = async (shop: Shop, token: string) => (await shop.get('/api/users/me', { token })).status

test('sets the new password and answers as a login does, in two requests to the database', async ({
  shop,
}) => {
  const { email, token } = await shop.customer()
  const before = (await shop.get('/api/users/me', { token })).body
  const answer = await change(shop, token, PASSWORD, NEW)

  expect(answer.status).toBe(200)
  expect(answer.roundTrips).toBe(2)
  expect(answer.body).toEqual({
    access_token: expect.any(String),
    token_type: 'bearer',
    expires_in: 24 * 60 * 60,
    user: { ...before, updated_at: expect.any(String) },
  })
  expect(await login(shop, email, PASSWORD)).toBe(401)
  expect(await login(shop, email, NEW)).toBe(200)
})

test('ends every token from before, of every device, and no other account’s', async ({ shop }) => {
  const { email, token } = await shop.customer()
  const other = await shop.customer()
  const phone = await shop.post('/api/users/login', { email, password: PASSWORD })
  const { body } = await change(shop, token, PASSWORD, NEW)

  expect(await works(shop, token)).toBe(401)
  expect(await works(shop, phone.body.access_token)).toBe(401)
  expect(await works(shop, body.access_token)).toBe(200)
  expect(await works(shop, other.token)).toBe(200)
})

test.for([
  ['wrong', 'not the password'],
  ['empty', ''],
  ['right but for its case', PASSWORD.toUpperCase()],
  ['the new one', NEW],
])('refuses with 400 a current password that is %s, and changes nothing', async ([, current], { shop }) => {
  const { email, token } = await shop.customer()
  const answer = await change(shop, token, current, NEW)

  expect(answer.status).toBe(400)
  expect(answer.headers.get('Set-Cookie')).toBeNull()
  expect(await works(shop, token)).toBe(200)
  expect(await login(shop, email, PASSWORD)).toBe(200)
  expect(await login(shop, email, NEW)).toBe(401)
})

test('refuses with 400 a longer current password that shares the first 72 bytes', async ({ shop }) => {
  const { token } = await shop.customer()
  const long = 'p'.repeat(72)
  const { body } = await change(shop, token, PASSWORD, long)

  expect((await change(shop, body.access_token, `${long}p`, NEW)).status).toBe(400)
  expect((await change(shop, body.access_token, long, NEW)).status).toBe(200)
})

test('takes accents however they are typed, in the current and in the new password', async ({ shop }) => {
  const { email, token } = await shop.customer()
  const { body } = await change(shop, token, PASSWORD, 'Caf\u00e9 noir')

  expect(await login(shop, email, 'Cafe\u0301 noir')).toBe(200)
  const again = await change(shop, body.access_token, 'Cafe\u0301 noir', 'Th\u00e9 vert e\u0301')
  expect(again.status).toBe(200)
  expect(await login(shop, email, 'The\u0301 vert \u00e9')).toBe(200)
})

test.for([
  ['new_password', 'of 7 characters', 'aB3$efg'],
  ['new_password', 'of 73 bytes', 'x'.repeat(73)],
  ['new_password', 'of 37 letters of two bytes', 'é'.repeat(37)],
  ['new_password', 'that is missing', undefined],
  ['new_password', 'that is null', null],
  ['new_password', 'with a NUL character', 'long\0enough'],
  ['new_password', 'with half a surrogate pair', 'long\uD83Denough'],
  ['current_password', 'that is missing', undefined],
  ['current_password', 'that is a number', 12345678],
  ['current_password', 'with a NUL character', 'long\0enough'],
] as const)('refuses with 422 a %s %s, and changes nothing', async ([field, , value], { shop }) => {
  const { email, token } = await shop.customer()
  const answer = await shop.put(
    '/api/users/me/password',
    { current_password: PASSWORD, new_password: NEW, [field]: value },
    { token },
  )

  expect(answer.status).toBe(422)
  expect(answer.body.errors).toEqual([{ path: field, message: expect.any(String) }])
  expect(answer.roundTrips).toBe(0)
  expect(await works(shop, token)).toBe(200)
  expect(await login(shop, email, PASSWORD)).toBe(200)
})

test('refuses a stale token with 401, right password or not', async ({ shop }) => {
  const { token } = await shop.customer()
  expect((await shop.post('/api/users/logout-all', undefined, { token })).status).toBe(204)

  expect((await change(shop, token, PASSWORD, NEW)).status).toBe(401)
  expect((await change(shop, token, 'not the password', NEW)).status).toBe(401)
})

concurrencyTest('of many changes with one token at once exactly one succeeds', async ({ shop }) => {
  const { email, token } = await shop.customer()
  const passwords = Array.from({ length: 10 }, (_, index) => `password number ${index}`)
  const answers = await Promise.all(passwords.map((each) => change(shop, token, PASSWORD, each)))

  const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []))
  expect(winners).toHaveLength(1)
  const [winner = -1] = winners
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(9)
  expect(await works(shop, answers[winner]?.body.access_token)).toBe(200)
  for (const [index, password] of passwords.entries()) {
    expect(await login(shop, email, password)).toBe(index === winner ? 200 : 401)
  }
})

test('a common new password is refused with 422 and changes nothing', async ({ shop }) => {
  const { token, email } = await shop.customer()
  const fields = { current_password: PASSWORD, new_password: 'Password123' }
  const answer = await shop.put('/api/users/me/password', fields, { token })

  expect(answer.status).toBe(422)
  expect(answer.body.errors).toEqual([{ path: 'new_password', message: expect.any(String) }])
  expect((await shop.post('/api/users/login', { email, password: PASSWORD })).status).toBe(200)
})

test('tells the owner of a verified email, and writes to no other address', async ({ shop }) => {
  const [verified, unverified] = [await shop.customer(), await shop.customer()]
  await shop.sql('update users set email_verified_at = now() where id = $1', [verified.id])
  await shop.settled()
  shop.mails.length = 0
  for (const { token } of [verified, unverified]) {
    const passwords = { current_password: PASSWORD, new_password: 'a better password' }
    expect((await shop.put('/api/users/me/password', passwords, { token })).status).toBe(200)
  }
  await shop.settled()

  expect(shop.mails).toEqual([
    expect.objectContaining({ to: verified.email, subject: expect.stringContaining('was changed') }),
  ])
})
