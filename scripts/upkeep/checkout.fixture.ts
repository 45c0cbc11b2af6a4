import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { test as base } from 'vitest'
import { type Finished, runScript } from '../../test/processes.ts'
import { type LockedPackage, type Project, readProject, ROOT } from './project.ts'

interface Checkout {
  /** Writes a file; git does not know of it yet. */
  write: (file: string, content: string) => Promise<void>
  /** Changes `package.json` and the lockfile. */
  change: (alter: (project: Project, packages: Record<string, LockedPackage>) => void) => Promise<void>
  remove: (file: string) => Promise<void>
  git: (...args: string[]) => Promise<void>
  /** Runs one of the checks on it. */
  check: (name: string) => Promise<Finished>
}

/** A checkout of this project's `package.json` and lockfile alone, in a temporary folder. */
export const test = base.extend('checkout', async ({}, { onCleanup }): Promise<Checkout> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'upkeep-'))
  onCleanup(() => rm(folder, { recursive: true, force: true }))
  const git = async (...args: string[]) => void (await promisify(execFile)('git', args, { cwd: folder }))
  const write = async (file: string, content: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), content)
  }
  await git('init', '--quiet')
  for (const file of ['package.json', 'package-lock.json', '.npmrc', '.gitignore']) {
    await cp(path.join(ROOT, file), path.join(folder, file))
  }
  return {
    write,
    remove: (file) => rm(path.join(folder, file), { recursive: true }),
    git,
    change: async (alter) => {
      const project = await readProject(folder)
      alter(project, project.lockfile.packages)
      await write('package.json', JSON.stringify(project.manifest, null, 2))
      await write('package-lock.json', JSON.stringify(project.lockfile, null, 2))
    },
    check: (name) => runScript(`scripts/check-${name}.ts`, [folder]),
  }
})

export const CLEAN: Finished = { code: 0, stdout: '', stderr: '' }
