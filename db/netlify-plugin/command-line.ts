import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** What a running process was started with, program and arguments; `undefined` where this system does not tell. */
export async function commandLineOf(pid: number): Promise<readonly string[] | undefined> {
  try {
    if (process.platform === 'linux') {
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').slice(0, -1)
    }
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)])
    return stdout.trim().split(/\s+/)
  } catch {
    return undefined
  }
}
