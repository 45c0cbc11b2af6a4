import { execFile } from 'node:child_process'
import { lstat, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

export interface ProjectFile {
  path: string
  /** As text, also where it is none. */
  content: string
}

const LIST = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']

/**
 * The files that git keeps of a folder, and those that it would: new ones that it is not told to ignore. Links are left
 * out. Rejects where the folder is no checkout.
 */
export async function projectFiles(folder: string): Promise<ProjectFile[]> {
  const { stdout } = await promisify(execFile)('git', LIST, { cwd: folder, maxBuffer: 64 * 1024 * 1024 })
  const names = stdout.split('\0').filter((name) => name !== '')
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const stat = await lstat(file).catch(() => undefined)
      return stat?.isFile() ? [{ path: name, content: await readFile(file, 'utf8') }] : []
    }),
  )
  return files.flat()
}

/** Where in a text something is, as an editor counts. */
export const lineAt = (content: string, index: number): number => content.slice(0, index).split('\n').length
