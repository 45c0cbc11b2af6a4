import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { migrateToLatest } from '../db/migrate.ts'
import { isRunning, type Lock, type LockContent, readLock, removeLock, takeLock } from './local-lock.ts'
import { createNeonEndpoint } from './neon/endpoint.ts'
import { listen } from './neon/server.ts'
import { openPglite } from './pglite.ts'

/** Where the local database is kept unless someone says otherwise; git ignores it. */
export const LOCAL_FOLDER = path.join(import.meta.dirname, '..', '.local')

/** What connects to a local database; the endpoint asks for no password, so the string holds none that matters. */
export interface LocalDatabase {
  databaseUrl: string
  /** What `NEON_HTTP_ENDPOINT` is to be. */
  endpoint: string
}

export interface StartedLocalDatabase extends LocalDatabase {
  /** False when another process has it open and lends it. */
  isOwn: boolean
  /** Its only session, when it is this process's own. */
  pool?: pg.Pool
  /** Closes the database, when it is this process's own. May be called twice. */
  stop: () => Promise<void>
}

export interface LocalDatabaseOptions {
  folder?: string
  /** 0, the default, takes any free port. */
  port?: number
  log?: (line: string) => void
}

const DATABASE_URL = 'postgresql://shop:local@localhost/shop'
const STARTS_WITHIN_MS = 60_000
const ANSWERS_WITHIN_MS = 15_000

/**
 * Opens the local database, migrates it and serves it over Neon's protocol on a loopback port. Where another process
 * has it open already, that one's is used: a second process in the same folder would lose rows. What a killed process
 * left behind is taken over. Rejects when the other process runs but does not answer.
 */
export async function startLocalDatabase({
  folder = LOCAL_FOLDER,
  port = 0,
  log = () => {},
}: LocalDatabaseOptions = {}): Promise<StartedLocalDatabase> {
  for (;;) {
    const running = await findLocalDatabase(folder)
    if (running) {
      log(`Using the local database that is open already, at ${running.endpoint}`)
      return { ...running, isOwn: false, stop: () => Promise.resolve() }
    }
    const lock = await takeLock(lockFile(folder))
    if (lock) return open(lock, { folder, port, log })
  }
}

/**
 * The local database that some process has open, or `undefined`; it waits for one that is just starting. A lock file
 * whose process is gone is swept away.
 */
export async function findLocalDatabase(folder = LOCAL_FOLDER): Promise<LocalDatabase | undefined> {
  const file = lockFile(folder)
  const deadline = Date.now() + STARTS_WITHIN_MS
  for (;;) {
    const content = await readLock(file)
    if (content && isRunning(content.pid)) {
      const { endpoint, databaseUrl } = content
      if (endpoint && databaseUrl) {
        if (await answers(content, endpoint)) return { endpoint, databaseUrl }
      } else if (Date.now() < deadline) {
        await sleep(100)
        continue
      }
    }
    await removeLock(file, content)
    return undefined
  }
}

/** False where nothing, or something else, listens. Throws when there is a listener that says nothing at all. */
async function answers({ pid }: LockContent, endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/health', endpoint), {
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    })
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null && 'status' in body && body.status === 'ok'
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TimeoutError') return false
    throw new Error(`Process ${pid} has the local database open but does not answer: end it first`, {
      cause: error,
    })
  }
}

async function open(lock: Lock, { folder, port, log }: Required<LocalDatabaseOptions>) {
  const closing: (() => Promise<void>)[] = [lock.release]
  const stop = async () => {
    for (const close of closing.splice(0).toReversed()) await close()
  }
  try {
    const database = await openPglite({ folder: path.join(folder, 'pglite') })
    closing.push(database.close)
    const applied = await migrateToLatest(database.pool)
    if (applied.length > 0) log(`Migrated the local database: ${applied.join(', ')}`)
    const server = await listen({ endpoint: createNeonEndpoint({ poolFor: () => database.pool }), port })
    closing.push(server.close)
    const where = { endpoint: server.url, databaseUrl: DATABASE_URL }
    await lock.publish(where)
    closing.push(lock.withdraw)
    log(`The local database is in ${path.relative(process.cwd(), folder) || folder}, served at ${server.url}`)
    return { ...where, isOwn: true, pool: database.pool, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const lockFile = (folder: string) => path.join(folder, 'neon.json')
