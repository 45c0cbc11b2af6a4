import { expect } from 'vitest'
import type { Db } from '../../db/client.ts'
import { tokenIssuer, tokenVerifier } from '../../http/tokens.ts'
import { JWT_SECRET, PASSWORD, type Shop, test, USERS_DEFAULTS } from '../../../test/shop.ts'
import { createUsersApp } from './app.ts'
import { bcryptPasswords } from './passwords.ts'

/** The service after its operator has changed `BCRYPT_COST`; the shop's own makes hashes of cost 4. */
function loginWithCost(db: Db, cost: number) {
  const app = createUsersApp({
    ...USERS_DEFAULTS,
    db,
    issueToken: tokenIssuer(JWT_SECRET),
    verifyToken: tokenVerifier(JWT_SECRET),
    passwords: bcryptPasswords(cost),
    log: () => {},
  })
  return async (email: string, password: string) => {
    const response = await app.request('http://shop.test/api/users/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    return response.status
  }
}

const hashOf = async (shop: Shop, id: number) => {
  const [row] = await shop.sql<{ password_hash: string }>('select password_hash from users where id = $1', [
    id,
  ])
  return row?.password_hash ?? ''
}

test('a login after the cost was changed makes the hash anew, once', async ({ shop, db, roundTrips }) => {
  const { id, email, token } = await shop.customer()
  const login = loginWithCost(db, 5)
  expect(await hashOf(shop, id)).toMatch(/^\$2b\$04\$/)

  const before = roundTrips()
  expect(await login(email, PASSWORD)).toBe(200)
  expect(roundTrips() - before).toBe(2)
  const renewed = await hashOf(shop, id)
  expect(renewed).toMatch(/^\$2b\$05\$/)

  expect(await login(email, PASSWORD)).toBe(200)
  expect(roundTrips() - before).toBe(4)
  expect(await hashOf(shop, id)).toBe(renewed)
  expect(await login(email, 'not the password')).toBe(401)
  expect((await shop.get('/api/users/me', { token })).status).toBe(200)
})

test('a lower cost counts as changed too', async ({ shop, db }) => {
  const { id, email } = await shop.customer()
  await loginWithCost(db, 6)(email, PASSWORD)
  expect(await hashOf(shop, id)).toMatch(/^\$2b\$06\$/)

  expect((await shop.post('/api/users/login', { email, password: PASSWORD })).status).toBe(200)
  expect(await hashOf(shop, id)).toMatch(/^\$2b\$04\$/)
})

test('neither a wrong password nor a deactivated account makes the hash anew', async ({ shop, db }) => {
  const { id, email } = await shop.customer()
  const login = loginWithCost(db, 5)
  const hash = await hashOf(shop, id)

  expect(await login(email, 'not the password')).toBe(401)
  await shop.sql('update users set is_active = false where id = $1', [id])
  expect(await login(email, PASSWORD)).toBe(403)
  expect(await hashOf(shop, id)).toBe(hash)
})

test('sign-ins that make the hash anew at once all succeed, and it is made once', async ({ shop, db }) => {
  const { id, email } = await shop.customer()
  const login = loginWithCost(db, 5)
  const statuses = await Promise.all([1, 2, 3, 4].map(() => login(email, PASSWORD)))

  expect(statuses).toEqual([200, 200, 200, 200])
  expect(await hashOf(shop, id)).toMatch(/^\$2b\$05\$/)
  const signIns = await shop.sql(`select 1 from audit_log where subject_id = $1 and event = 'signed_in'`, [
    id,
  ])
  expect(signIns).toHaveLength(4)
})
