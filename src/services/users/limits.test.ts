import { randomInt, randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { signedInEndpoints } from '../../../test/endpoints.ts'
import { PASSWORD, type Shop, test, USERS_DEFAULTS } from '../../../test/shop.ts'

const someNetwork = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
const someEmail = () => `${randomUUID()}@example.com`

const register = (shop: Shop, email: string, ip: string) =>
  shop.post('/api/users/register', { email, password: PASSWORD, full_name: 'Amina Khan' }, { ip })

describe('registrations from one network', () => {
  test('are refused with 429 past the limit of an hour, and go on from elsewhere and later', async ({
    shop,
  }) => {
    const ip = someNetwork()
    const { email } = await shop.customer()
    const client = USERS_DEFAULTS.pseudonym(`network ${ip}`)
    expect((await register(shop, email, ip)).status).toBe(400)
    await shop.sql(
      `insert into attempts (id, action, client, subject)
       select gen_random_uuid(), 'registration', $1, n::text from generate_series(1, $2::int) as n`,
      [client, USERS_DEFAULTS.registrationsPerHour - 2],
    )
    expect((await register(shop, someEmail(), ip)).status).toBe(201)
    const refused = await register(shop, someEmail(), ip)

    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(3500)
    expect(refused.roundTrips).toBe(1)
    expect((await register(shop, email, ip)).status).toBe(429)
    expect((await register(shop, someEmail(), someNetwork())).status).toBe(201)
    await shop.sql(`update attempts set at = at - interval '1 hour' where client = $1`, [client])
    expect((await register(shop, someEmail(), ip)).status).toBe(201)
  })
})

describe('checks of the current password', () => {
  const change = (shop: Shop, token: string, current_password: string) =>
    shop.put('/api/users/me/password', { current_password, new_password: 'a better password' }, { token })

  test('end in 429 after ten wrong ones in fifteen minutes, for the right one too', async ({ shop }) => {
    const { token } = await shop.customer()
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await change(shop, token, 'not the password')).status).toBe(400)
    }
    const refused = await change(shop, token, PASSWORD)

    expect(refused.status).toBe(429)
    expect(refused.roundTrips).toBe(1)
    expect((await shop.get('/api/users/me', { token })).status).toBe(200)
  })

  test('count where the password was right too, since each change may send a mail', async ({ shop }) => {
    const { token } = await shop.customer()
    let current = { token, password: PASSWORD }
    for (let count = 0; count < 10; count += 1) {
      const next = `a better password ${count}`
      const { status, body } = await shop.put(
        '/api/users/me/password',
        { current_password: current.password, new_password: next },
        { token: current.token },
      )
      expect(status).toBe(200)
      current = { token: body.access_token, password: next }
    }

    expect((await change(shop, current.token, current.password)).status).toBe(429)
  })
})

test('a token that was ended is a 401 everywhere, and counts against nobody’s limits', async ({ shop }) => {
  const { token } = await shop.customer()
  await shop.post('/api/users/logout', undefined, { token })
  const counted = () => shop.sql('select id from attempts order by id')
  const before = await counted()

  for (const { method, path, json } of signedInEndpoints) {
    expect((await shop.request(method, path, { token, json })).status, `${method} ${path}`).toBe(401)
  }
  const message = { text: 'Hello', session_id: 'main' }
  expect((await shop.post('/api/chat/messages', message, { token })).status).toBe(401)
  expect(await counted()).toEqual(before)
})
