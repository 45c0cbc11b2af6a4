import { describe, expect } from 'vitest'
import { hold } from '../../test/crowd.ts'
import { isRealPostgres } from '../../test/database.ts'
import { test } from './shop.fixture.ts'

const NOTES = `select event, actor_id, details from audit_log where subject = 'user' and subject_id = $1
  and event in ('role_changed', 'account_deactivated') order by id`

describe('user promote', () => {
  test('makes an administrator of an account, by its email in any case, and ends its sessions', async ({
    shop,
    command,
  }) => {
    const { id, email, token } = await shop.customer()

    const { code, stdout, stderr } = await command(['user', 'promote', ` ${email.toUpperCase()}`])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/is an administrator now and signs in anew: tokens from before have ended.\n$/)
    expect(await shop.sql('select role, is_active from users where id = $1', [id])).toEqual([
      { role: 'admin', is_active: true },
    ])
    expect((await shop.get('/api/users/me', { token })).status).toBe(401)
    expect(await shop.sql(NOTES, [id])).toEqual([
      { event: 'role_changed', actor_id: null, details: { from: 'customer', to: 'admin' } },
    ])
  })

  test('leaves an administrator and the sessions as they are', async ({ shop, command }) => {
    const admin = await shop.admin()
    expect((await command(['user', 'promote', admin.email])).code).toBe(0)
    expect((await shop.get('/api/users/me', { token: admin.token })).status).toBe(200)
    expect(await shop.sql(NOTES, [admin.id])).toEqual([])
  })

  test('refuses an email that no active account has', async ({ shop, command }) => {
    const gone = await shop.customer()
    await shop.delete('/api/users/me', { token: gone.token })
    for (const email of [gone.email, 'nobody@example.com', `' or true --`]) {
      expect(await command(['user', 'promote', '--', email])).toEqual({
        code: 1,
        stdout: '',
        stderr: 'No active account has that email: register it first.\n',
      })
    }
    expect(await shop.sql('select role from users where id = $1', [gone.id])).toEqual([{ role: 'customer' }])
  })
})

describe('user deactivate', () => {
  test('ends the sessions of an account at once, keeps it from signing in and notes it', async ({
    shop,
    command,
  }) => {
    const customer = await shop.customer()

    const { code } = await command(['user', 'deactivate', customer.email])

    expect(code).toBe(0)
    expect((await shop.get('/api/users/me', { token: customer.token })).status).toBe(401)
    const { email, password } = customer
    expect((await shop.post('/api/users/login', { email, password })).status).toBe(403)
    expect(await shop.sql(NOTES, [customer.id])).toEqual([
      { event: 'account_deactivated', actor_id: null, details: {} },
    ])
  })

  test('may be done again, and is noted once', async ({ shop, command }) => {
    const { id, email } = await shop.customer()
    await command(['user', 'deactivate', email])
    expect((await command(['user', 'deactivate', email])).code).toBe(0)
    expect(await shop.sql(NOTES, [id])).toHaveLength(1)
  })

  test('refuses an email that nobody has', async ({ command }) => {
    expect(await command(['user', 'deactivate', 'nobody@example.com'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'No account has that email.\n',
    })
  })

  test('leaves the last active administrator', async ({ shop, command }) => {
    await shop.sql(`update users set role = 'customer'`)
    const [first, last] = [await shop.admin(), await shop.admin()]
    expect((await command(['user', 'deactivate', first.email])).code).toBe(0)

    const { code, stderr } = await command(['user', 'deactivate', last.email])

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'That is the last active administrator: promote another one first.\n',
    })
    expect((await shop.get('/api/users/me', { token: last.token })).status).toBe(200)
  })

  test.runIf(isRealPostgres)(
    'leaves one of two administrators who are deactivated at once',
    async ({ shop, command, database }) => {
      await shop.sql(`update users set role = 'customer'`)
      const both = [await shop.admin(), await shop.admin()]
      const ids = both.map(({ id }) => id)
      const blocker = await hold(database, 'select from users where id = any ($1) for update', [ids])

      const commands = both.map(({ email }) => command(['user', 'deactivate', email]))
      await blocker.waiting(2)
      await blocker.release()

      const codes = (await Promise.all(commands)).map(({ code }) => code)
      expect(codes.toSorted()).toEqual([0, 1])
      expect(await shop.sql(`select from users where role = 'admin' and is_active`)).toHaveLength(1)
    },
  )
})
