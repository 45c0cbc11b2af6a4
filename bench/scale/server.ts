import { execFile } from 'node:child_process'
import { access, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from '../../dev/free-port.ts'
import { startPostgres } from '../../dev/postgres.ts'
import { findBinaries, serverAccount, spawnOptions } from '../../dev/postgres/binaries.ts'
import { startGuard } from '../../dev/postgres/guard.ts'

export interface LargeServer {
  /** A superuser's connection string for a database of this server. */
  url: (database: string) => string
  /** Ends the server, if this process started it. */
  stop: () => Promise<void>
}

/** Where the large shops are kept from one run to the next; git ignores it, and it may be deleted. */
const FOLDER = path.resolve(process.env.BENCH_FOLDER ?? path.join(import.meta.dirname, '../../.local/bench'))

/**
 * What differs from PostgreSQL's defaults: memory as on a server of 4 to 8 GB, so that a million products are read from
 * it and not from the disk, no durability, which a rebuilt cache does not need, and no clean-up in the middle of a
 * measurement.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  max_connections: '50',
  shared_buffers: '2GB',
  effective_cache_size: '6GB',
  maintenance_work_mem: '1GB',
  max_wal_size: '8GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
}

const START_SECONDS = '60'
const run = promisify(execFile)

/**
 * Starts PostgreSQL on the folder of the large shops, or uses the one that another process has running there. It does
 * not outlive the process that started it.
 */
export async function startLargeServer(): Promise<LargeServer> {
  const running = await findRunning()
  if (running) return { url: running, stop: () => Promise.resolve() }
  if (!(await exists('data/PG_VERSION'))) {
    const { stop } = await startPostgres({ folder: FOLDER })
    await stop()
  }
  const account = await serverAccount()
  const binaries = await findBinaries(account)
  const port = await freePort()
  const control = (...args: string[]) =>
    run(
      path.join(binaries, 'bin', 'pg_ctl'),
      ['-D', path.join(FOLDER, 'data'), '-w', '-t', START_SECONDS, ...args],
      spawnOptions(FOLDER, account),
    )
  const options = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}='${value}'`)
  const guard = startGuard(FOLDER, account, false)
  try {
    await control('-l', path.join(FOLDER, 'server.log'), '-o', `-p ${port} ${options.join(' ')}`, 'start')
  } catch (error) {
    await guard.dismiss()
    throw error
  }
  return {
    url: await addressAt(port),
    stop: async () => {
      await control('-m', 'fast', 'stop')
      await guard.dismiss()
    },
  }
}

/** The address of a server that runs in the folder and answers. */
async function findRunning(): Promise<LargeServer['url'] | undefined> {
  const state = await readFile(path.join(FOLDER, 'data/postmaster.pid'), 'utf8').catch(() => '')
  const port = Number(state.split('\n')[3])
  if (!port) return undefined
  const url = await addressAt(port)
  const client = new pg.Client(url('postgres'))
  try {
    await client.connect()
    await client.end()
    return url
  } catch {
    return undefined
  }
}

async function addressAt(port: number): Promise<LargeServer['url']> {
  const password = await readFile(path.join(FOLDER, 'password'), 'utf8')
  return (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

const exists = (file: string) =>
  access(path.join(FOLDER, file)).then(
    () => true,
    () => false,
  )
