import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test as base } from 'vitest'
import { writeNotices } from './notices.ts'
import { servedPackages } from './served.ts'

const test = base.extend('file', async ({}, { onCleanup }) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'notices-'))
  onCleanup(() => rm(folder, { recursive: true }))
  return path.join(folder, 'licences.txt')
})

test('what is served brings the licence of each package in it along', async ({ file }) => {
  const served = [...(await servedPackages()).keys()]
  await writeNotices(file, served)

  const notices = (await readFile(file, 'utf8')).split(/^-{80}$/m).slice(1)
  expect(notices.map((notice) => /^\n(\S+) \d/.exec(notice)?.[1])).toEqual(
    served.map((folder) => folder.replace('node_modules/', '')).toSorted(),
  )
  for (const notice of notices) expect(notice).toMatch(/copyright|apache license/i)
})

test('of a package without a text of its licence, it says which one that is, and whose', async ({ file }) => {
  await writeNotices(file, ['node_modules/pgpass'])

  expect(await readFile(file, 'utf8')).toMatch(/\npgpass [\d.]+\n\nMIT, copyright .*Hannes/)
})
