import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { describe, expect } from 'vitest'
import { refusals } from '../../dev/model/scripted-replies.ts'
import { isRealPostgres } from '../../test/database.ts'
import { type Diagnosis, test } from './doctor.fixture.ts'

/** Building the shop takes seconds, on a busy machine many. */
const PATIENT = { timeout: 120_000 }

/** A secret that is printed in examples of the world. */
const PRINTED = 'a-string-secret-at-least-256-bits-long'

const DEAD = 'http://127.0.0.1:1'
const MINUTES = 60_000

/** Exactly this is found, in words that a person can act on. */
function expectOnly(found: string, diagnosis: Diagnosis) {
  expect(diagnosis).toMatchObject({ code: 1, found: [found], stderr: '' })
  for (const { problem, advice } of diagnosis.findings) {
    for (const text of [problem, advice]) expect(text).toMatch(/^[A-Z].{20,400}[.)]$/)
  }
}

test('finds nothing where all is well, on a .env and a live site', PATIENT, async ({ diagnose, shop }) => {
  const diagnosis = await diagnose({ SITE_URL: shop.site.url })

  expect(diagnosis).toMatchObject({ code: 0, found: [], stderr: '', skipped: ['mail'] })
  expect(diagnosis.well).toEqual([
    'settings',
    'secrets',
    'addresses',
    'database',
    'migrations',
    "database's clock",
    'model',
    'site',
    'https',
    'health',
    "site's clock",
    'redirects',
    'headers',
    'streaming',
  ])
})

describe('in the settings', () => {
  test.for([
    ['one that is missing', { OPENAI_API_KEY: undefined }, 'setting-missing OPENAI_API_KEY'],
    ['a secret that is too short', { JWT_SECRET: 'x7Kq9ZpL2mWd' }, 'setting-refused JWT_SECRET'],
    ['a secret that is printed in an example', { JWT_SECRET: PRINTED }, 'secret-example JWT_SECRET'],
    ['a secret that was typed', { JWT_SECRET: 'abcabc'.repeat(8) }, 'secret-guessable JWT_SECRET'],
    ['a number out of range', { BCRYPT_COST: '99' }, 'setting-refused BCRYPT_COST'],
    ['a port that is none', { PORT: 'any' }, 'setting-refused PORT'],
    ['mail that comes from nobody', { SMTP_URL: 'smtp://127.0.0.1:1' }, 'setting-missing MAIL_FROM'],
    ['a database that is not Neon', { NEON_HTTP_ENDPOINT: undefined }, 'database-not-neon DATABASE_URL'],
    [
      'an endpoint left over from development',
      { DATABASE_URL: 'postgresql://shop:npg_password@ep-a-pooler.eu.aws.neon.tech/neondb' },
      'endpoint-left-over NEON_HTTP_ENDPOINT',
    ],
    ['an address that is not https', { SITE_URL: 'http://shop.example' }, 'site-not-https SITE_URL'],
  ] as const)('finds %s', PATIENT, async ([, changed, found], { diagnose }) => {
    expectOnly(found, await diagnose(changed, '--no-site', '--no-chat'))
  })
})

describe('of the database', () => {
  test('finds that it cannot be reached', PATIENT, async ({ diagnose }) => {
    expectOnly('database-unreachable', await diagnose({ NEON_HTTP_ENDPOINT: `${DEAD}/sql` }, '--no-chat'))
  })

  test.runIf(isRealPostgres)(
    'finds that it refuses the password',
    PATIENT,
    async ({ diagnose, database }) => {
      const url = new URL(database.url)
      url.password = 'not-the-password'

      const diagnosis = await diagnose({ DATABASE_URL: url.href }, '--no-chat')

      expectOnly('database-refuses', diagnosis)
      expect(diagnosis.output).not.toContain('not-the-password')
    },
  )

  test('finds that nothing was ever migrated', PATIENT, async ({ diagnose, anotherDatabase }) => {
    const empty = await anotherDatabase(({ pool }) =>
      pool.query('drop schema public cascade; create schema public'),
    )

    expectOnly('migrations-pending', await diagnose(empty, '--no-chat'))
  })

  test('finds that a migration is pending', PATIENT, async ({ diagnose, anotherDatabase }) => {
    const behind = await anotherDatabase(({ pool }) =>
      pool.query('delete from kysely_migration where name = (select max(name) from kysely_migration)'),
    )

    expectOnly('migrations-pending', await diagnose(behind, '--no-chat'))
  })

  test('finds that it is further than the code', PATIENT, async ({ diagnose, anotherDatabase }) => {
    const ahead = await anotherDatabase(({ pool }) =>
      pool.query(`insert into kysely_migration values ('9999_of_next_year', '2027-01-01')`),
    )

    const diagnosis = await diagnose(ahead, '--no-chat')

    expectOnly('migrations-unknown', diagnosis)
    expect(diagnosis.findings[0]?.problem).toContain('9999_of_next_year')
  })

  test('finds an index whose making was interrupted', PATIENT, async ({ diagnose, anotherDatabase }) => {
    const slow = await anotherDatabase(({ pool }) => pool.query('drop index orders_sold_idx'))

    expectOnly('indexes-unfinished', await diagnose(slow, '--no-chat'))
  })

  test('finds an extension that is gone', PATIENT, async ({ diagnose, anotherDatabase }) => {
    const poor = await anotherDatabase(({ pool }) => pool.query('drop extension fuzzystrmatch cascade'))

    expectOnly('extension-missing fuzzystrmatch', await diagnose(poor, '--no-chat'))
  })

  test('finds that its clock is off', PATIENT, async ({ diagnose, neon, interposed }) => {
    const late = await interposed(neon.url, {
      path: () => '/sql',
      body: (body) => body.replaceAll(/(?<=")\d{13}(?=")/g, (ms) => String(Number(ms) - 7 * MINUTES)),
    })

    const diagnosis = await diagnose({ NEON_HTTP_ENDPOINT: late }, '--no-chat')

    expectOnly('database-clock', diagnosis)
    expect(diagnosis.findings[0]?.problem).toContain('7 minutes behind')
  })
})

describe('of the model', () => {
  const WAYS = [
    ['by an answer', []],
    ['by its list of models', ['--no-chat']],
  ] as const

  test.for(WAYS)('finds that it refuses the key (%s)', PATIENT, async ([, args], { diagnose }) => {
    const diagnosis = await diagnose({ OPENAI_API_KEY: 'sk-somebody-elses' }, ...args)

    expectOnly('model-key', diagnosis)
    expect(diagnosis.output).not.toContain('sk-somebody-elses')
  })

  test.for([['--no-chat'], []])(
    'finds that it cannot be reached (%j)',
    PATIENT,
    async (args, { diagnose }) => {
      expectOnly('model-unreachable', await diagnose({ OPENAI_BASE_URL: `${DEAD}/v1` }, ...args))
    },
  )

  test('finds that its account is empty', PATIENT, async ({ diagnose, model }) => {
    model.next(refusals.quota())

    expectOnly('model-quota', await diagnose())
  })

  test('finds that there is none of that name', PATIENT, async ({ diagnose, model }) => {
    model.next({ status: 404, error: { message: 'The model does not exist', code: 'model_not_found' } })

    expectOnly('model-refused', await diagnose({ AI_MODEL: 'gpt-0' }))
  })
})

describe('of the mail server', () => {
  test('finds that it refuses the password', PATIENT, async ({ diagnose }) => {
    const server = new SMTPServer({
      hideSTARTTLS: true,
      onAuth: (_, __, done) => done(new Error('Invalid username or password')),
    })
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    const { port } = server.server.address() as AddressInfo

    const diagnosis = await diagnose(
      {
        SMTP_URL: `smtp://shop:hunter2-of-the-shop@127.0.0.1:${port}`,
        MAIL_FROM: 'shop@example.com',
        SITE_URL: 'https://shop.example',
      },
      '--no-chat',
      '--no-site',
    )
    await new Promise<void>((resolve) => server.close(resolve))

    expectOnly('mail-refuses', diagnosis)
    expect(diagnosis.output).not.toContain('hunter2')
  })
})
