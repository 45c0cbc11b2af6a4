import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '..')
const PARTS = [
  'db',
  'dev',
  'netlify',
  'scripts',
  'site',
  'src',
  'storefront',
  'netlify.toml',
  'openapi.json',
  'package.json',
]

export interface ProjectCopy {
  folder: string
  /** For `HOME`, so that no account or setting of the machine's user has a say. */
  home: string
  remove: () => Promise<void>
}

/**
 * A fresh checkout in a temporary folder, which borrows the packages of this one: what a test starts there makes its
 * own local database, and leaves a developer's running shop alone.
 */
export async function copyProject(): Promise<ProjectCopy> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shop-'))
  const home = path.join(folder, 'home')
  await mkdir(home)
  await Promise.all(
    PARTS.map((part) => cp(path.join(ROOT, part), path.join(folder, part), { recursive: true })),
  )
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  return { folder, home, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) }
}
