import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { guestEndpoints, signedInEndpoints } from '../../test/endpoints.ts'
import { type Answer, JWT_SECRET, type Shop, test } from '../../test/shop.ts'
import { signedGuests } from '../services/chat/guests.ts'

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const now = () => Math.floor(Date.now() / 1000)

interface Forgery {
  header?: object
  claims?: object
  secret?: string
  digest?: string
}

/** A token by hand: right in all that is not said. `undefined` leaves a claim out. */
function forge(id: number, { header, claims, secret = JWT_SECRET, digest = 'sha256' }: Forgery = {}): string {
  const head = encode({ alg: 'HS256', typ: 'at+jwt', ...header })
  const body = encode({
    ver: 0,
    sub: String(id),
    iss: 'fatima-zehra-boutique',
    aud: 'fatima-zehra-boutique:api',
    iat: now(),
    exp: now() + 3600,
    ...claims,
  })
  return `${head}.${body}.${createHmac(digest, secret).update(`${head}.${body}`).digest('base64url')}`
}

function expectRefused({ status, headers, body }: Answer, what = '') {
  expect(status, what).toBe(401)
  expect(headers.get('WWW-Authenticate'), what).toBe('Bearer')
  expect(body.title, what).toBe('Unauthorized')
}

const me = (shop: Shop, token: string) => shop.get('/api/users/me', { token })

test('a token made by hand with the right key and claims is taken: the next tests forge what they say they forge', async ({
  shop,
}) => {
  const { id } = await shop.customer()
  const { status, body } = await me(shop, forge(id))

  expect(status).toBe(200)
  expect(body.id).toBe(id)
  expect(
    (await me(shop, forge(id, { claims: { aud: ['other', 'fatima-zehra-boutique:api'] } }))).status,
  ).toBe(200)
})

test.for<[string, Forgery]>([
  ['signed with another secret', { secret: 'another secret that is long enough for HS256' }],
  ['signed with an empty secret', { secret: '' }],
  ['of algorithm none that is signed all the same', { header: { alg: 'none' } }],
  ['whose header says RS256 while our secret signed it', { header: { alg: 'RS256' } }],
  ['rightly signed by HS384', { header: { alg: 'HS384' }, digest: 'sha384' }],
  ['rightly signed by HS512', { header: { alg: 'HS512' }, digest: 'sha512' }],
  ['without an algorithm', { header: { alg: undefined } }],
  ['with an extension we do not know', { header: { crit: ['b64'], b64: false } }],
  ['of type JWT', { header: { typ: 'JWT' } }],
  ['without a type', { header: { typ: undefined } }],
  ['for another audience', { claims: { aud: 'fatima-zehra-boutique:chat' } }],
  ['without an audience', { claims: { aud: undefined } }],
  ['of another issuer', { claims: { iss: 'someone-else' } }],
  ['without an issuer', { claims: { iss: undefined } }],
  ['without a subject', { claims: { sub: undefined } }],
  ['whose subject is no number', { claims: { sub: 'admin' } }],
  ['whose subject is zero', { claims: { sub: '0' } }],
  ['whose subject is negative', { claims: { sub: '-1' } }],
  ['whose subject is a fraction', { claims: { sub: '1.5' } }],
  ['whose subject is out of range', { claims: { sub: '2147483648' } }],
  ['that never expires', { claims: { exp: undefined } }],
  ['that has expired', { claims: { iat: now() - 7200, exp: now() - 1 } }],
  ['whose expiry is no number', { claims: { exp: 'never' } }],
  ['that does not say when it was issued', { claims: { iat: undefined } }],
  ['that was issued in the future', { claims: { iat: now() + 600, exp: now() + 3600 } }],
  ['that was issued more than 24 hours ago, whatever its expiry', { claims: { iat: now() - 86_401 } }],
  ['that does not count yet', { claims: { nbf: now() + 600 } }],
  ['without a version', { claims: { ver: undefined } }],
  ['whose version is text', { claims: { ver: '0' } }],
  ['of a version before', { claims: { ver: -1 } }],
  ['of a version to come', { claims: { ver: 1 } }],
])('a token %s is refused', async ([, forgery], { shop }) => {
  const { id } = await shop.customer()

  expectRefused(await me(shop, forge(id, forgery)))
})

describe('a token that is damaged', () => {
  test.for<[string, (token: string) => string]>([
    ['its signature removed', (token) => token.replace(/[^.]+$/, '')],
    ['its signature cut short', (token) => token.slice(0, -4)],
    [
      'its signature in another order',
      (token) => token.replace(/[^.]+$/, (part) => part.slice(9) + part.slice(0, 9)),
    ],
    ['two parts only', (token) => token.replace(/\.[^.]+$/, '')],
    ['a fourth part', (token) => `${token}.e30`],
    ['another account as its subject', (token) => withClaim(token, { sub: '1' })],
    ['a later expiry', (token) => withClaim(token, { exp: now() + 9_999_999 })],
    [
      'algorithm none and no signature',
      (token) => `${encode({ alg: 'none', typ: 'at+jwt' })}.${token.split('.')[1]}.`,
    ],
    ['a payload that is a list', (token) => token.replace(/\.[^.]+\./, `.${encode([])}.`)],
    ['a header that is null', (token) => token.replace(/^[^.]+/, encode(null))],
  ])('with %s, is refused before the database is asked', async ([, damage], { shop }) => {
    const { token } = await shop.customer()
    const damaged = damage(token)
    expect(damaged).not.toBe(token)
    const answer = await me(shop, damaged)

    expectRefused(answer)
    expect(answer.roundTrips).toBe(0)
  })

  const withClaim = (token: string, claims: object) =>
    token.replace(/\.([^.]+)\./, (_, payload: string) => {
      const known = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
      return `.${encode({ ...known, ...claims })}.`
    })

  test('in whatever way, is refused and never a bug', async ({ shop }) => {
    const part = fc.oneof(
      fc.base64String(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), async (parts) => {
        expectRefused(await me(shop, parts.join('.').replaceAll(/\s/g, '') || 'x'))
      }),
      { numRuns: 200 },
    )
  })
})

test('the token of a chat guest opens no account', async ({ shop }) => {
  const { token } = await signedGuests(JWT_SECRET).mint()

  expectRefused(await me(shop, token))
})

test.for<[string, (token: string) => string]>([
  ['empty', () => ''],
  ['of another scheme', (token) => `Basic ${token}`],
  ['without a scheme', (token) => token],
  ['without a token', () => 'Bearer'],
  ['with two tokens', (token) => `Bearer ${token} ${token}`],
  ['with a list of tokens', (token) => `Bearer ${token}, Bearer ${token}`],
  ['with the token in quotes', (token) => `Bearer "${token}"`],
])('an Authorization header %s is refused', async ([, header], { shop }) => {
  const { token } = await shop.customer()

  expectRefused(await shop.get('/api/users/me', { headers: { Authorization: header(token) } }))
})

test.for(['bearer', 'BEARER', 'Bearer  '])('the scheme may be written %j', async (scheme, { shop }) => {
  const { token } = await shop.customer()
  const { status } = await shop.get('/api/users/me', { headers: { Authorization: `${scheme} ${token}` } })

  expect(status).toBe(200)
})

describe('every endpoint that asks for sign-in', () => {
  test('refuses no token, a malformed one and one of another signature', async ({ shop }) => {
    const { id } = await shop.customer()
    const wrong = ['nonsense', 'a.b.c', forge(id, { secret: 'another secret that is long enough' })]
    for (const { method, path, json } of signedInEndpoints) {
      expectRefused(await shop.request(method, path, { json }), `${method} ${path}`)
    }
    for (const { method, path, json } of [...signedInEndpoints, ...guestEndpoints]) {
      for (const token of wrong) {
        const answer = await shop.request(method, path, { json, token })
        expectRefused(answer, `${method} ${path}`)
        expect(answer.roundTrips).toBe(0)
      }
    }
  })

  test.for([
    [
      'older than the last sign-out everywhere',
      'update users set token_version = token_version + 1 where id = $1',
    ],
    ['of a deactivated account', 'update users set is_active = false where id = $1'],
    ['of an account that is gone', 'delete from users where id = $1'],
  ] as const)('refuses a token %s, an admin’s too', async ([, statement], { shop }) => {
    const { id, token } = await shop.admin()
    expect((await me(shop, token)).status).toBe(200)
    await shop.sql(statement, [id])

    for (const { method, path, json } of [...signedInEndpoints, ...guestEndpoints]) {
      const answer = await shop.request(method, path, { json, token })
      expectRefused(answer, `${method} ${path}`)
      expect(answer.roundTrips, `${method} ${path}`).toBe(1)
    }
  })
})
