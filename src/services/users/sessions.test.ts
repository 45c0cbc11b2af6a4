import { describe, expect } from 'vitest'
import { PASSWORD, test } from '../../../test/shop.ts'

describe('logout', () => {
  test('ends the cookie’s token and clears the cookie, in one request to the database', async ({ shop }) => {
    const { token } = await shop.customer()
    const answer = await shop.post('/api/users/logout', undefined, {
      headers: { Cookie: `session=${token}`, 'Sec-Fetch-Site': 'same-origin' },
    })

    expect(answer.status).toBe(204)
    expect(answer.body).toBe('')
    expect(answer.roundTrips).toBe(1)
    expect((await shop.get('/api/users/me', { token })).status).toBe(401)
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^session=; Max-Age=0; Path=\//)])
  })

  test('answers 204 to anyone: signed in by header, with a stale cookie, or not at all', async ({ shop }) => {
    const { token } = await shop.customer()
    const stale = { Cookie: 'session=stale', 'Sec-Fetch-Site': 'same-origin' }

    for (const options of [{ token }, { token: 'nonsense' }, { headers: stale }, {}]) {
      const { status, headers } = await shop.post('/api/users/logout', undefined, options)
      expect(status).toBe(204)
      expect(headers.getSetCookie()).toHaveLength(1)
    }
  })

  test('ends this token for every service, and no other of the account', async ({ shop }) => {
    const shopper = await shop.customer()
    const phone = await shop.signIn(shopper)
    expect((await shop.post('/api/users/logout', undefined, shopper)).status).toBe(204)

    const reads = ['/api/users/me', '/api/cart', '/api/orders', '/api/chat/sessions']
    for (const path of reads) {
      expect((await shop.get(path, shopper)).status, path).toBe(401)
      expect((await shop.get(path, { token: phone })).status, path).toBe(200)
    }
    const gown = await shop.product()
    expect((await shop.post('/api/cart/items', { product_id: gown }, shopper)).status).toBe(401)
    expect((await shop.put('/api/users/me', { phone: '0300' }, shopper)).status).toBe(401)
  })

  test('twice is the same as once, and expired ones are forgotten on the way', async ({ shop }) => {
    const { token } = await shop.customer()
    const logout = () => shop.post('/api/users/logout', undefined, { token })
    expect((await logout()).status).toBe(204)
    await shop.sql(`update ended_tokens set expires_at = now() - interval '1 minute'`)
    expect((await logout()).status).toBe(204)

    expect(await shop.sql('select 1 from ended_tokens where expires_at < now()')).toEqual([])
  })
})

describe('logout by another site', () => {
  test.for([
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Site', 'same-site'],
    ['Origin', 'https://elsewhere.test'],
  ])(
    'is a 403 by %s: %s, though the cookie does not come along',
    async ([name = '', value = ''], { shop }) => {
      const answer = await shop.post('/api/users/logout', undefined, { headers: { [name]: value } })

      expect(answer.status).toBe(403)
      expect(answer.headers.getSetCookie()).toEqual([])
    },
  )
})

describe('signing in again', () => {
  test.for([
    ['header', (token: string) => ({ token })],
    ['cookie', (token: string) => ({ headers: { Cookie: `session=${token}` } })],
  ] as const)(
    'ends the token that the %s carries, which the new one replaces',
    async ([, carrying], { shop }) => {
      const { email, token } = await shop.customer()
      const login = await shop.post('/api/users/login', { email, password: PASSWORD }, carrying(token))

      expect(login.status).toBe(200)
      expect((await shop.get('/api/users/me', { token })).status).toBe(401)
      expect((await shop.get('/api/users/me', { token: login.body.access_token })).status).toBe(200)
    },
  )

  test('ends nothing when it fails', async ({ shop }) => {
    const { email, token } = await shop.customer()
    const failed = await shop.post('/api/users/login', { email, password: 'not the password' }, { token })

    expect(failed.status).toBe(401)
    expect((await shop.get('/api/users/me', { token })).status).toBe(200)
  })
})

describe('logout everywhere', () => {
  test('ends every token of the account, clears the cookie, and lets its owner sign in anew', async ({
    shop,
  }) => {
    const { email, token } = await shop.customer()
    const login = () => shop.post('/api/users/login', { email, password: PASSWORD })
    const phone = (await login()).body.access_token
    const answer = await shop.post('/api/users/logout-all', undefined, { token: phone })

    expect(answer.status).toBe(204)
    expect(answer.body).toBe('')
    expect(answer.roundTrips).toBe(1)
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^session=; Max-Age=0; Path=\//)])
    for (const each of [token, phone]) {
      expect((await shop.get('/api/users/me', { token: each })).status).toBe(401)
      expect((await shop.post('/api/users/logout-all', undefined, { token: each })).status).toBe(401)
    }

    const { status, body } = await login()
    expect(status).toBe(200)
    expect((await shop.get('/api/users/me', { token: body.access_token })).status).toBe(200)
  })

  test('ends no one else’s tokens', async ({ shop }) => {
    const other = await shop.customer()
    const { token } = await shop.customer()
    expect((await shop.post('/api/users/logout-all', undefined, { token })).status).toBe(204)

    expect((await shop.get('/api/users/me', { token: other.token })).status).toBe(200)
  })
})
