import { generateKeyPairSync } from 'node:crypto'
import { describe, expect } from 'vitest'
import { CLEAN, test } from './checkout.fixture.ts'

const privateKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const random = 'x7Kq2Lm9Rt4Vw8Zb3Nc6Hd1Jf5Gs0Pa'

/** An address of parts, which a scan of this file does not see together. */
const address = (scheme: string, rest: string) => [scheme, rest].join('://')

/** What somebody might commit by mistake; put together here, or this file would be refused too. */
const SECRETS: Record<string, readonly [file: string, line: string, kind: string]> = {
  'a key of the model': [
    'src/services/chat/client.ts',
    `const key = '${['sk', 'proj', `${random.repeat(3).slice(0, 74)}T3BlbkFJ${random.repeat(3).slice(0, 74)}`].join('-')}'`,
    'OPENAI_TOKEN',
  ],
  'the database': [
    'scripts/try.sh',
    `DATABASE_URL='${address('postgresql', `owner:${random.slice(0, 16)}@ep-cool.neon.tech/shop`)}'`,
    'PostgreSQLConnection',
  ],
  'a password of the database by itself': [
    'notes.txt',
    `It is ${['npg', 'aB3dE5fG7hJ9'].join('_')}.`,
    'a password of Neon',
  ],
  'the secret that signs': [
    'netlify.toml',
    ['JWT_SECRET', `"${random}${random}=="`].join(' = '),
    'JWT_SECRET',
  ],
  'a token of Netlify': [
    '.github/deploy.yml',
    `token: ${['nfp', `${random}12345678`].join('_')}`,
    'a token of Netlify',
  ],
  'a token of GitHub': ['.github/renew.yml', `token: ${['ghp', `${random}12345`].join('_')}`, 'GITHUB_TOKEN'],
  'a private key': [
    'dev/tls.pem',
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'PrivateKey',
  ],
  'the mail server': [
    'docs/mail.md',
    address('smtps', `shop:${random}@mail.example.com:465`),
    'the password of a mail server',
  ],
}

describe('the scan for secrets', () => {
  test('finds none in a checkout of what this project says of packages', async ({ checkout }) => {
    expect(await checkout.check('secrets')).toEqual(CLEAN)
  })

  test.for(Object.entries(SECRETS))(
    'fails on %s, new or known to git, and does not repeat it',
    async ([, [file, line, kind]], { checkout }) => {
      await checkout.write(file, `first\n${line}\n`)
      const whenNew = await checkout.check('secrets')
      await checkout.git('add', '--all')
      const whenKnown = await checkout.check('secrets')

      expect(whenNew).toEqual({
        code: 1,
        stdout: '',
        stderr: `${file}:2 looks like a secret: ${kind}\n`,
      })
      expect(whenKnown).toEqual(whenNew)
    },
  )

  test('is not talked out of it by a comment', async ({ checkout }) => {
    const [file, line] = SECRETS['a token of GitHub'] ?? ['', '']
    await checkout.write(file, `# secretlint-disable\n${line} # secretlint-disable-line\n`)

    expect(await checkout.check('secrets')).toMatchObject({ code: 1 })
  })

  test('fails on a .env that was added by force, whatever is in it', async ({ checkout }) => {
    await checkout.write('.env', 'BCRYPT_COST=11\n')
    const ignored = await checkout.check('secrets')
    await checkout.git('add', '--force', '.env')

    expect(ignored).toEqual(CLEAN)
    expect(await checkout.check('secrets')).toMatchObject({ code: 1, stderr: '.env is for nobody but you\n' })
  })

  test('lets passwords of tests pass that are known to be made up', async ({ checkout }) => {
    await checkout.write('src/env.test.ts', address('postgresql', 'shop:npg_secret@ep-cool.neon.tech/shop'))

    expect(await checkout.check('secrets')).toEqual(CLEAN)
  })

  test('lets examples pass that leave the password out', async ({ checkout }) => {
    await checkout.write('docs/deploy.md', address('postgresql', 'owner:npg_…@ep-cool.neon.tech/shop'))

    expect(await checkout.check('secrets')).toEqual(CLEAN)
  })

  test('looks also where there is no checkout, and keeps out of what git is to ignore', async ({
    checkout,
  }) => {
    const [file, line] = SECRETS['a token of GitHub'] ?? ['', '']
    await checkout.write(file, line)
    await checkout.write('node_modules/package/token.txt', line)
    await checkout.remove('.git')

    const { code, stderr } = await checkout.check('secrets')

    expect({ code, stderr }).toEqual({ code: 1, stderr: `${file}:1 looks like a secret: GITHUB_TOKEN\n` })
  })
})
