import { describe, expect, vi } from 'vitest'
import type { TestDatabase } from '../../../test/database.ts'
import { concurrencyTest, PASSWORD, type Shop, test } from '../../../test/shop.ts'

/** New admins, and no other active ones in the whole shop. */
async function onlyAdmins(shop: Shop, count: number) {
  await shop.sql(`update users set role = 'customer' where role = 'admin'`)
  return Promise.all(Array.from({ length: count }, () => shop.admin()))
}

async function onlyAdmin(shop: Shop) {
  const [admin] = await onlyAdmins(shop, 1)
  if (!admin) throw new Error('there is no admin')
  return admin
}

const activeAdmins = async (shop: Shop) =>
  (await shop.sql<{ id: number }>(`select id from users where role = 'admin' and is_active`)).length

const change = (shop: Shop, token: string, id: number, fields: object) =>
  shop.put(`/api/users/${id}`, fields, { token })

describe('the last active admin', () => {
  test.for([
    ['demoted', { role: 'customer' }],
    ['deactivated', { is_active: false }],
    ['demoted and deactivated', { role: 'customer', is_active: false }],
  ] as const)('cannot be %s', async ([, fields], { shop }) => {
    const { id, token } = await onlyAdmin(shop)
    const before = (await shop.get('/api/users/me', { token })).body
    const answer = await change(shop, token, id, fields)

    expect(answer.status).toBe(409)
    expect(answer.roundTrips).toBe(1)
    expect((await shop.get('/api/users/me', { token })).body).toEqual(before)
    expect((await shop.get('/api/users', { token })).status).toBe(200)
  })

  test('cannot close the account, and keeps session and login', async ({ shop }) => {
    const { email, token } = await onlyAdmin(shop)
    const answer = await shop.delete('/api/users/me', { token })

    expect(answer.status).toBe(409)
    expect(answer.roundTrips).toBe(1)
    expect(answer.headers.getSetCookie()).toEqual([])
    expect((await shop.get('/api/users', { token })).status).toBe(200)
    expect((await shop.post('/api/users/login', { email, password: PASSWORD })).status).toBe(200)
  })

  test('is the last one too where the other admins are deactivated', async ({ shop }) => {
    const { id, token } = await onlyAdmin(shop)
    const other = await shop.admin()
    expect((await change(shop, token, other.id, { is_active: false })).status).toBe(200)

    expect((await change(shop, token, id, { role: 'customer' })).status).toBe(409)
    expect((await shop.delete('/api/users/me', { token })).status).toBe(409)
    expect(await activeAdmins(shop)).toBe(1)
  })

  test('may be said to be what it is, and promote, demote or close others', async ({ shop }) => {
    const { id, token } = await onlyAdmin(shop)
    const other = await shop.customer()
    const inactive = await shop.admin()
    await shop.sql('update users set is_active = false where id = $1', [inactive.id])

    for (const fields of [{}, { role: 'admin' }, { is_active: true }, { role: 'admin', is_active: true }]) {
      expect((await change(shop, token, id, fields)).status).toBe(200)
    }
    expect((await change(shop, token, inactive.id, { role: 'customer' })).status).toBe(200)
    expect((await change(shop, token, other.id, { is_active: false })).status).toBe(200)
    expect(await activeAdmins(shop)).toBe(1)
  })

  test('may go once there is another', async ({ shop }) => {
    const { id, token } = await onlyAdmin(shop)
    const heir = await shop.customer()
    expect((await change(shop, token, id, { role: 'customer' })).status).toBe(409)
    expect((await change(shop, token, heir.id, { role: 'admin' })).status).toBe(200)

    expect((await shop.delete('/api/users/me', { token })).status).toBe(204)
    const heirToken = await shop.signIn(heir)
    expect((await change(shop, heirToken, heir.id, { role: 'customer' })).status).toBe(409)
    expect(await activeAdmins(shop)).toBe(1)
  })

  test('still may change name, phone, address and password, and sign out everywhere', async ({ shop }) => {
    const { token } = await onlyAdmin(shop)
    expect((await shop.put('/api/users/me', { full_name: 'Zehra' }, { token })).status).toBe(200)
    const passwords = { current_password: PASSWORD, new_password: 'a better password' }
    const { status, body } = await shop.put('/api/users/me/password', passwords, { token })
    expect(status).toBe(200)
    const logout = await shop.post('/api/users/logout-all', undefined, { token: body.access_token })
    expect(logout.status).toBe(204)
  })
})

/** Lets requests start while all accounts are locked, so that each has seen the others' state from before. */
async function allAtOnce<T>(database: TestDatabase, requests: readonly (() => Promise<T>)[]): Promise<T[]> {
  const holder = await database.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select id from users for update')
    const answers = Promise.all(requests.map((send) => send()))
    await vi.waitFor(async () => {
      const { rows } = await database.pool.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      expect(rows).toHaveLength(requests.length)
    })
    await holder.query('commit')
    return await answers
  } finally {
    await holder.query('rollback')
    holder.release()
  }
}

const statusesOf = (answers: { status: number }[]) =>
  answers.map(({ status }) => status).sort((a, b) => a - b)

describe('admins who remove each other at once', () => {
  concurrencyTest.for([
    ['demote', { role: 'customer' }],
    ['deactivate', { is_active: false }],
  ] as const)(
    '%s: of two that saw each other in office exactly one wins',
    async ([, fields], { shop, database }) => {
      for (let round = 0; round < 5; round += 1) {
        const [one, two] = await onlyAdmins(shop, 2)
        if (!one || !two) throw new Error('two admins are needed')
        const answers = await allAtOnce(database, [
          () => change(shop, one.token, two.id, fields),
          () => change(shop, two.token, one.id, fields),
        ])

        expect(statusesOf(answers)).toEqual([200, 409])
        expect(await activeAdmins(shop)).toBe(1)
      }
    },
  )

  concurrencyTest('leave exactly one, whoever comes first, round after round', async ({ shop }) => {
    for (let round = 0; round < 15; round += 1) {
      const [one, two] = await onlyAdmins(shop, 2)
      if (!one || !two) throw new Error('two admins are needed')
      const fields = round % 2 ? { role: 'customer' } : { is_active: false }
      const answers = await Promise.all([
        change(shop, one.token, two.id, fields),
        change(shop, two.token, one.id, fields),
      ])

      const [winner, loser = 0] = statusesOf(answers)
      expect(winner).toBe(200)
      expect([401, 403, 409]).toContain(loser)
      expect(await activeAdmins(shop)).toBe(1)
    }
  })

  concurrencyTest(
    'leave one where all close their accounts, or step down, together',
    async ({ shop, database }) => {
      const closing = await onlyAdmins(shop, 6)
      const closed = await allAtOnce(
        database,
        closing.map(
          ({ token }) =>
            () =>
              shop.delete('/api/users/me', { token }),
        ),
      )
      expect(statusesOf(closed)).toEqual([204, 204, 204, 204, 204, 409])
      expect(await activeAdmins(shop)).toBe(1)

      const leaving = await onlyAdmins(shop, 6)
      const left = await allAtOnce(
        database,
        leaving.map(
          ({ id, token }) =>
            () =>
              change(shop, token, id, { role: 'customer' }),
        ),
      )
      expect(statusesOf(left)).toEqual([200, 200, 200, 200, 200, 409])
      expect(await activeAdmins(shop)).toBe(1)
    },
  )
})
