import { describe, expect } from 'vitest'
import { PASSWORD, test } from '../../../test/shop.ts'

describe('logout', () => {
  test('answers 204 and clears the cookie, without a request to the database', async ({ shop }) => {
    const { token } = await shop.customer()
    const answer = await shop.post('/api/users/logout', undefined, {
      headers: { Cookie: `session=${token}`, 'Sec-Fetch-Site': 'same-origin' },
    })

    expect(answer.status).toBe(204)
    expect(answer.body).toBe('')
    expect(answer.roundTrips).toBe(0)
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

  test('does not end the token itself, which other devices may hold', async ({ shop }) => {
    const { token } = await shop.customer()
    await shop.post('/api/users/logout', undefined, { token })

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
