import { SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect } from 'vitest'
import { tokenSigner } from '../../http/tokens.ts'
import { asBrowser, asGuest, chatClient, cookieHeader, cookiesOf, mintGuest } from '../../../test/chat.ts'
import { FRIENDLY_ORIGIN, JWT_SECRET, test } from '../../../test/shop.ts'

const GUEST = { audience: 'fatima-zehra-boutique:chat', typ: 'guest+jwt' }
const HTTPS = 'https://shop.test'
const MESSAGE = { text: 'Hello', session_id: 'main' }

describe('a guest’s first message', () => {
  test('mints a cookie that no script reads and other sites cannot send along with a change', async ({
    shop,
  }) => {
    const answer = await chatClient(shop).say('Hello')

    expect(Object.keys(cookiesOf(answer))).toEqual(['chat'])
    const { attributes } = cookiesOf(answer).chat ?? {}
    expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']))
    expect(attributes).not.toContain('Secure')
  })

  test('over https mints it under the name that only this host can set', async ({ shop }) => {
    const answer = await shop.post(`${HTTPS}/api/chat/messages`, MESSAGE)

    expect(Object.keys(cookiesOf(answer))).toEqual(['__Host-chat'])
    const { attributes } = cookiesOf(answer)['__Host-chat'] ?? {}
    expect(attributes).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']))
    expect(attributes?.join()).not.toMatch(/domain/i)
  })

  test('gives the token in a header too, and either one goes on with the conversation', async ({ shop }) => {
    const first = await chatClient(shop).say('one')
    const token = first.headers.get('X-Chat-Token') ?? ''
    const cookie = cookiesOf(first).chat?.value ?? ''

    await chatClient(shop, asGuest(token)).say('two')
    await chatClient(shop, asBrowser({ chat: cookie })).say('three')

    const all = ['one', 'Hello', 'two', 'Hello', 'three', 'Hello']
    expect(await chatClient(shop, asGuest(token)).said()).toEqual(all)
    expect(await chatClient(shop, asBrowser({ chat: cookie })).said()).toEqual(all)
  })

  test('shows its token to pages of an allowed other origin', async ({ shop }) => {
    const { headers } = await chatClient(shop, { headers: { Origin: FRIENDLY_ORIGIN } }).say('Hello')

    expect(headers.get('X-Chat-Token')).toBeTruthy()
    expect(headers.get('Access-Control-Expose-Headers')).toContain('X-Chat-Token')
  })

  test('makes a guest of its own each time', async ({ shop }) => {
    const [first, second] = [await chatClient(shop).say('one'), await chatClient(shop).say('two')]

    expect(second.headers.get('X-Chat-Token')).not.toBe(first.headers.get('X-Chat-Token'))
    expect(await chatClient(shop, asGuest(second.headers.get('X-Chat-Token') ?? '')).said()).toEqual([
      'two',
      'Hello',
    ])
  })
})

test('a known guest is minted nothing', async ({ shop }) => {
  const { token } = await mintGuest()

  for (const options of [asGuest(token), asBrowser({ chat: token })]) {
    const { headers } = await chatClient(shop, options).say('Hello')
    expect(headers.getSetCookie()).toEqual([])
    expect(headers.get('X-Chat-Token')).toBeNull()
  }
})

test('a signed-in customer is minted nothing', async ({ shop }) => {
  const { token } = await shop.customer()

  for (const options of [{ token }, asBrowser({ session: token })]) {
    const { headers } = await chatClient(shop, options).say('Hello')
    expect(headers.getSetCookie()).toEqual([])
    expect(headers.get('X-Chat-Token')).toBeNull()
  }
})

test('reading or clearing mints nobody and finds nothing', async ({ shop }) => {
  const stranger = chatClient(shop)

  const [history, cleared] = [await stranger.history(), await stranger.clear()]

  expect(history).toMatchObject({ status: 200, body: { messages: [], total: 0 } })
  expect(cleared).toMatchObject({ status: 200, body: { message: 'Chat history cleared' } })
  for (const { headers } of [history, cleared]) {
    expect(headers.getSetCookie()).toEqual([])
    expect(headers.get('X-Chat-Token')).toBeNull()
  }
})

test('the header wins over the cookie', async ({ shop }) => {
  const [byHeader, byCookie] = [await mintGuest(), await mintGuest()]
  await chatClient(shop, asGuest(byHeader.token)).say('header')
  await chatClient(shop, asGuest(byCookie.token)).say('cookie')

  const both = asBrowser({ chat: byCookie.token }, { 'X-Chat-Token': byHeader.token })

  expect(await chatClient(shop, both).said()).toEqual(['header', 'Hello'])
})

test('the cookie counts under its own name only: over http not as __Host-chat, over https not as chat', async ({
  shop,
}) => {
  const { token } = await mintGuest()
  await chatClient(shop, asGuest(token)).say('Hello')
  const path = '/api/chat/history?session_id=main'
  const found = async (origin: string, name: string) =>
    (await shop.get(`${origin}${path}`, { headers: { Cookie: cookieHeader({ [name]: token }) } })).body.total

  expect(await found('http://shop.test', 'chat')).toBe(2)
  expect(await found('http://shop.test', '__Host-chat')).toBe(0)
  expect(await found(HTTPS, '__Host-chat')).toBe(2)
  expect(await found(HTTPS, 'chat')).toBe(0)
})

describe('a guest token', () => {
  const key = (secret = JWT_SECRET) => new TextEncoder().encode(secret)
  const claims = (id: string) => ({ iss: 'fatima-zehra-boutique', aud: GUEST.audience, sub: id })

  test('counts when it is ours, of this kind, and not expired', async ({ shop }) => {
    const { id, token } = await mintGuest()
    await chatClient(shop, asGuest(token)).say('Hello')

    const ours = await tokenSigner(JWT_SECRET, GUEST, 60)(id)

    expect(await chatClient(shop, asGuest(ours)).said()).toHaveLength(2)
  })

  test.for([
    ['is no token', () => 'guest'],
    ['is empty', () => ''],
    ['is the bare id', (id: string) => id],
    ['is signed with another secret', (id: string) => tokenSigner(`${JWT_SECRET}!`, GUEST, 60)(id)],
    ['has expired', (id: string) => tokenSigner(JWT_SECRET, GUEST, -60)(id)],
    [
      'is for another audience',
      (id: string) => tokenSigner(JWT_SECRET, { ...GUEST, audience: 'fatima-zehra-boutique:api' }, 60)(id),
    ],
    ['is of another type', (id: string) => tokenSigner(JWT_SECRET, { ...GUEST, typ: 'at+jwt' }, 60)(id)],
    [
      'is not signed',
      (id: string) => new UnsecuredJWT(claims(id)).setIssuedAt().setExpirationTime('1m').encode(),
    ],
    [
      'is signed with another algorithm',
      (id: string) =>
        new SignJWT(claims(id))
          .setProtectedHeader({ alg: 'HS512', typ: GUEST.typ })
          .setIssuedAt()
          .setExpirationTime('1m')
          .sign(key()),
    ],
    [
      'never expires',
      (id: string) =>
        new SignJWT(claims(id))
          .setProtectedHeader({ alg: 'HS256', typ: GUEST.typ })
          .setIssuedAt()
          .sign(key()),
    ],
  ] as const)('that %s makes a new guest, who finds nothing of the other', async ([, forge], { shop }) => {
    const { id, token } = await mintGuest()
    await chatClient(shop, asGuest(token)).say('My secret')
    const forged = await forge(id)

    for (const options of [asGuest(forged), asBrowser({ chat: forged })]) {
      const intruder = chatClient(shop, options)
      expect(await intruder.said()).toEqual([])
      await intruder.clear()
      const { status, headers } = await intruder.say('Tell me all')
      expect(status).toBe(200)
      expect(headers.get('X-Chat-Token')).toBeTruthy()
      expect(shop.model.asked.at(-1)).toHaveLength(2)
    }
    expect(await chatClient(shop, asGuest(token)).said()).toEqual(['My secret', 'Hello'])
  })

  test('does not sign anyone in, as a bearer token or as a cookie', async ({ shop }) => {
    const { token } = await mintGuest()

    expect((await chatClient(shop, { token }).sessions()).status).toBe(401)
    expect((await chatClient(shop, { token }).say('Hello')).status).toBe(401)
    expect((await chatClient(shop, asBrowser({ session: token })).sessions()).status).toBe(401)
    expect((await shop.get('/api/users/me', { token })).status).toBe(401)
  })

  test('cannot be replaced by a session token', async ({ shop }) => {
    const { token } = await shop.customer()

    const { status, headers } = await chatClient(shop, asGuest(token)).say('Hello')

    expect(status).toBe(200)
    expect(headers.get('X-Chat-Token')).toBeTruthy()
  })
})

describe('a change by the guest’s cookie', () => {
  test.for([
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sister site', { 'Sec-Fetch-Site': 'same-site' }],
    ['with an address typed in', { 'Sec-Fetch-Site': 'none' }],
    ['with another origin', { Origin: 'https://evil.example' }],
    ['with the null origin', { Origin: 'null' }],
    ['from an allowed other origin', { Origin: FRIENDLY_ORIGIN }],
    ['with another scheme of our host', { Origin: HTTPS }],
  ] as const)('%s is refused', async ([, headers], { shop }) => {
    const { token } = await mintGuest()
    await chatClient(shop, asGuest(token)).say('Hello')
    const asked = shop.model.asked.length
    const intruder = chatClient(shop, { headers: { Cookie: cookieHeader({ chat: token }), ...headers } })

    expect((await intruder.say('Hello')).status).toBe(403)
    expect((await intruder.clear()).status).toBe(403)

    expect(shop.model.asked).toHaveLength(asked)
    expect(await chatClient(shop, asGuest(token)).said()).toHaveLength(2)
  })

  test.for([
    ['of a page of this site', { 'Sec-Fetch-Site': 'same-origin' }],
    ['with our origin', { Origin: 'http://shop.test' }],
    ['of a client that says nothing of where it stands', {}],
  ] as const)('%s is taken', async ([, headers], { shop }) => {
    const { token } = await mintGuest()
    const guest = chatClient(shop, { headers: { Cookie: cookieHeader({ chat: token }), ...headers } })

    expect((await guest.say('Hello')).status).toBe(200)
    expect((await guest.clear()).status).toBe(200)
  })

  test('is of no account when the token comes in the header', async ({ shop }) => {
    const { token } = await mintGuest()
    const headers = { 'X-Chat-Token': token, Origin: FRIENDLY_ORIGIN, 'Sec-Fetch-Site': 'cross-site' }

    expect((await chatClient(shop, { headers }).say('Hello')).status).toBe(200)
  })
})
