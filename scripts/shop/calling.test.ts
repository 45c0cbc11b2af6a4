import { describe, expect, test } from 'vitest'
import { liveDatabase } from './live.ts'
import { runShopCommand, test as withShop } from './shop.fixture.ts'

const COMMANDS: [name: string, ...args: string[]][] = [
  ['user promote', 'EMAIL'],
  ['user deactivate', 'EMAIL'],
  ['product import', 'FILE'],
  ['product export', 'FILE'],
  ['order list'],
  ['order show', '7'],
  ['backup', 'FILE'],
  ['restore', 'FILE'],
]

const HIDDEN = 'hunter2-of-the-shop'
const DEAD = `postgresql://shop:${HIDDEN}@127.0.0.1:1/shop`

describe('--help', () => {
  test.for(COMMANDS)('of %s tells how to call it and opens nothing', async ([name]) => {
    const { code, stdout, stderr } = await runShopCommand([...name.split(' '), '--help'], {
      DATABASE_URL: DEAD,
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`npm run shop -- ${name}`)
  })

  test('alone lists the commands and the exit codes', async () => {
    const { code, stdout } = await runShopCommand(['--help'], {})
    expect(code).toBe(0)
    for (const [name] of COMMANDS) expect(stdout).toContain(`  ${name} `)
    expect(stdout).toContain('Exit codes: 0 when it was done, 1 when it was refused or failed, 2 when')
  })
})

test.each([
  [[], 'user promote EMAIL'],
  [['product'], 'There is no command product.'],
  [['user', 'delete', 'a@example.com'], 'There is no command user delete.'],
  [['user', 'promote'], 'EMAIL is missing.'],
  [['user', 'promote', 'a@example.com', 'b@example.com'], 'There is an argument too many: b@example.com'],
  [['user', 'promote', '--role=admin', 'a@example.com'], "Unknown option '--role'"],
  [
    ['order', 'list', '--status', 'lost'],
    '--status must be one of pending, processing, completed, cancelled.',
  ],
  [['order', 'list', '--limit', '0'], '--limit must be a whole number from 1 to 1000.'],
  [['order', 'show', 'seven'], 'ID must be a whole number'],
  [['restore'], 'FILE is missing.'],
])('%j is called wrongly: 2, and nothing on stdout', async (args, message) => {
  const { code, stdout, stderr } = await runShopCommand(args, { DATABASE_URL: DEAD })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(message)
  expect(stderr).not.toMatch(/^ {4}at /m)
})

describe('the live shop', () => {
  test.for(COMMANDS)('is not touched by %s without --yes', async ([name, ...args]) => {
    const settings = { DATABASE_URL: `postgresql://shop:${HIDDEN}@db.shop.invalid/shop` }
    const { code, stdout, stderr } = await runShopCommand([...name.split(' '), ...args], settings)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(
      'This would work on the live shop, whose database is at db.shop.invalid. Add --yes to go on.\n',
    )
  })

  const local = 'postgresql://shop@localhost/shop'

  test.each([
    ['an endpoint elsewhere', { DATABASE_URL: local, NEON_HTTP_ENDPOINT: 'https://api.shop.invalid/sql' }],
    ['a host named apart', { DATABASE_URL: `${local}?host=db.shop.invalid` }],
    ['an address that cannot be read', { DATABASE_URL: 'postgresql//shop@localhost' }],
    ['an address of a network', { DATABASE_URL: 'postgresql://shop@10.0.0.1/shop' }],
    [
      'a name that only begins like a local one',
      { DATABASE_URL: 'postgresql://shop@localhost.shop.invalid/shop' },
    ],
    [
      'a name that only begins like an address',
      { DATABASE_URL: 'postgresql://shop@127.0.0.1.shop.invalid/shop' },
    ],
  ])('is assumed behind %s', (_what, settings) => {
    expect(liveDatabase(settings)).toBeDefined()
  })

  test.each(['127.0.0.1', '127.8.9.10', '[::1]', 'localhost', 'db.localhost'])(
    'is not what %s is',
    (host) => {
      expect(liveDatabase({ DATABASE_URL: `postgresql://shop@${host}:5432/shop` })).toBeUndefined()
      const endpoint = `http://${host}:4444/sql`
      expect(liveDatabase({ DATABASE_URL: local, NEON_HTTP_ENDPOINT: endpoint })).toBeUndefined()
    },
  )

  test('is not what a local socket and the own database are', () => {
    expect(liveDatabase({ DATABASE_URL: `${local}?host=/var/run/postgresql` })).toBeUndefined()
    expect(liveDatabase({})).toBeUndefined()
  })

  test('is worked on with --yes', async () => {
    const settings = { DATABASE_URL: `postgresql://shop:${HIDDEN}@db.shop.invalid/shop` }
    const { stderr } = await runShopCommand(['order', 'list', '--yes'], settings)
    expect(stderr).toMatch(/ENOTFOUND|EAI_AGAIN/)
  })
})

describe('a failure is told in a line without secrets', () => {
  test.each([
    [['user', 'promote', 'a@example.com'], { DATABASE_URL: DEAD }],
    [['order', 'list'], { DATABASE_URL: DEAD, NEON_HTTP_ENDPOINT: 'http://127.0.0.1:1/sql' }],
    [['product', 'import', 'package.json'], { DATABASE_URL: DEAD }],
    [['product', 'export'], { DATABASE_URL: DEAD }],
    [['backup', 'not-there.backup'], { DATABASE_URL: DEAD }],
    [['order', 'list', '--yes'], { DATABASE_URL: `postgresql//shop:${HIDDEN}@db` }],
    [['backup', 'not-there.backup', '--yes'], { DATABASE_URL: `postgresql//shop:${HIDDEN}@db` }],
  ])('%j with %j', async (args, settings) => {
    const { code, stdout, stderr } = await runShopCommand(args, settings)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^.{10,200}\n$/)
    expect(stderr).not.toContain(HIDDEN)
  })

  withShop('a database without tables is told what it lacks', async ({ shop, command }) => {
    await shop.sql('alter table orders rename to gone')
    const { code, stderr } = await command(['order', 'list'])
    expect(code).toBe(1)
    expect(stderr).toBe('The database has no tables yet: run npm run db:migrate first.\n')
  })
})
