import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test as base } from 'vitest'
import { type Finished, runScript } from '../../test/processes.ts'
import { readProject, ROOT } from './project.ts'
import type { Bill } from './sbom.ts'
import { servedPackages } from './served.ts'

interface Written extends Finished {
  bill: Bill & { metadata: { component: { name: string; version: string } } }
}

const test = base.extend('written', { scope: 'file' }, async ({}, { onCleanup }): Promise<Written> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sbom-test-'))
  onCleanup(() => rm(folder, { recursive: true, force: true }))
  const out = path.join(folder, 'new', 'sbom.cdx.json')
  const finished = await runScript('scripts/sbom.ts', ['--out', out])
  const text = await readFile(out, 'utf8').catch(() => '{}')
  return { ...finished, bill: JSON.parse(text) as Written['bill'] }
})

test('the bill of materials is one of this project, in CycloneDX', ({ written: { code, stderr, bill } }) => {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(bill).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: { component: { type: 'application', name: 'fatima-zehra-boutique' } },
  })
})

test('it names every package of which something is served, and where', async ({ written: { bill } }) => {
  const { lockfile } = await readProject(ROOT)
  const served = [...(await servedPackages())].map(([folder, parts]) => [
    `${folder.replace(/^.*node_modules\//, '')}@${lockfile.packages[folder]?.version}`,
    parts.toSorted().join(' '),
  ])
  const named = bill.components.map(({ name, version, properties = [] }) => [
    `${name}@${version}`,
    properties.find((property) => property.name === 'fatima-zehra-boutique:in')?.value,
  ])

  expect(served.length).toBeGreaterThan(10)
  expect(named).toEqual(expect.arrayContaining(served))
})

test('it names what is asked for in dependencies, and nothing of development', async ({
  written: { bill },
}) => {
  const { manifest } = await readProject(ROOT)
  const named = bill.components.map(({ name }) => name)

  expect(named).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies ?? {})))
  for (const name of ['typescript', 'vitest', 'netlify-cli', 'picomatch']) expect(named).not.toContain(name)
})

test('it gives each package its address, its licence and the hash of its content', ({
  written: { bill },
}) => {
  for (const component of bill.components) {
    expect(component).toMatchObject({
      purl: expect.stringMatching(/^pkg:npm\/.+@\d/) as string,
      hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) as string }],
      licenses: [expect.anything()],
    })
  }
})
