import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'
import { deleteExpired } from './clean-up.ts'

describe('the clean-up of accounts', () => {
  test('forgets ended tokens that have expired, and no other', async ({ shop, db }) => {
    const shopper = await shop.customer()
    await shop.post('/api/users/logout', undefined, shopper)
    await shop.sql(
      `insert into ended_tokens (token_id, expires_at) values ($1, now() - interval '1 minute')`,
      [randomUUID()],
    )

    expect(await deleteExpired(db)).toMatchObject({ ended_tokens: 1, finished: true })

    expect((await shop.get('/api/users/me', shopper)).status).toBe(401)
  })

  test('forgets mailed tokens that have expired, and no other', async ({ shop, db }) => {
    const { id } = await shop.customer()
    for (const minutes of [-1, 30]) {
      await shop.sql(
        `insert into mailed_tokens (token_hash, user_id, purpose, token_version, expires_at)
         values ($1, $2, 'password_reset', 0, now() + make_interval(mins => $3))`,
        [randomBytes(32), id, minutes],
      )
    }

    expect(await deleteExpired(db)).toMatchObject({ mailed_tokens: 1 })
    expect(
      await shop.sql(`select from mailed_tokens where user_id = $1 and purpose = 'password_reset'`, [id]),
    ).toHaveLength(1)
  })

  test('forgets attempts after a day', async ({ shop, db }) => {
    await deleteExpired(db)
    const client = randomUUID()
    for (const hours of [23, 25, 26]) {
      await shop.sql(
        `insert into attempts (id, action, client, subject, at)
         values ($1, 'login', $2, 'someone', now() - make_interval(hours => $3))`,
        [randomUUID(), client, hours],
      )
    }

    expect(await deleteExpired(db, { rowsAtOnce: 1 })).toMatchObject({ attempts: 2 })
    expect(await shop.sql('select from attempts where client = $1', [client])).toHaveLength(1)
  })
})
