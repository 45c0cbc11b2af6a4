import { randomUUID } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What the lock file says: who has the local database open and, once it answers, where. */
export interface LockContent {
  pid: number
  startedAt: string
  endpoint?: string
  databaseUrl?: string
}

export interface Lock {
  /** Tells the others where the database now answers. */
  publish: (where: { endpoint: string; databaseUrl: string }) => Promise<void>
  /** Takes that back while the database closes: the others then wait for the release. */
  withdraw: () => Promise<void>
  /** Removes the file, unless someone else's has taken its place. */
  release: () => Promise<void>
}

/**
 * Takes the lock, or gives `undefined` when somebody else was faster. The file goes with the process, except
 * when that is killed; whoever finds it then judges it by `readLock` and sweeps it away with `removeLock`.
 */
export async function takeLock(file: string): Promise<Lock | undefined> {
  const content: LockContent = { pid: process.pid, startedAt: new Date().toISOString() }
  await mkdir(path.dirname(file), { recursive: true })
  if (!(await create(file, content))) return undefined

  const removeAtExit = () => {
    try {
      unlinkSync(file)
    } catch {
      // it is gone already, which is all that was wanted
    }
  }
  process.once('exit', removeAtExit)
  const replace = async (next: LockContent) => rename(await writeDraft(file, next), file)
  return {
    publish: (where) => replace({ ...content, ...where }),
    withdraw: async () => {
      if (isSame(await readLock(file), content)) await replace(content)
    },
    release: async () => {
      process.off('exit', removeAtExit)
      await removeLock(file, content)
    },
  }
}

/** The lock file's content; `undefined` where there is none, or one that makes no sense. */
export async function readLock(file: string): Promise<LockContent | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    const content: Partial<LockContent> = JSON.parse(text)
    const { pid, startedAt } = content
    return typeof pid === 'number' && typeof startedAt === 'string'
      ? { ...content, pid, startedAt }
      : undefined
  } catch {
    return undefined
  }
}

/** Removes the lock file if it still is the one that `judged` was read from, or still is nonsense. */
export async function removeLock(file: string, judged: LockContent | undefined): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  try {
    await rename(file, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const found = await readLock(aside)
  if (!isSame(found, judged)) await link(aside, file).catch(() => {})
  await rm(aside, { force: true })
}

const isSame = (one: LockContent | undefined, other: LockContent | undefined) =>
  one?.pid === other?.pid && one?.startedAt === other?.startedAt

/** Whether the process still runs; one that belongs to another user does. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Linked into place whole, so that nobody ever reads half a file. */
async function create(file: string, content: LockContent): Promise<boolean> {
  const draft = await writeDraft(file, content)
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft)
  }
}

async function writeDraft(file: string, content: LockContent): Promise<string> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`)
  return draft
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
