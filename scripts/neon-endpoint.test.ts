import { describe, expect, test } from 'vitest'
import { runScript } from '../test/processes.ts'

const SCRIPT = 'scripts/neon-endpoint.ts'
const DATABASE_URL = 'postgresql://shop:hunter2-of-the-shop@127.0.0.1:1/shop'

describe('npm run db:endpoint', () => {
  test('tells how to call it', async () => {
    const { code, stdout } = await runScript(SCRIPT, ['--help'])

    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('npm run db:endpoint') })
  })

  test.for([
    [[], {}, /^DATABASE_URL is not set\.\n$/],
    [[], { DATABASE_URL: 'postgresql//shop:hunter2@db' }, /^DATABASE_URL is not of the form/],
    [[], { DATABASE_URL, PORT: 'any' }, /^PORT is not a whole number\.\n$/],
    [['--connections', '0'], { DATABASE_URL }, /^--connections must be a whole number from 1 to 9999\n$/],
    [['--open'], { DATABASE_URL }, /^Unknown option '--open'/],
  ] as const)('refuses %j with %j, and says why', async ([args, settings, message]) => {
    const { code, stdout, stderr } = await runScript(SCRIPT, args, { settings })

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/hunter2|^ {4}at /m)
  })
})
