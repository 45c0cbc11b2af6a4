import { UnsecuredJWT } from 'jose'
import { describe, expect } from 'vitest'
import { tokenSigner } from '../../http/tokens.ts'
import { asBrowser, asGuest, chatClient, deactivate, mintGuest } from '../../../test/chat.ts'
import { JWT_SECRET, test } from '../../../test/shop.ts'

describe('a bearer token', () => {
  const path = '/api/chat/history?session_id=main'
  const ROUTES = [
    ['POST', '/api/chat/messages', { text: 'Hello', session_id: 'main' }],
    ['GET', path, undefined],
    ['DELETE', path, undefined],
    ['GET', '/api/chat/sessions', undefined],
  ] as const

  const session = (userId: number, seconds: number, audience = 'fatima-zehra-boutique:api', typ = 'at+jwt') =>
    tokenSigner(JWT_SECRET, { audience, typ }, seconds)(String(userId), { ver: 0 })

  test.for([
    ['no token', () => 'nonsense'],
    ['expired', (id: number) => session(id, -60)],
    ['for another audience', (id: number) => session(id, 60, 'fatima-zehra-boutique:chat')],
    ['of another type', (id: number) => session(id, 60, undefined, 'guest+jwt')],
    [
      'signed by someone else',
      (id: number) =>
        tokenSigner(
          'x'.repeat(32),
          { audience: 'fatima-zehra-boutique:api', typ: 'at+jwt' },
          60,
        )(String(id), {
          ver: 0,
        }),
    ],
    ['not signed', (id: number) => new UnsecuredJWT({ sub: String(id), ver: 0 }).encode()],
    ['of an account that never was', () => session(2_000_000_000, 60)],
  ] as const)('that is %s is a 401 everywhere, a guest’s token or not', async ([, forge], { shop }) => {
    const token = await forge((await shop.customer()).id)
    const guest = await mintGuest()

    const clients = [{ token }, asGuest(guest.token, token), { ...asBrowser({ chat: guest.token }), token }]
    for (const options of clients) {
      for (const [method, url, json] of ROUTES) {
        const answer = await shop.request(method, url, { ...options, json })
        expect(answer.status, `${method} ${url}`).toBe(401)
        expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer')
        expect(answer.headers.getSetCookie()).toEqual([])
      }
    }
    expect(shop.model.asked).toEqual([])
  })

  test('of a deactivated account is a 401 everywhere, and claims nothing', async ({ shop }) => {
    const [amina, guest] = [await shop.customer(), await mintGuest()]
    await chatClient(shop, asGuest(guest.token)).say('Hello')
    await deactivate(shop, amina)

    for (const [method, url, json] of ROUTES) {
      const answer = await shop.request(method, url, { ...asGuest(guest.token, amina.token), json })
      expect(answer.status, `${method} ${url}`).toBe(401)
    }
    expect(await chatClient(shop, asGuest(guest.token)).said()).toHaveLength(2)
    expect(await shop.sql('select 1 from chat_sessions where user_id = $1', [amina.id])).toEqual([])
  })

  test('that was signed out everywhere is a 401', async ({ shop }) => {
    const { token } = await shop.customer()
    await shop.post('/api/users/logout-all', undefined, { token })

    expect((await chatClient(shop, { token }).history()).status).toBe(401)
    expect((await chatClient(shop, { token }).say('Hello')).status).toBe(401)
  })

  test.for(['Basic YTpi', 'Bearer', 'Bearer a b', ''])(
    'must be one: `Authorization: %s` is a 401',
    async (header, { shop }) => {
      const { status } = await chatClient(shop, { headers: { Authorization: header } }).say('Hello')

      expect(status).toBe(401)
    },
  )

  test('wins over the session cookie', async ({ shop }) => {
    const [amina, zara] = [await shop.customer(), await shop.customer()]
    await chatClient(shop, amina).say('from Amina')

    const both = { ...asBrowser({ session: zara.token }), token: amina.token }

    expect(await chatClient(shop, both).said()).toEqual(['from Amina', 'Hello'])
  })
})

describe('a request with several faults is told', () => {
  const unreadable = { body: '{"text":', headers: { 'Content-Type': 'text/plain' } }
  const elsewhere = { 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'text/plain' }

  test('of its bad bearer token before its body and query', async ({ shop }) => {
    const answers = [
      await shop.request('POST', '/api/chat/messages', { ...unreadable, token: 'nonsense' }),
      await shop.get('/api/chat/history?limit=x', { token: 'nonsense' }),
      await shop.delete('/api/chat/history', { token: 'nonsense' }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
  })

  test('of the site it comes from before its body and query', async ({ shop }) => {
    const { token: session } = await shop.customer()
    const { token: chat } = await mintGuest()

    for (const options of [asBrowser({ session }, elsewhere), asBrowser({ chat }, elsewhere)]) {
      const answers = [
        await shop.request('POST', '/api/chat/messages', { ...unreadable, ...options }),
        await shop.delete('/api/chat/history', options),
      ]
      expect(answers.map(({ status }) => status)).toEqual([403, 403])
    }
  })
})
