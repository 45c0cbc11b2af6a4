import { describe, expect } from 'vitest'
import { PASSWORD, type Shop, test } from '../../../test/shop.ts'

/** Two admins, so that neither is the last one. */
async function twoAdmins(shop: Shop) {
  const admin = await shop.admin()
  const other = await shop.admin()
  const change = (id: number | string, fields: unknown, token = admin.token) =>
    shop.put(`/api/users/${id}`, fields, { token })
  return { admin, other, change }
}

describe('an account’s role', () => {
  test('counts at once when it is raised: tokens from before end, a new one is an admin’s', async ({
    shop,
  }) => {
    const { change } = await twoAdmins(shop)
    const customer = await shop.customer()
    const { id, token } = customer
    expect((await shop.get('/api/users', { token })).status).toBe(403)
    const before = (await shop.get('/api/users/me', { token })).body
    const answer = await change(id, { role: 'admin' })

    expect(answer.status).toBe(200)
    expect(answer.roundTrips).toBe(1)
    expect(answer.body).toEqual({ ...before, role: 'admin', updated_at: expect.any(String) })
    expect((await shop.get('/api/users/me', { token })).status).toBe(401)
    const newToken = await shop.signIn(customer)
    expect((await shop.get('/api/users', { token: newToken })).status).toBe(200)
    expect((await shop.get('/api/users/me', { token: newToken })).body).toEqual(answer.body)
  })

  test('counts at once when it is lowered: tokens from before end, a new one is a customer’s', async ({
    shop,
  }) => {
    const { other, change } = await twoAdmins(shop)
    expect((await shop.get('/api/users', { token: other.token })).status).toBe(200)
    const { status, body } = await change(other.id, { role: 'customer' })

    expect(status).toBe(200)
    expect(body.role).toBe('customer')
    expect((await shop.get('/api/users', { token: other.token })).status).toBe(401)
    const token = await shop.signIn(other)
    expect((await shop.get('/api/users', { token })).status).toBe(403)
    expect((await change(other.id, { role: 'admin' }, token)).status).toBe(403)
    expect((await shop.get('/api/users/me', { token })).status).toBe(200)
  })

  test('ends no tokens when it is set to what it is', async ({ shop }) => {
    const { other, change } = await twoAdmins(shop)

    expect((await change(other.id, { role: 'admin', is_active: true })).status).toBe(200)
    expect((await shop.get('/api/users', { token: other.token })).status).toBe(200)
  })

  test('can be given up by an admin while another remains', async ({ shop }) => {
    const { admin, change } = await twoAdmins(shop)

    expect((await change(admin.id, { role: 'customer' })).status).toBe(200)
    expect((await shop.get('/api/users', { token: admin.token })).status).toBe(401)
    expect((await shop.get('/api/users', { token: await shop.signIn(admin) })).status).toBe(403)
  })
})

describe('an account’s standing', () => {
  test('counts at once: deactivated, its tokens and its login are refused', async ({ shop }) => {
    const { change } = await twoAdmins(shop)
    const { id, email, token } = await shop.customer()
    const { status, body } = await change(id, { is_active: false })

    expect(status).toBe(200)
    expect(body).toMatchObject({ id, is_active: false, role: 'customer' })
    expect((await shop.get('/api/users/me', { token })).status).toBe(401)
    const login = await shop.post('/api/users/login', { email, password: PASSWORD })
    expect(login.status).toBe(403)
    expect((await shop.get(`/api/users/${id}`)).status).toBe(404)
  })

  test('can be restored: login works again, but no token from before', async ({ shop }) => {
    const { change } = await twoAdmins(shop)
    const { id, email, token } = await shop.customer()
    await change(id, { is_active: false })
    const { status, body } = await change(id, { is_active: true })

    expect(status).toBe(200)
    expect(body.is_active).toBe(true)
    expect((await shop.get('/api/users/me', { token })).status).toBe(401)
    const login = await shop.post('/api/users/login', { email, password: PASSWORD })
    expect(login.status).toBe(200)
    const me = await shop.get('/api/users/me', { token: login.body.access_token })
    expect(me.status).toBe(200)
  })

  test('ends a deactivated admin’s rights too', async ({ shop }) => {
    const { other, change } = await twoAdmins(shop)
    await change(other.id, { is_active: false })

    expect((await shop.get('/api/users', { token: other.token })).status).toBe(401)
    expect((await change(other.id, { is_active: true }, other.token)).status).toBe(401)
  })

  test('changes together with the role', async ({ shop }) => {
    const { change } = await twoAdmins(shop)
    const { id } = await shop.customer()

    const both = await change(id, { role: 'admin', is_active: false })
    expect(both.body).toMatchObject({ role: 'admin', is_active: false })
    expect((await change(id, { is_active: true })).body).toMatchObject({ role: 'admin', is_active: true })
  })
})

test('left out, or said as they are, role and standing change nothing', async ({ shop }) => {
  const { change } = await twoAdmins(shop)
  const { id, token } = await shop.customer()
  const before = (await shop.get('/api/users/me', { token })).body

  for (const fields of [{}, { role: 'customer' }, { is_active: true }]) {
    const { status, body } = await change(id, fields)
    expect(status).toBe(200)
    expect(body).toEqual(before)
  }
  expect((await shop.get('/api/users/me', { token })).status).toBe(200)
})

test('an admin changes nothing else of an account', async ({ shop }) => {
  const { change } = await twoAdmins(shop)
  const { id, email, token } = await shop.customer()
  const before = (await shop.get('/api/users/me', { token })).body
  const { status, body } = await change(id, {
    id: 1,
    email: 'else@example.com',
    full_name: 'Someone Else',
    phone: '0300',
    password: 'another password',
    token_version: 5,
  })

  expect(status).toBe(200)
  expect(body).toEqual(before)
  expect((await shop.post('/api/users/login', { email, password: PASSWORD })).status).toBe(200)
})

test.for([
  ['role', 'owner'],
  ['role', 'ADMIN'],
  ['role', ''],
  ['role', null],
  ['role', ['admin']],
  ['is_active', 'false'],
  ['is_active', 0],
  ['is_active', null],
] as const)('refuses with 422 the %s %j, and changes nothing', async ([field, value], { shop }) => {
  const { change } = await twoAdmins(shop)
  const { id, token } = await shop.customer()
  const answer = await change(id, { role: 'admin', [field]: value })

  expect(answer.status).toBe(422)
  expect(answer.body.errors).toEqual([{ path: field, message: expect.any(String) }])
  expect(answer.roundTrips).toBe(0)
  expect((await shop.get('/api/users/me', { token })).body).toMatchObject({
    role: 'customer',
    is_active: true,
  })
})

test('is for admins only, who alone learn which accounts there are', async ({ shop }) => {
  const { change } = await twoAdmins(shop)
  const { id, token } = await shop.customer()
  const other = await shop.customer()

  for (const target of [id, other.id, 2_147_483_647]) {
    const answer = await change(target, { role: 'admin' }, token)
    expect(answer.status).toBe(403)
    expect(answer.roundTrips).toBe(1)
    expect((await shop.put(`/api/users/${target}`, { role: 'admin' })).status).toBe(401)
  }
  const rows = await shop.sql('select role from users where id = any($1)', [[id, other.id]])
  expect(rows).toEqual([{ role: 'customer' }, { role: 'customer' }])
  const unknown = await change(2_147_483_647, { role: 'admin' })
  expect(unknown.status).toBe(404)
  expect(unknown.body.detail).toBe('User not found')
})
