import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { PASSWORD, type Shop, test } from '../../../test/shop.ts'

const valid = () => ({ email: `${randomUUID()}@example.com`, password: PASSWORD, full_name: 'Amina Khan' })

const register = (shop: Shop, fields: object) => shop.post('/api/users/register', fields)

const uniqueOfLength = (length: number) => {
  const rest = `${randomUUID()}@example.com`
  return 'a'.repeat(length - rest.length) + rest
}

test.for([
  ['an email of 255 characters', () => ({ email: uniqueOfLength(255) })],
  ['an email of 255 characters between spaces', () => ({ email: ` ${uniqueOfLength(255)} ` })],
  [
    'an email with a plus, dots and an underscore',
    () => ({ email: `a_b.c+${randomUUID()}@mail.example.co.uk` }),
  ],
  ['an email with an apostrophe', () => ({ email: `o'hara.${randomUUID()}@example.com` })],
  ['a name of one character', () => ({ full_name: 'A' })],
  ['a name of 255 characters', () => ({ full_name: 'ب'.repeat(255) })],
  ['a name of 255 characters outside the basic plane', () => ({ full_name: '👗'.repeat(255) })],
] as const)('takes %s', async ([, fields], { shop }) => {
  const given: { email?: string; full_name?: string } = fields()
  const { status, body } = await register(shop, { ...valid(), ...given })

  expect(status).toBe(201)
  if (given.email) expect(body.user.email).toBe(given.email.trim())
  if (given.full_name) expect(body.user.full_name).toBe(given.full_name)
})

test.for([
  ['email', 'without an @', 'amina.example.com'],
  ['email', 'without a domain', 'amina@'],
  ['email', 'without a name', '@example.com'],
  ['email', 'with a space inside', 'amina khan@example.com'],
  ['email', 'with two addresses', 'a@example.com,b@example.com'],
  ['email', 'with a line break', 'amina@example.com\nBcc: all@example.com'],
  ['email', 'of 256 characters', uniqueOfLength(256)],
  ['email', 'that is blank', '   '],
  ['email', 'that is empty', ''],
  ['email', 'that is missing', undefined],
  ['email', 'that is null', null],
  ['email', 'that is a number', 5],
  ['email', 'that is a list', ['amina@example.com']],
  ['email', 'that is an object', { $ne: null }],
  ['email', 'with a NUL character', 'amina\0@example.com'],
  ['email', 'with half a surrogate pair', 'amina\uDC00@example.com'],
  ['full_name', 'of 256 characters', 'a'.repeat(256)],
  ['full_name', 'of 256 characters outside the basic plane', '👗'.repeat(256)],
  ['full_name', 'that is blank', ' \n\t '],
  ['full_name', 'that is empty', ''],
  ['full_name', 'that is missing', undefined],
  ['full_name', 'that is null', null],
  ['full_name', 'that is a boolean', true],
  ['full_name', 'with a NUL character', 'Amina\0Khan'],
  ['full_name', 'with half a surrogate pair', 'Amina \uD83D'],
  ['password', 'that is missing', undefined],
] as const)('refuses with 422 a %s %s, and names the field alone', async ([field, , value], { shop }) => {
  const [before] = await shop.sql<{ count: string }>('select count(*) from users')
  const answer = await register(shop, { ...valid(), [field]: value })

  expect(answer.status).toBe(422)
  expect(answer.body.errors).toEqual([{ path: field, message: expect.stringMatching(/\.$/) }])
  expect(answer.roundTrips).toBe(0)
  expect(await shop.sql('select count(*) from users')).toEqual([before])
})

test('names every field that is wrong, in one answer', async ({ shop }) => {
  const { status, body } = await register(shop, { email: 'nobody', password: 'short' })

  expect(status).toBe(422)
  expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
    'email',
    'full_name',
    'password',
  ])
})

test('ignores keys that are not for the client to say', async ({ shop }) => {
  const other = await shop.customer()
  const { status, body } = await register(shop, {
    ...valid(),
    id: other.id,
    role: 'admin',
    is_active: false,
    token_version: 7,
    password_hash: 'x',
    phone: '0300',
    created_at: '2001-01-01T00:00:00.000Z',
  })

  expect(status).toBe(201)
  expect(body.user).toMatchObject({ role: 'customer', is_active: true, phone: null })
  expect(body.user.id).not.toBe(other.id)
  expect(Date.parse(body.user.created_at)).toBeGreaterThan(Date.parse('2020-01-01'))
  expect((await shop.get('/api/users', { token: body.access_token })).status).toBe(403)
  expect((await shop.get('/api/users/me', { token: other.token })).body.email).toBe(other.email)
})

test.for(['password123', 'PASSWORD123', 'qwertyuiop', 'iloveyou1'])(
  'refuses with 422 %j, which everybody tries first, before any request to the database',
  async (password, { shop }) => {
    const answer = await register(shop, { ...valid(), password })

    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual([
      { path: 'password', message: expect.stringContaining('tried first') },
    ])
    expect(answer.roundTrips).toBe(0)
  },
)

test.for([
  ['a passphrase of 64 characters', 'correct horse battery staple, and a needle and some thread, too!'],
  ['a password without digits, capitals or signs', 'mehndi lagi haath'],
  ['a password of eight characters', 'kx7 qwzp'],
] as const)('takes %s, which then signs in', async ([, password], { shop }) => {
  const fields = { ...valid(), password }
  expect((await register(shop, fields)).status).toBe(201)
  const { status } = await shop.post('/api/users/login', { email: fields.email, password })
  expect(status).toBe(200)
})
