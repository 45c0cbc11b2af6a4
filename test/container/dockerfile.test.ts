import { readFileSync } from 'node:fs'
import path from 'node:path'
import { validate } from 'dockerfile-utils'
import { describe, expect, test } from 'vitest'
import { readIgnored } from './build-context.ts'
import { readStages } from './dockerfile.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

const text = read('Dockerfile')
const stages = readStages(text)
const last = stages.at(-1)
const stepsOf = (keyword: string) =>
  stages.flatMap(({ steps }) => steps).filter((step) => step.keyword === keyword)

describe('the Dockerfile', () => {
  test('is without fault for the linter of the Docker language server', () => {
    expect(validate(text, { instructionJSONInSingleQuotes: 2 }).map(({ message }) => message)).toEqual([])
    expect(validate('FROM node\nCOPPY . .\n')).toHaveLength(1)
  })

  test('is made from the Node of package.json, by its whole version', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: { node: string } }

    expect(stages.map(({ base }) => base)).toEqual(stages.map(() => `node:${devDependencies.node}-slim`))
  })

  test('installs what the lockfile says, and fetches nothing else', () => {
    const commands = stepsOf('RUN').map((step) => step.text)

    expect(commands.filter((command) => /\bnpm (?:ci|i|install|add)\b/.test(command))).toEqual([
      'npm ci --no-audit --no-fund',
    ])
    expect(commands.join('\n')).not.toMatch(/curl|wget|apt|apk|sudo|npx/)
    expect(stepsOf('ADD')).toEqual([])
  })

  test('ends in a stage that only copies what was built, and nothing that installs or runs there', () => {
    expect(last?.steps.map(({ keyword }) => keyword)).toEqual([
      'ENV',
      'WORKDIR',
      'COPY',
      'COPY',
      'COPY',
      'COPY',
      'USER',
      'EXPOSE',
      'STOPSIGNAL',
      'HEALTHCHECK',
      'CMD',
    ])
    expect(last?.steps.filter(({ keyword }) => keyword === 'COPY').map(({ flags }) => flags)).toEqual(
      Array.from({ length: 4 }, () => ({ from: 'build' })),
    )
  })

  test('runs as a user that is not root, known by number', () => {
    expect(stepsOf('USER').map((step) => step.text)).toEqual(['1000:1000'])
  })

  test('starts and checks without a shell and without curl, so that signals reach the shop', () => {
    expect(stepsOf('CMD').map(({ exec }) => exec)).toEqual([['node', 'server/serve.mjs']])
    expect(stepsOf('HEALTHCHECK').map(({ exec }) => exec)).toEqual([['node', 'server/healthy.mjs']])
    expect(stepsOf('ENTRYPOINT')).toEqual([])
  })

  test('holds no secret', () => {
    const names = [...stepsOf('ENV'), ...stepsOf('ARG')].flatMap(({ words }) =>
      words.map((word) => word.split('=', 1)[0]),
    )

    expect(names.toSorted()).toEqual(['HOST', 'NODE_ENV', 'PORT', 'SITE_URL'])
  })
})

describe('.dockerignore', () => {
  test.for([
    '.env',
    '.env.production',
    'scripts/.env',
    '.git/config',
    '.local/jwt-secret',
    'node_modules/hono/package.json',
    'dist/site/index.html',
    'test/shop.ts',
    'src/http/serve.test.ts',
    'scripts/doctor/doctor.fixture.ts',
    'README.md',
    'secrets.txt',
  ])('keeps %s outside', async (file) => {
    expect((await readIgnored(ROOT))(file)).toBe(true)
  })

  test.for([
    'package.json',
    '.npmrc',
    'src/env.ts',
    'storefront/pages/home.tsx',
    'db/migrations/0001_users.ts',
  ])('lets %s in', async (file) => {
    expect((await readIgnored(ROOT))(file)).toBe(false)
  })
})
