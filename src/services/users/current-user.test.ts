import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/shop.ts'

const bySession = (shop: Shop, cookie: string) =>
  shop.get('/api/users/session', { headers: { Cookie: `session=${cookie}` } })

describe('asking who is signed in', () => {
  test('gives a guest null, and asks the database nothing', async ({ shop }) => {
    const { status, body, headers, roundTrips } = await shop.get('/api/users/session')

    expect(status).toBe(200)
    expect(body).toEqual({ user: null })
    expect(roundTrips).toBe(0)
    expect(headers.getSetCookie()).toEqual([])
  })

  test('gives the account of the cookie or the header, as the account itself is read', async ({ shop }) => {
    const { token } = await shop.customer({ full_name: 'Amina Khan' })
    const account = (await shop.get('/api/users/me', { token })).body

    for (const answer of [await bySession(shop, token), await shop.get('/api/users/session', { token })]) {
      expect(answer.status).toBe(200)
      expect(answer.body).toEqual({ user: account })
      expect(answer.roundTrips).toBe(1)
      expect(answer.headers.getSetCookie()).toEqual([])
    }
  })

  test('is kept by no cache', async ({ shop }) => {
    const { token } = await shop.customer()

    for (const { headers } of [await bySession(shop, token), await shop.get('/api/users/session')]) {
      expect(headers.get('Cache-Control')).toBe('private, no-store')
      expect(headers.get('Netlify-CDN-Cache-Control')).toBeNull()
    }
  })

  test.for(['POST', 'PUT', 'DELETE'])(
    'is a path of its own, and no account named so: %s',
    async (method, { shop }) => {
      const { token } = await shop.admin()
      const { status, headers } = await shop.request(method, '/api/users/session', { json: {}, token })

      expect(status).toBe(405)
      expect(headers.get('Allow')).toBe('GET, HEAD')
    },
  )
})

describe('a cookie that is no longer good', () => {
  test('is a guest’s, without asking the database, and stays as it is', async ({ shop }) => {
    for (const cookie of ['nonsense', 'a.b.c', '']) {
      const { status, body, headers, roundTrips } = await bySession(shop, cookie)

      expect(status).toBe(200)
      expect(body).toEqual({ user: null })
      expect(headers.getSetCookie()).toEqual([])
      expect(roundTrips).toBe(0)
    }
  })

  test.for([
    ['gone', 'delete from users where id = $1'],
    ['deactivated', 'update users set is_active = false where id = $1'],
    ['signed out everywhere', 'update users set token_version = token_version + 1 where id = $1'],
  ] as const)(
    'because its account is %s is a guest’s, and does not undo a sign-in whose answer came meanwhile',
    async ([, statement], { shop }) => {
      const { id, token } = await shop.customer()
      await shop.sql(statement, [id])
      const { status, body, headers, roundTrips } = await bySession(shop, token)

      expect(status).toBe(200)
      expect(body).toEqual({ user: null })
      expect(headers.getSetCookie()).toEqual([])
      expect(roundTrips).toBe(1)
    },
  )

  test('because it was signed out is a guest’s', async ({ shop }) => {
    const shopper = await shop.customer()
    await shop.post('/api/users/logout', undefined, shopper)

    expect((await bySession(shop, shopper.token)).body).toEqual({ user: null })
  })
})

describe('a bearer header', () => {
  test('that is bad is a 401, whatever the cookie', async ({ shop }) => {
    const { token } = await shop.customer()
    for (const Authorization of ['Bearer nonsense', 'Basic abc', '']) {
      const { status, headers, roundTrips } = await shop.get('/api/users/session', {
        headers: { Authorization, Cookie: `session=${token}` },
      })

      expect(status).toBe(401)
      expect(headers.get('WWW-Authenticate')).toBe('Bearer')
      expect(headers.getSetCookie()).toEqual([])
      expect(roundTrips).toBe(0)
    }
  })

  test('of an account that is gone is a 401, and leaves the cookie alone', async ({ shop }) => {
    const gone = await shop.customer()
    const { token } = await shop.customer()
    await shop.sql('update users set is_active = false where id = $1', [gone.id])
    const { status, headers } = await shop.get('/api/users/session', {
      token: gone.token,
      headers: { Cookie: `session=${token}` },
    })

    expect(status).toBe(401)
    expect(headers.getSetCookie()).toEqual([])
  })
})
