import { SignJWT } from 'jose'
import { describe, expect } from 'vitest'
import { chatAppWith, cookiesOf } from '../../test/chat.ts'
import { JWT_SECRET, test, USERS_DEFAULTS } from '../../test/shop.ts'
import { createUsersApp } from '../services/users/app.ts'
import { bcryptPasswords } from '../services/users/passwords.ts'
import { signedGuests } from '../services/chat/guests.ts'
import type { Db } from '../db/client.ts'
import { tokenIssuer, type TokenSecrets, tokenVerifier } from './tokens.ts'

const NEXT_SECRET = 'the secret that replaces it, as long as the first'

/** The users service of a shop with these secrets, the current one first. */
const usersWith = (db: Db, ...secrets: TokenSecrets) => {
  const app = createUsersApp({
    ...USERS_DEFAULTS,
    db,
    issueToken: tokenIssuer(secrets[0]),
    verifyToken: tokenVerifier(...secrets),
    passwords: bcryptPasswords(4),
    log: () => {},
  })
  return async (token: string) => {
    const response = await app.request('http://shop.test/api/users/me', {
      headers: { Authorization: `Bearer ${token}` },
    })
    return response.status
  }
}

describe('while JWT_SECRET is being replaced', () => {
  test('a token of the secret before counts as long as JWT_SECRET_PREVIOUS is set', async ({ shop, db }) => {
    const { token } = await shop.customer()

    expect(await usersWith(db, NEXT_SECRET, JWT_SECRET)(token)).toBe(200)
    expect(await usersWith(db, NEXT_SECRET)(token)).toBe(401)
  })

  test('new tokens are of the new secret alone', async ({ shop, db }) => {
    const { id } = await shop.customer()
    const token = await tokenIssuer(NEXT_SECRET)({ userId: id, tokenVersion: 0 })

    expect(await usersWith(db, NEXT_SECRET, JWT_SECRET)(token)).toBe(200)
    expect(await usersWith(db, NEXT_SECRET)(token)).toBe(200)
    expect(await usersWith(db, JWT_SECRET)(token)).toBe(401)
  })

  test('a token of the secret before ends 24 hours after it was issued, whatever it says itself', async ({
    shop,
    db,
  }) => {
    const { id } = await shop.customer()
    const issuedHoursAgo = (hours: number) =>
      new SignJWT({ ver: 0 })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .setSubject(String(id))
        .setIssuer('fatima-zehra-boutique')
        .setAudience('fatima-zehra-boutique:api')
        .setIssuedAt(Math.floor(Date.now() / 1000) - hours * 3600)
        .setExpirationTime('30d')
        .sign(new TextEncoder().encode(JWT_SECRET))
    const me = usersWith(db, NEXT_SECRET, JWT_SECRET)

    expect(await me(await issuedHoursAgo(23))).toBe(200)
    expect(await me(await issuedHoursAgo(25))).toBe(401)
  })

  test('a token of the secret before ends with its account’s version too', async ({ shop, db }) => {
    const { token } = await shop.customer()
    await shop.post('/api/users/logout-all', undefined, { token })

    expect(await usersWith(db, NEXT_SECRET, JWT_SECRET)(token)).toBe(401)
  })

  test('a guest’s token of the secret before is replaced by one of the new, with the next request', async ({
    db,
  }) => {
    const { id, token } = await signedGuests(JWT_SECRET).mint()
    const chat = chatAppWith(db, undefined, { guests: signedGuests(NEXT_SECRET, JWT_SECRET) })
    const history = (headers: Record<string, string>) =>
      chat.request('http://shop.test/api/chat/history?session_id=main', { headers })
    const byHeader = await history({ 'X-Chat-Token': token })
    const byCookie = await history({ Cookie: `chat=${token}` })

    expect([byHeader.status, byCookie.status]).toEqual([200, 200])
    const renewed = [byHeader.headers.get('X-Chat-Token'), cookiesOf(byCookie).chat?.value]
    for (const each of renewed) expect((await signedGuests(NEXT_SECRET).read(each ?? ''))?.id).toBe(id)
    expect(byHeader.headers.getSetCookie()).toEqual([])
    expect(byCookie.headers.get('X-Chat-Token')).toBeNull()
    expect(await signedGuests(NEXT_SECRET).read(token)).toBeUndefined()
    expect((await history({ 'X-Chat-Token': renewed[0] ?? '' })).headers.get('X-Chat-Token')).toBeNull()
  })
})
