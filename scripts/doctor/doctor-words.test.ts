import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test as base } from 'vitest'
import { runScript } from '../../test/processes.ts'
import { unfitAddresses } from './addresses.ts'
import { offBy } from './clock.ts'
import { redacting } from './redact.ts'
import { httpsFindings } from './site/https.ts'

const DOCTOR = path.join(import.meta.dirname, '..', 'doctor.ts')

/** `run` runs the real command in an empty folder. */
const test = base
  .extend('folder', async ({}, { onCleanup }) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'doctor-'))
    onCleanup(() => rm(folder, { recursive: true }))
    return folder
  })
  .extend('run', ({ folder }) => (args: string[], settings: Record<string, string> = {}) => {
    return runScript(DOCTOR, args, { cwd: folder, settings })
  })

describe('the command', () => {
  test('tells how to call it', async ({ run }) => {
    const { code, stdout, stderr } = await run(['--help'])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('npm run doctor')
    for (const option of ['--site', '--env', '--no-chat', '--no-site', '--json']) {
      expect(stdout).toContain(option)
    }
  })

  test.for([
    [['--sight', 'https://shop.example'], /Unknown option '--sight'/],
    [['https://shop.example'], /Unexpected argument/],
    [['--site', 'shop.example'], /--site takes an address/],
    [['--site', 'file:///etc/passwd'], /--site takes an address/],
    [['--env', 'missing.env'], /There is no file missing\.env/],
  ] as const)('refuses %j with 2, and says why', async ([args, message], { run }) => {
    const { code, stdout, stderr } = await run([...args])

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^ {4}at /m)
  })

  test('says in words what is wrong and what to do, and what it did not look at', async ({ run, folder }) => {
    await writeFile(path.join(folder, 'live.env'), "JWT_SECRET='too short'\nOPENAI_API_KEY=any\n")

    const { code, stdout } = await run(['--env', 'live.env', '--no-chat'], {
      OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
    })

    expect(code).toBe(1)
    expect(stdout).toMatch(/^WRONG settings +DATABASE_URL is not set\./m)
    expect(stdout).toMatch(/^ +JWT_SECRET is shorter than 32 bytes\..*\n +Put 32 random bytes or more/m)
    expect(stdout).toMatch(/^ ok {3}secrets$/m)
    expect(stdout).toMatch(/^ {2}– {3}database +not looked at: its settings are not right yet$/m)
    expect(stdout).toMatch(/^WRONG model +.*127\.0\.0\.1:1 cannot be reached/m)
    expect(stdout).toMatch(/\n\n3 things are wrong\.\n$/)
  })

  test('lets the environment win over the file', async ({ run, folder }) => {
    await writeFile(path.join(folder, '.env'), 'BCRYPT_COST=99\n')

    const { stdout } = await run(['--json'], { BCRYPT_COST: '11' })

    expect(stdout).not.toContain('BCRYPT_COST')
  })
})

describe('addresses', () => {
  const NEON = 'postgresql://shop:secret@ep-cool-bird-123456.eu-central-1.aws.neon.tech/neondb'

  test.for([
    [NEON, ['database-not-pooled']],
    [NEON.replace('123456.', '123456-pooler.'), []],
    ['postgresql://shop:secret@ep-a-pooler.evil.example/neondb', ['database-not-neon']],
    ['postgresql://shop:secret@neon.tech.evil.example/neondb', ['database-not-neon']],
  ] as const)('%s without an endpoint: %j', ([DATABASE_URL, expected]) => {
    expect(unfitAddresses({ DATABASE_URL }).map(({ id }) => id)).toEqual(expected)
  })

  test.for([
    ['https://shop.example', []],
    ['https://shop.example/', []],
    ['http://localhost:8888', []],
    ['http://[::1]:8888', []],
    ['http://localhost.shop.example', ['site-not-https']],
    ['https://shop.example/store', ['site-with-path']],
  ] as const)('SITE_URL %s: %j', ([SITE_URL, expected]) => {
    expect(unfitAddresses({ SITE_URL }).map(({ id }) => id)).toEqual(expected)
  })
})

describe('https', () => {
  const found = async (url: string, answer: () => Response) => {
    const asked: string[] = []
    const site = {
      url: new URL(url),
      ask: async (path: string) => {
        asked.push(path)
        return answer()
      },
    }
    return { asked, ids: (await httpsFindings(site)).map(({ id }) => id) }
  }
  const ok = () => new Response('the page')
  const sentTo = (address: string) => () =>
    new Response(null, { status: 301, headers: { Location: address } })

  test('is missing where a site elsewhere is served without', async () => {
    expect(await found('http://shop.example', ok)).toEqual({ asked: [], ids: ['https-missing'] })
  })

  test('is forced where plain http is sent there, or is not answered', async () => {
    const asked = ['http://shop.example/']
    expect(await found('https://shop.example', sentTo('https://shop.example/'))).toEqual({ asked, ids: [] })
    const nobody = () => {
      throw new TypeError('fetch failed')
    }
    expect(await found('https://shop.example', nobody)).toEqual({ asked, ids: [] })
  })

  test('is not forced where plain http is answered, or sent elsewhere in the open', async () => {
    for (const answer of [ok, sentTo('http://www.shop.example/')]) {
      expect((await found('https://shop.example', answer)).ids).toEqual(['https-not-forced'])
    }
  })

  test('is not asked of this machine', async () => {
    expect(await found('http://127.0.0.1:8888', ok)).toEqual({ asked: [], ids: [] })
  })
})

test('clocks agree within what the asking took and half a minute', () => {
  const asked = { before: 1_000_000, after: 1_002_000 }

  for (const told of [970_000, 1_000_000, 1_001_000, 1_032_000]) expect(offBy(told, asked)).toBeUndefined()
  expect(offBy(969_000, asked)).toBe('31 seconds behind')
  expect(offBy(1_302_000, asked)).toBe('5 minutes ahead of')
})

test('secrets and the passwords in addresses are taken out of whatever is printed', () => {
  const clean = redacting({
    JWT_SECRET: 'x7Kq9ZpL2mWd',
    DATABASE_URL: 'postgresql://shop:p%40ss%2Fword@db.example/shop',
    SMTP_URL: 'smtps://shop:hunter2-of-the-shop@mail.example',
  })

  const text = clean('x7Kq9ZpL2mWd p@ss/word p%40ss%2Fword hunter2-of-the-shop at db.example')

  expect(text).toBe('… … … … at db.example')
})
