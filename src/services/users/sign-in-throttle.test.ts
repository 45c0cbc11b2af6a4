import { randomInt, randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { raceTest, tally, times } from '../../../test/crowd.ts'
import { JWT_SECRET, PASSWORD, type Shop, test as base, USERS_DEFAULTS } from '../../../test/shop.ts'
import { tokenIn } from '../../../test/mails.ts'
import { tokenIssuer, tokenVerifier } from '../../http/tokens.ts'
import { createUsersApp } from './app.ts'
import { bcryptPasswords } from './passwords.ts'

/** A network that no other test comes from. */
const someNetwork = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

const test = base.extend('home', someNetwork).extend('away', someNetwork)

const login = (shop: Shop, email: string, password: string, ip: string) =>
  shop.post('/api/users/login', { email, password }, { ip })

async function fail(shop: Shop, email: string, ip: string, count: number) {
  for (let tries = 0; tries < count; tries += 1) {
    expect((await login(shop, email, 'not the password', ip)).status).toBe(401)
  }
}

/** Failures from before, made behind the API's back: each from its own network unless one is given. */
async function pastFailures(shop: Shop, email: string, count: number, ip?: string) {
  await shop.sql(
    `insert into attempts (id, action, client, subject)
     select gen_random_uuid(), 'sign_in', coalesce($2, n::text), $1 from generate_series(1, $3::int) as n`,
    [
      USERS_DEFAULTS.pseudonym(`email ${email}`),
      ip === undefined ? null : USERS_DEFAULTS.pseudonym(`network ${ip}`),
      count,
    ],
  )
}

const inTheMeantime = (shop: Shop, minutes: number) =>
  shop.sql('update attempts set at = at - make_interval(mins => $1::int)', [minutes])

describe('ten failures at one account from one network', () => {
  test('are followed by 429 with Retry-After, for the right password too', async ({ shop, home }) => {
    const { email } = await shop.customer()
    await fail(shop, email, home, 10)
    const answer = await login(shop, email, PASSWORD, home)

    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(800)
    expect(Number(answer.headers.get('Retry-After'))).toBeLessThanOrEqual(900)
    expect(answer.roundTrips).toBe(1)
  })

  test('look the same at an email that nobody has', async ({ shop, home, away }) => {
    const { email } = await shop.customer()
    const unknown = `${randomUUID()}@example.com`
    await fail(shop, email, home, 10)
    await fail(shop, unknown, away, 10)
    const [known, stranger] = [
      await login(shop, email, PASSWORD, home),
      await login(shop, unknown, PASSWORD, away),
    ]

    expect(stranger.status).toBe(429)
    expect({ ...stranger.body, request_id: '' }).toEqual({ ...known.body, request_id: '' })
  })

  test('keep no one out who comes from elsewhere, nor from there to another account', async ({
    shop,
    home,
    away,
  }) => {
    const [{ email }, neighbour] = [await shop.customer(), await shop.customer()]
    await fail(shop, email, home, 10)

    expect((await login(shop, email, PASSWORD, away)).status).toBe(200)
    expect((await login(shop, neighbour.email, PASSWORD, home)).status).toBe(200)
  })

  test('are one network’s from any address of an IPv6 /64', async ({ shop }) => {
    const { email } = await shop.customer()
    for (let host = 1; host <= 10; host += 1) await fail(shop, email, `2001:db8:1:2::${host}`, 1)

    expect((await login(shop, email, PASSWORD, '2001:db8:1:2:ffff::9')).status).toBe(429)
    expect((await login(shop, email, PASSWORD, '2001:db8:1:3::1')).status).toBe(200)
  })

  test('count for fifteen minutes each, and refused tries do not make it longer', async ({ shop, home }) => {
    const { email } = await shop.customer()
    await fail(shop, email, home, 9)
    await inTheMeantime(shop, 14)
    await fail(shop, email, home, 1)
    const refused = await login(shop, email, PASSWORD, home)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(60)

    await inTheMeantime(shop, 1)
    expect((await login(shop, email, PASSWORD, home)).status).toBe(200)
    await fail(shop, email, home, 9)
    expect((await login(shop, email, PASSWORD, home)).status).toBe(429)
  })

  test('are not made up of sign-ins that succeeded', async ({ shop, home }) => {
    const { email } = await shop.customer()
    await fail(shop, email, home, 9)
    for (let times = 0; times < 5; times += 1) {
      expect((await login(shop, email, PASSWORD, home)).status).toBe(200)
    }
    await fail(shop, email, home, 1)

    expect((await login(shop, email, PASSWORD, home)).status).toBe(429)
  })

  test('are refused before any work on the password', async ({ db, home }) => {
    let worked = 0
    const passwords = bcryptPasswords(4)
    const app = createUsersApp({
      ...USERS_DEFAULTS,
      db,
      issueToken: tokenIssuer(JWT_SECRET),
      verifyToken: tokenVerifier(JWT_SECRET),
      log: () => {},
      passwords: {
        ...passwords,
        matches: (password, hash) => {
          worked += 1
          return passwords.matches(password, hash)
        },
      },
    })
    const email = `${randomUUID()}@example.com`
    const tries = Array.from({ length: 12 }, async () =>
      app.request(
        'http://shop.test/api/users/login',
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ email, password: PASSWORD }),
        },
        { context: { ip: home } },
      ),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)

    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    expect(worked).toBe(10)
  })
})

raceTest('of fifty tries at once exactly ten are judged and forty refused', async ({ shop }) => {
  const { email } = await shop.customer()
  const unknown = `${randomUUID()}@example.com`

  for (const [to, ip] of [
    [email, someNetwork()],
    [unknown, someNetwork()],
  ] as const) {
    const answers = await times(50, () => login(shop, to, 'not the password', ip))
    expect(tally(answers)).toEqual({ 401: 10, 429: 40 })
  }
})

describe('a hundred failures', () => {
  test('from one network, at whatever accounts, shut it out of all of them', async ({ shop, home, away }) => {
    const { email } = await shop.customer()
    for (let account = 0; account < 25; account += 1) {
      await pastFailures(shop, `${randomUUID()}@example.com`, 4, home)
    }

    expect((await login(shop, email, PASSWORD, home)).status).toBe(429)
    expect((await login(shop, email, PASSWORD, away)).status).toBe(200)
  })

  test('at one account from many networks shut strangers out, not its owner’s own network', async ({
    shop,
    home,
    away,
  }) => {
    const shopper = await shop.customer()
    await shop.signIn(shopper, home)
    await pastFailures(shop, shopper.email, 100)

    expect((await login(shop, shopper.email, PASSWORD, away)).status).toBe(429)
    expect((await login(shop, shopper.email, PASSWORD, home)).status).toBe(200)
    await shop.sql('delete from attempts where subject = $1', [
      USERS_DEFAULTS.pseudonym(`email ${shopper.email}`),
    ])
    await pastFailures(shop, shopper.email, 99)
    expect((await login(shop, shopper.email, PASSWORD, away)).status).toBe(200)
  })
})

describe('the network that an owner is known in', () => {
  test('is that of the registration, before any sign-in', async ({ shop, home, away }) => {
    const email = `${randomUUID()}@example.com`
    const fields = { email, password: PASSWORD, full_name: 'Amina Khan' }
    await shop.post('/api/users/register', fields, { ip: home })
    await pastFailures(shop, email, 100)

    expect((await login(shop, email, PASSWORD, home)).status).toBe(200)
    expect((await login(shop, email, PASSWORD, away)).status).toBe(429)
  })

  test('can be any, once a mailed link was used in it', async ({ shop, home, away }) => {
    const { email } = await shop.customer()
    await pastFailures(shop, email, 100)
    expect((await login(shop, email, PASSWORD, away)).status).toBe(429)
    await shop.post('/api/users/password-reset', { email }, { ip: home })
    await shop.settled()
    const reset = { token: tokenIn(shop.mails, email), new_password: 'a better password' }
    await shop.post('/api/users/password-reset/confirm', reset, { ip: away })

    expect((await login(shop, email, 'a better password', away)).status).toBe(200)
  })

  test('is not forgotten while JWT_SECRET is being replaced', async ({ shop, db, home, away }) => {
    const shopper = await shop.customer()
    await shop.signIn(shopper, home)
    const next = (text: string) => USERS_DEFAULTS.pseudonym(`next ${text}`)
    const app = createUsersApp({
      ...USERS_DEFAULTS,
      pseudonym: next,
      formerPseudonym: USERS_DEFAULTS.pseudonym,
      db,
      issueToken: tokenIssuer(JWT_SECRET),
      verifyToken: tokenVerifier(JWT_SECRET),
      passwords: bcryptPasswords(4),
      log: () => {},
    })
    await shop.sql(
      `insert into attempts (id, action, client, subject)
       select gen_random_uuid(), 'sign_in', n::text, $1 from generate_series(1, 100) as n`,
      [next(`email ${shopper.email}`)],
    )
    const statusFrom = async (ip: string) => {
      const body = JSON.stringify({ email: shopper.email, password: PASSWORD })
      const headers = { 'Content-Type': 'application/json' }
      const request = { method: 'POST', headers, body }
      return (await app.request('http://shop.test/api/users/login', request, { context: { ip } })).status
    }

    expect(await statusFrom(home)).toBe(200)
    expect(await statusFrom(away)).toBe(429)
  })
})

test('attempts are kept without an email or an address, and only as long as they count', async ({
  shop,
  home,
}) => {
  const email = `${randomUUID()}@example.com`
  const subject = USERS_DEFAULTS.pseudonym(`email ${email}`)
  const kept = () => shop.sql('select client, subject from attempts where subject = $1', [subject])
  await fail(shop, email, home, 3)
  const pseudonym = expect.stringMatching(/^[0-9a-f]{64}$/)
  expect(await kept()).toEqual(Array.from({ length: 3 }, () => ({ client: pseudonym, subject: pseudonym })))

  await shop.sql(`update attempts set at = at - interval '25 hours' where subject = $1`, [subject])
  await fail(shop, email, home, 2)
  expect(await kept()).toHaveLength(2)
})
