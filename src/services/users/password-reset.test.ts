import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { hold, raceTest, tally, times } from '../../../test/crowd.ts'
import { PASSWORD, type Shop, type Shopper, SITE, test } from '../../../test/shop.ts'
import { tokenIn } from '../../../test/mails.ts'

const NEW_PASSWORD = 'a better password'

const ask = (shop: Shop, email: string) => shop.post('/api/users/password-reset', { email })
const confirm = (shop: Shop, token: string, new_password = NEW_PASSWORD) =>
  shop.post('/api/users/password-reset/confirm', { token, new_password })

/** Asks for a link as the shopper would, and gives the token of the mail that came. */
async function mailedToken(shop: Shop, { email }: Shopper): Promise<string> {
  await shop.settled()
  shop.mails.length = 0
  expect((await ask(shop, email)).status).toBe(202)
  await shop.settled()
  return tokenIn(shop.mails, email)
}

describe('a forgotten password', () => {
  test('is replaced by the link that is mailed; tokens from before end, and its owner is told', async ({
    shop,
  }) => {
    const shopper = await shop.customer({ full_name: 'Visit http://elsewhere.test' })
    const token = await mailedToken(shop, shopper)
    const [mail] = shop.mails
    expect(mail).toMatchObject({ to: shopper.email, subject: expect.stringContaining('new password') })
    expect(mail?.text).not.toContain('elsewhere')
    expect(mail?.text).toContain(`${SITE}/reset-password#token=${token}`)

    const answer = await confirm(shop, token)

    expect(answer.status).toBe(204)
    expect(answer.body).toBe('')
    expect((await shop.get('/api/users/me', { token: shopper.token })).status).toBe(401)
    const { email } = shopper
    expect((await shop.post('/api/users/login', { email, password: PASSWORD })).status).toBe(401)
    expect((await shop.post('/api/users/login', { email, password: NEW_PASSWORD })).status).toBe(200)
    await shop.settled()
    expect(shop.mails.at(-1)).toMatchObject({ to: email, subject: expect.stringContaining('was changed') })
  })

  test('verifies the email that the link was sent to', async ({ shop }) => {
    const shopper = await shop.customer()
    await confirm(shop, await mailedToken(shop, shopper))
    const token = await shop.signIn({ ...shopper, password: NEW_PASSWORD })

    const { body } = await shop.get('/api/users/me/email-verification', { token })
    expect(body.verified_at).toEqual(expect.any(String))
  })
})

describe('asking for a link', () => {
  test('says the same of an email that has no account, or a deactivated one, and mails nothing', async ({
    shop,
  }) => {
    const [{ email }, gone] = [await shop.customer(), await shop.customer()]
    await shop.delete('/api/users/me', { token: gone.token })
    await shop.settled()
    shop.mails.length = 0
    const known = await ask(shop, email)
    await shop.settled()
    expect(shop.mails).toHaveLength(1)

    for (const other of [`${randomUUID()}@example.com`, gone.email]) {
      const answer = await ask(shop, other)
      expect({ status: answer.status, body: answer.body }).toEqual({ status: 202, body: known.body })
    }
    await shop.settled()
    expect(shop.mails).toHaveLength(1)
  })

  test('is refused with 429 after three in an hour, whether or not the email has an account', async ({
    shop,
  }) => {
    const { email } = await shop.customer()
    for (const address of [email, `${randomUUID()}@example.com`]) {
      for (let count = 0; count < 3; count += 1) expect((await ask(shop, address)).status).toBe(202)
      const refused = await ask(shop, address)
      expect(refused.status).toBe(429)
      expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(3500)
    }
    await shop.settled()
    expect(shop.mails.filter(({ to, text }) => to === email && text.includes('reset-password'))).toHaveLength(
      3,
    )
  })
})

describe('a link', () => {
  test('works once, and takes every other of its account with it', async ({ shop }) => {
    const shopper = await shop.customer()
    const [first, second] = [await mailedToken(shop, shopper), await mailedToken(shop, shopper)]
    expect((await confirm(shop, first)).status).toBe(204)

    for (const token of [first, second]) {
      const answer = await confirm(shop, token, 'yet another password')
      expect(answer.status).toBe(400)
      expect(answer.body.detail).toBe('This link is no longer good. Ask for a new one.')
    }
  })

  test('is good for an hour', async ({ shop }) => {
    const shopper = await shop.customer()
    const token = await mailedToken(shop, shopper)
    const pass = (minutes: number) =>
      shop.sql(
        'update mailed_tokens set expires_at = expires_at - make_interval(mins => $2) where user_id = $1',
        [shopper.id, minutes],
      )
    await pass(59)
    expect((await confirm(shop, token, 'short')).status).toBe(422)
    await pass(1)
    expect((await confirm(shop, token)).status).toBe(400)
  })

  test('that verifies an email sets no password, nor does a made-up one', async ({ shop }) => {
    const { email } = await shop.customer()
    await shop.settled()
    const verification = tokenIn(shop.mails, email)

    for (const token of [verification, 'A'.repeat(43), 'x', '🙂'.repeat(50)]) {
      expect((await confirm(shop, token)).status).toBe(400)
    }
    expect((await shop.post('/api/users/login', { email, password: PASSWORD })).status).toBe(200)
  })

  test.for([
    [
      'changes the password',
      (shop: Shop, { token }: Shopper) =>
        shop.put(
          '/api/users/me/password',
          { current_password: PASSWORD, new_password: 'yet another password' },
          { token },
        ),
    ],
    [
      'signs out everywhere',
      (shop: Shop, { token }: Shopper) => shop.post('/api/users/logout-all', undefined, { token }),
    ],
    ['closes the account', (shop: Shop, { token }: Shopper) => shop.delete('/api/users/me', { token })],
  ] as const)(
    'is no longer good once its owner %s, nor when the account is opened again',
    async ([, end], { shop }) => {
      const shopper = await shop.customer()
      const token = await mailedToken(shop, shopper)
      expect((await end(shop, shopper)).status).toBeLessThan(300)

      expect((await confirm(shop, token)).status).toBe(400)
      await shop.sql('update users set is_active = true where id = $1', [shopper.id])
      expect((await confirm(shop, token)).status).toBe(400)
    },
  )

  test('is still good after a password that cannot be taken', async ({ shop }) => {
    const shopper = await shop.customer()
    const token = await mailedToken(shop, shopper)

    for (const bad of ['short', 'password123', 'x'.repeat(73)]) {
      expect((await confirm(shop, token, bad)).status).toBe(422)
    }
    expect((await confirm(shop, token)).status).toBe(204)
  })

  test('is nowhere in the database but as a hash', async ({ shop }) => {
    const shopper = await shop.customer()
    const token = await mailedToken(shop, shopper)
    const rows = await shop.sql<{ row: string }>(
      `select to_jsonb(mailed_tokens)::text as row from mailed_tokens
       union all select to_jsonb(audit_log)::text from audit_log
       union all select to_jsonb(attempts)::text from attempts`,
    )
    expect(rows.length).toBeGreaterThan(3)
    for (const { row } of rows) {
      expect(row).not.toContain(token)
      expect(row).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
      expect(row).not.toContain(shopper.email)
    }
  })
})

raceTest('of ten uses of one link at once exactly one sets its password', async ({ shop }) => {
  const shopper = await shop.customer()
  const token = await mailedToken(shop, shopper)
  const answers = await times(10, (index) => confirm(shop, token, `the password number ${index}`))

  expect(tally(answers)).toEqual({ 204: 1, 400: 9 })
  const winner = answers.findIndex(({ status }) => status === 204)
  await shop.signIn({ ...shopper, password: `the password number ${winner}` })
})

raceTest(
  'a link is not used twice, not even where another is sent in between',
  async ({ shop, database }) => {
    const shopper = await shop.customer()
    const token = await mailedToken(shop, shopper)
    const user = await hold(database, 'select id from users where id = $1 for no key update', [shopper.id])
    const first = confirm(shop, token, 'the first password')
    await user.waiting(1)
    await mailedToken(shop, shopper)
    const second = confirm(shop, token, 'the second password')
    await user.waiting(2)
    await user.release()

    expect([(await first).status, (await second).status]).toEqual([204, 400])
    await shop.signIn({ ...shopper, password: 'the first password' })
  },
)
