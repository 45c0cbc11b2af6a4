import { access, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { neon, neonConfig } from '@neondatabase/serverless'
import { describe, expect } from 'vitest'
import { listen } from '../dev/neon/server.ts'
import { isRealPostgres, test as base } from './database.ts'
import { runScript, startProcess } from './processes.ts'
import { copyProject } from './project-copy.ts'

const HIDDEN = 'hunter2-of-the-shop'
/** Starting a local database from nothing takes seconds, on a busy machine many. */
const PATIENT = { timeout: 120_000 }

const DEAD = 'http://127.0.0.1:1/sql'

/** `run` runs a script in a fresh checkout, whose local database nobody else uses. */
const test = base
  .extend('checkout', { scope: 'file' }, async ({}, { onCleanup }) => {
    const copy = await copyProject()
    onCleanup(copy.remove)
    return copy.folder
  })
  .extend('run', { scope: 'file' }, ({ checkout }) => {
    return (script: string, args: string[] = [], settings: Record<string, string> = {}) =>
      runScript(`scripts/${script}.ts`, args, { cwd: checkout, settings })
  })
  .extend('behindNeon', { scope: 'file' }, async ({ database }, { onCleanup }) => {
    const server = await listen({ endpoint: database.endpoint })
    onCleanup(server.close)
    return { DATABASE_URL: database.url, NEON_HTTP_ENDPOINT: server.url }
  })

const keptIn = async (folder: string) => (await readdir(folder)).includes('.local')

describe('--help', () => {
  test.for([
    ['db-seed', 'npm run db:seed'],
    ['db-local', 'npm run db:local'],
    ['shop', 'npm run shop -- COMMAND'],
    ['serve', 'npm run serve'],
  ] as const)('of %s tells how to call it, and opens nothing', async ([script, call], { run, checkout }) => {
    const { code, stdout, stderr } = await run(script, ['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(call)
    expect(await keptIn(checkout)).toBe(false)
  })
})

describe('what cannot be understood is refused before anything is opened', () => {
  test.for([
    ['db-seed', ['--products', 'many'], 1, /^--products must be a whole number from 0 to \d+\n$/],
    ['db-seed', ['--products', '1e9'], 1, /^--products must be a whole number/],
    ['db-seed', ['--seed', '-1'], 1, /--seed/],
    ['db-local', ['--port', 'any'], 1, /^--port must be a whole number\n$/],
    ['db-local', ['--host', '0.0.0.0'], 1, /^Unknown option '--host'/],
  ] as const)('%s %j', async ([script, args, expected, message], { run, checkout }) => {
    const { code, stdout, stderr } = await run(script, [...args])
    expect(code).toBe(expected)
    expect(stdout + stderr).toMatch(message)
    expect(stderr).not.toMatch(/^ {4}at /m)
    expect(await keptIn(checkout)).toBe(false)
  })
})

describe('an error is one line without secrets', () => {
  const dead = `postgresql://shop:${HIDDEN}@127.0.0.1:1/shop`
  const malformed = `postgresql//shop:${HIDDEN}@db`

  test.for([
    ['db-seed', { DATABASE_URL: dead }],
    ['db-seed', { DATABASE_URL: dead, NEON_HTTP_ENDPOINT: DEAD }],
    ['db-seed', { DATABASE_URL: malformed }],
    ['migrate', { DATABASE_URL: dead }],
    ['migrate', { DATABASE_URL: malformed }],
    ['db-local', { LOCAL_DATABASE_URL: dead }],
  ] as const)('of %s with %j', async ([script, settings], { run }) => {
    const { code, stdout, stderr } = await run(script, [], { ...settings })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^.{10,200}\n$/)
    expect(stderr).not.toContain(HIDDEN)
  })
})

test('npm run takes settings from .env, and the environment before it', async ({ checkout }) => {
  const migrate = async (settings: Record<string, string>) => {
    const command = startProcess('npm', ['run', '--silent', 'db:migrate'], { cwd: checkout, settings })
    return { code: await command.ended(), output: command.output() }
  }
  const file = path.join(checkout, '.env')
  await writeFile(file, `DATABASE_URL=postgresql//shop:${HIDDEN}@db\n`)
  const fromFile = await migrate({})
  const fromEnvironment = await migrate({ DATABASE_URL: `postgresql://shop:${HIDDEN}@127.0.0.1:1/shop` })
  await rm(file)

  expect(fromFile).toEqual({ code: 1, output: expect.stringContaining('not a URL') })
  expect(fromEnvironment).toEqual({ code: 1, output: expect.stringContaining('ECONNREFUSED') })
  expect(fromFile.output + fromEnvironment.output).not.toContain(HIDDEN)
})

describe('db:seed', () => {
  test(
    'fills an empty catalogue once, and tops it up to the number asked for',
    PATIENT,
    async ({ run, behindNeon }) => {
      const first = await run('db-seed', [], behindNeon)
      expect(first.stdout).toMatch(/^Hung the demo catalogue \(6 categories, (\d+) products\)/)
      const total = Number(/has (\d+) products/.exec(first.stdout)?.[1])

      const second = await run('db-seed', [], behindNeon)
      expect(second.stdout).toContain(`Nothing to do: the catalogue has ${total} products.`)
      const third = await run('db-seed', ['--products', String(total + 7), '--seed', '5'], behindNeon)
      expect(third.stdout).toContain(`Added 7 generated products (seed 5)`)
    },
  )

  test.runIf(isRealPostgres)('reaches a server without a Neon endpoint', async ({ run, database }) => {
    const { code, stdout } = await run('db-seed', [], { DATABASE_URL: database.url })
    expect(code).toBe(0)
    expect(stdout).toMatch(/It is in the database at 127\.0\.0\.1\.\n$/)
  })
})

test(
  'the commands share the local database while db:local has it open',
  PATIENT,
  async ({ run, checkout }) => {
    const server = startProcess(process.execPath, ['scripts/db-local.ts'], { cwd: checkout })
    try {
      await server.prints(/Ctrl-C ends it/)
      const settings = parseEnv(server.output())
      const lent = await run('db-local')
      expect(lent).toMatchObject({ code: 0, stderr: '' })
      expect(lent.stdout).toContain(`NEON_HTTP_ENDPOINT=${settings.NEON_HTTP_ENDPOINT}`)
      expect((await run('db-seed')).stdout).toMatch(/It is in the local database\.\n$/)
      expect((await run('shop', ['user', 'promote', 'nobody@example.com'])).stderr).toContain(
        'No active account has that email',
      )

      neonConfig.fetchFunction = undefined
      neonConfig.fetchEndpoint = settings.NEON_HTTP_ENDPOINT ?? ''
      const rows = await neon(settings.DATABASE_URL ?? '')`select count(*)::int as products from products`
      expect(rows).toEqual([{ products: expect.any(Number) }])
      expect(rows[0]?.products).toBeGreaterThan(30)

      server.signal('SIGTERM')
      expect(await server.ended()).toBe(0)
      await expect(access(path.join(checkout, '.local', 'neon.json'))).rejects.toThrow('ENOENT')
    } finally {
      await server.stop()
    }
  },
)
