import { describe, expect } from 'vitest'
import { CLEAN, test as base } from './checkout.fixture.ts'
import { licenceFaults } from './licences.ts'
import { type LockedPackage, readProject, ROOT } from './project.ts'

const SERVED = new Map([
  ['node_modules/hono', ['functions/chat', 'storefront']],
  ['node_modules/preact', ['storefront']],
])

/** The faults of this project's lockfile after some packages of it were changed. */
const test = base.extend('faultsWith', async ({}) => {
  const { lockfile } = await readProject(ROOT)
  return (changes: Record<string, LockedPackage | undefined>, served = SERVED) => {
    const packages = { ...lockfile.packages }
    for (const [folder, change] of Object.entries(changes)) {
      if (change === undefined) delete packages[folder]
      else packages[folder] = { ...packages[folder], ...change }
    }
    return licenceFaults({ ...lockfile, packages }, served)
  }
})

describe('the check of licences, run on a checkout', () => {
  test('is content with this project', async ({ checkout }) => {
    expect(await checkout.check('licences')).toEqual(CLEAN)
  })

  test('fails on a planted licence, and says in which function it is', async ({ checkout }) => {
    await checkout.change((_, packages) => {
      packages['node_modules/openai'] = { ...packages['node_modules/openai'], license: 'AGPL-3.0-only' }
    })

    const { code, stderr } = await checkout.check('licences')

    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^node_modules\/openai [\d.]+, in functions\/chat: AGPL-3.0-only is not allowed in what is served\n$/,
    )
  })
})

describe('licences', () => {
  test('of what is bundled must be permissive', ({ faultsWith }) => {
    for (const license of ['MPL-2.0', 'LGPL-3.0-or-later', 'CC-BY-3.0', 'SSPL-1.0']) {
      expect(faultsWith({ 'node_modules/preact': { license } })).toEqual([
        expect.stringMatching(
          new RegExp(
            `^node_modules/preact [\\d.]+, in storefront: ${license} is not allowed in what is served$`,
          ),
        ),
      ])
    }
  })

  test('of what production would install must be too, bundled or not', ({ faultsWith }) => {
    expect(faultsWith({ 'node_modules/@hono/node-server': { license: 'MPL-2.0' } })).toHaveLength(1)
  })

  test('may be weakly copyleft where a package is for development alone', ({ faultsWith }) => {
    expect(faultsWith({ 'node_modules/vitest': { license: 'MPL-2.0' } })).toEqual([])
  })

  test.for(['GPL-3.0-only', 'UNLICENSED', 'SEE LICENSE IN LICENSE.md', 'BUSL-1.1', 'MIT AND GPL-2.0-only'])(
    'that nobody has decided about are refused in development too: %s',
    (license, { faultsWith }) => {
      expect(faultsWith({ 'node_modules/vitest': { license } })).toEqual([
        expect.stringContaining(`${license} is not allowed even for development`),
      ])
    },
  )

  test('that are missing are to be looked up', ({ faultsWith }) => {
    expect(faultsWith({ 'node_modules/vitest': { license: undefined } })).toEqual([
      expect.stringContaining('names no licence'),
    ])
  })

  test('that were looked up are so for one version', ({ faultsWith }) => {
    expect(faultsWith({ 'node_modules/callsite': { version: '1.0.1' } })).toEqual([
      'node_modules/callsite 1.0.1: names no licence: look it up',
      'callsite@1.0.0 is not in the lockfile any more: take it off the list of those looked up',
    ])
  })
})

describe('what is bundled', () => {
  test('must be named in dependencies, not in devDependencies', ({ faultsWith }) => {
    expect(faultsWith({ 'node_modules/hono': { dev: true } })).toEqual([
      expect.stringMatching(/, in functions\/chat, storefront: is served, and belongs into dependencies$/),
    ])
  })

  test('must be in the lockfile', ({ faultsWith }) => {
    expect(faultsWith({ 'node_modules/hono': undefined })).toEqual([
      'node_modules/hono is served and is not in the lockfile',
    ])
  })
})
