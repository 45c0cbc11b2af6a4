import { describe, expect } from 'vitest'
import { CLEAN, test } from './checkout.fixture.ts'
import { lockfileFaults } from './lockfile.ts'
import { type LockedPackage, type Manifest, type Project, readProject, ROOT } from './project.ts'

type Alter = (project: Project & { manifest: Manifest }, packages: Record<string, LockedPackage>) => void

const HONO = 'node_modules/hono'
const changed = (folder: string, change: LockedPackage): Alter => {
  return (_, packages) => void (packages[folder] = { ...packages[folder], ...change })
}
const asked = (dependencies: Record<string, string>): Alter => {
  return (project) =>
    void (project.manifest = {
      ...project.manifest,
      dependencies: { ...project.manifest.dependencies, ...dependencies },
    })
}
const both =
  (...changes: Alter[]): Alter =>
  (project, packages) =>
    changes.forEach((change) => change(project, packages))

/** An address of parts, or this file would be refused too. */
const address = (scheme: string, rest: string) => [scheme, rest].join('://')

const TARBALL = address('https', 'registry.example.com/hono/-/hono-4.0.0.tgz')

const FAULTS: Record<string, readonly [Alter, RegExp]> = {
  'a package without a sha512': [
    changed(HONO, { integrity: undefined }),
    /^node_modules\/hono has no sha512/,
  ],
  'a package with a weak hash': [
    changed(HONO, { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }),
    /^node_modules\/hono has no sha512/,
  ],
  'a package with the place it was downloaded from': [
    changed(HONO, { resolved: TARBALL }),
    /^node_modules\/hono says where it was downloaded from$/,
  ],
  'a package out of a repository': [
    changed('node_modules/vitest', { version: address('git+ssh', 'git@example.com/vitest.git#0f1e2d') }),
    /^node_modules\/vitest has the version git\+ssh/m,
  ],
  'a range in package.json': [asked({ hono: '^4.13.19' }), /^package.json asks for hono \^4.13.19/],
  'a tag in package.json': [asked({ hono: 'latest' }), /^package.json asks for hono latest/],
  'another version in package.json': [
    asked({ hono: '4.13.18' }),
    /^package-lock.json was not written for the dependencies of package.json.*\npackage.json asks for hono 4.13.18, locked is 4.13.19/,
  ],
  'a package that is in package.json alone': [
    asked({ 'left-pad': '1.3.0' }),
    /left-pad 1.3.0, locked is undefined$/m,
  ],
  'another version of the project': [
    (project) => void (project.manifest = { ...project.manifest, version: '0.2.0' }),
    /^package-lock.json was not written for the version of package.json/,
  ],
  'a package that another one needs, missing': [
    (_, packages) => void delete packages['node_modules/@preact/signals-core'],
    /^node_modules\/@preact\/signals needs @preact\/signals-core \S+, locked is undefined$/,
  ],
  'a package that is too old for another one': [
    changed('node_modules/@preact/signals-core', { version: '0.9.0' }),
    /^node_modules\/@preact\/signals needs @preact\/signals-core \S+, locked is 0.9.0$/,
  ],
  'an install script that nobody decided about': [
    changed(HONO, { hasInstallScript: true }),
    /^node_modules\/hono has an install script, of which allowScripts says nothing$/,
  ],
  'an install script that is allowed to a package that is gone': [
    both((project) => {
      project.manifest = {
        ...project.manifest,
        allowScripts: { ...project.manifest.allowScripts, 'left-pad': true },
      }
    }),
    /^allowScripts speaks of left-pad, which is not in the lockfile$/,
  ],
}

describe('the lint of the lockfile', () => {
  test('is content with that of this project', async ({ checkout }) => {
    expect(await checkout.check('lockfile')).toEqual(CLEAN)
  })

  test.for(Object.entries(FAULTS))('finds %s', async ([, [alter, message]]) => {
    const project = await readProject(ROOT)
    alter(project, project.lockfile.packages)

    expect(lockfileFaults(project).join('\n')).toMatch(message)
  })

  test('fails on a checkout with such faults', async ({ checkout }) => {
    await checkout.change((_, packages) => {
      packages[HONO] = { ...packages[HONO], integrity: undefined, resolved: TARBALL }
    })

    const { code, stderr } = await checkout.check('lockfile')

    expect(code).toBe(1)
    expect(stderr.split('\n')).toEqual([
      'node_modules/hono has no sha512 of its content',
      'node_modules/hono says where it was downloaded from',
      expect.stringMatching(/^package-lock.json:\d+ names the address of a registry$/),
      '',
    ])
  })
})

describe('the address of a registry', () => {
  const { origin, host } = new URL(TARBALL)

  test.for([
    ['.npmrc', `save-exact=true\nregistry=${origin}/\n`],
    ['.npmrc', `save-exact=true\n@shop:registry=${origin}/\n`],
    ['docs/set-up.md', `Packages come from\n<${origin}/npm/>.`],
    ['.github/workflows/ci.yml', `with:\n  registry-url: ${address('https', 'packages.example.com')}\n`],
    ['Dockerfile', `FROM node\nRUN npm install ${TARBALL}\n`],
  ] as const)('is found in %s, new or known to git', async ([file, content], { checkout }) => {
    await checkout.write(file, content)
    const whenNew = await checkout.check('lockfile')
    await checkout.git('add', '--all')
    const whenKnown = await checkout.check('lockfile')

    expect(whenNew).toEqual({ code: 1, stdout: '', stderr: `${file}:2 names the address of a registry\n` })
    expect(whenKnown).toEqual(whenNew)
    expect(whenNew.stderr).not.toContain(host)
  })

  test('is no matter in a file that git ignores, nor is that of a package’s page', async ({ checkout }) => {
    await checkout.write('node_modules/hono/package.json', `{ "_resolved": "${TARBALL}" }`)
    await checkout.write('README.md', 'See https://www.npmjs.com/package/hono.')

    expect(await checkout.check('lockfile')).toEqual(CLEAN)
  })
})
