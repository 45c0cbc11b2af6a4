import { describe, expect, test } from 'vitest'
import { deployKind, type Environment } from './deploy-kind.ts'

const CLI = ['node', '/shop/node_modules/.bin/netlify', 'deploy']
const LOCAL = { NETLIFY_LOCAL: 'true', CONTEXT: 'production', DEPLOY_ID: '65f0c0ffee65f0c0ffee65f0' }

const kindOf = (env: Environment, args?: readonly string[]) =>
  deployKind({ env, commandLine: async () => args && [...CLI, ...args] })

describe('a build on Netlify', () => {
  test.for([
    ['production', 'production'],
    ['deploy-preview', 'preview'],
    ['branch-deploy', 'preview'],
    ['staging', 'preview'],
    [undefined, 'preview'],
  ] as const)('in the context %s is for %s', async ([CONTEXT, kind]) => {
    expect(await kindOf({ NETLIFY: 'true', CONTEXT, DEPLOY_ID: LOCAL.DEPLOY_ID })).toBe(kind)
  })
})

describe('a build of the command line', () => {
  test.for([
    [['--prod'], 'production'],
    [['-p'], 'production'],
    [['--message', 'A release', '--prod', '--json'], 'production'],
    [[], 'preview'],
    [['--alias', 'prod'], 'preview'],
    [['--message', 'for --production'], 'preview'],
    [['--draft'], 'preview'],
  ] as const)('for `netlify deploy %j` is for %s', async ([args, kind]) => {
    expect(await kindOf(LOCAL, args)).toBe(kind)
  })

  test.for([['--prod-if-unlocked'], ['-pO'], ['-Op']])(
    'is refused when `%s` leaves open what it is for',
    async (args) => {
      await expect(kindOf(LOCAL, args)).rejects.toThrow('say `--prod`')
    },
  )

  test('is refused when the system does not tell the arguments', async () => {
    await expect(kindOf(LOCAL)).rejects.toThrow('npm run db:migrate')
  })

  test('for production is refused when it was made with the settings of another context', async () => {
    const env = { ...LOCAL, CONTEXT: 'deploy-preview' }

    await expect(kindOf(env, ['--prod'])).rejects.toThrow('with the settings of deploy-preview')
    expect(await kindOf(env, [])).toBe('preview')
  })

  test.for([{ ...LOCAL, DEPLOY_ID: '0' }, { CONTEXT: 'production' }, {}])(
    'that deploys nothing is for nothing: %j',
    async (env) => {
      expect(await kindOf(env, ['--prod'])).toBe('none')
    },
  )
})
