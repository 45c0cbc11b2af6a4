import { execFile } from 'node:child_process'
import { lstat, mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

export interface ProjectFile {
  path: string
  /** As text, also where it is none. */
  content: string
}

/**
 * The files that git keeps of a folder, and those that it would: new ones that it is not told to ignore. In a folder that
 * is no checkout, all are new. Links are left out.
 */
export async function projectFiles(folder: string): Promise<ProjectFile[]> {
  const listed = await list(folder).catch(() => listOfNoCheckout(folder))
  const names = listed.split('\0').filter((name) => name !== '')
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const stat = await lstat(file).catch(() => undefined)
      return stat?.isFile() ? [{ path: name, content: await readFile(file, 'utf8') }] : []
    }),
  )
  return files.flat()
}

async function git(folder: string, ...args: string[]): Promise<string> {
  // A checkout of another user's, as in a container, is read and no more.
  const all = ['-c', 'safe.directory=*', ...args]
  const { stdout } = await promisify(execFile)('git', all, { cwd: folder, maxBuffer: 64 * 1024 * 1024 })
  return stdout
}

const list = (folder: string, ...options: string[]) =>
  git(folder, ...options, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate')

async function listOfNoCheckout(folder: string): Promise<string> {
  const repository = await mkdtemp(path.join(os.tmpdir(), 'files-of-'))
  try {
    await git(folder, 'init', '--quiet', '--bare', repository)
    return await list(folder, `--git-dir=${repository}`, `--work-tree=${folder}`)
  } finally {
    await rm(repository, { recursive: true })
  }
}

/** Where in a text something is, as an editor counts. */
export const lineAt = (content: string, index: number): number => content.slice(0, index).split('\n').length
