import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { JWT_SECRET, PASSWORD, test, USERS_DEFAULTS } from '../../../test/shop.ts'
import type { Db } from '../../db/client.ts'
import type { LogLine } from '../../http/log.ts'
import { tokenIssuer, tokenVerifier } from '../../http/tokens.ts'
import { createUsersApp } from './app.ts'
import type { Post } from './mail.ts'
import { bcryptPasswords } from './passwords.ts'

/** A users service that sends mail like this, or not at all. */
function usersWith(db: Db, post?: Post) {
  const log: LogLine[] = []
  const later: Promise<unknown>[] = []
  const app = createUsersApp({
    ...USERS_DEFAULTS,
    db,
    issueToken: tokenIssuer(JWT_SECRET),
    verifyToken: tokenVerifier(JWT_SECRET),
    passwords: bcryptPasswords(4),
    log: (line) => void log.push(line),
    post,
  })
  const send = async (path: string, json: object) => {
    const response = await app.request(
      `http://shop.test${path}`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(json),
      },
      { context: { waitUntil: (promise) => void later.push(promise) } },
    )
    await Promise.all(later)
    return response
  }
  return { log, send }
}

const account = () => ({ email: `${randomUUID()}@example.com`, password: PASSWORD, full_name: 'Amina Khan' })

test('a shop that cannot send mail registers all the same, and says 503 to who wants a link', async ({
  db,
}) => {
  const { send } = usersWith(db)
  const fields = account()

  expect((await send('/api/users/register', fields)).status).toBe(201)
  const refused = await send('/api/users/password-reset', { email: fields.email })
  expect(refused.status).toBe(503)
  expect(refused.headers.get('Retry-After')).toBe('3600')
  expect(await refused.json()).toMatchObject({ detail: 'This shop cannot send mail at the moment.' })
})

test('mail that fails changes no answer; the log says so under the request’s id, without the address', async ({
  db,
}) => {
  const { send, log } = usersWith(db, {
    siteUrl: 'http://shop.test',
    send: async () => {
      throw new Error('connection refused')
    },
  })
  const fields = account()
  const registered = await send('/api/users/register', fields)

  expect(registered.status).toBe(201)
  expect(log).toContainEqual(
    expect.objectContaining({
      level: 'error',
      message: 'mail failed',
      reason: 'connection refused',
      request_id: registered.headers.get('X-Request-Id'),
    }),
  )
  expect(JSON.stringify(log)).not.toContain(fields.email)
  expect((await send('/api/users/password-reset', { email: fields.email })).status).toBe(202)
})
