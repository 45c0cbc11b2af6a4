import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrateToLatest } from '../db/migrate.ts'
import { openPglite } from '../dev/pglite.ts'
import { startPostgres } from '../dev/postgres.ts'

/** What a worker needs in order to make databases of its own; plain data, since it is handed between processes. */
export type TestServer =
  | { kind: 'postgres'; adminUrl: string; prefix: string; template: string; copyOptions: string }
  | { kind: 'pglite'; dumpFile: string }

export interface RunningTestServer {
  server: TestServer
  stop: () => Promise<void>
}

const PREFIX = 'fzb_test_'
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000

/**
 * Finds a database server for a test run and migrates a template on it: the one in `TEST_DATABASE_URL` (whose
 * user must be allowed to create databases), else the packaged PostgreSQL, else PGlite, which is said aloud and
 * can also be asked for (`TEST_DATABASE_URL=pglite`). Rejects when the named server does not answer, or when
 * `REQUIRE_POSTGRES` is 1 and there is none.
 */
export async function startTestServer(): Promise<RunningTestServer> {
  const named = process.env.TEST_DATABASE_URL
  if (named && named !== 'pglite') return prepare(named, '', () => Promise.resolve())
  let packaged
  try {
    if (named) throw new Error('TEST_DATABASE_URL asks for PGlite')
    packaged = await startPostgres({ maxConnections: 250 })
  } catch (error) {
    if (process.env.REQUIRE_POSTGRES === '1') throw error
    console.warn(
      `\nNo real PostgreSQL: ${error instanceof Error ? error.message : String(error)}.\n` +
        'The tests run on PGlite, which has one session only: the tests of concurrency are NOT run, and are listed\n' +
        'at the end. Name a server in TEST_DATABASE_URL to run them.\n',
    )
    return preparePglite()
  }
  return prepare(packaged.url('postgres'), 'STRATEGY file_copy', packaged.stop)
}

async function prepare(
  adminUrl: string,
  copyOptions: string,
  stop: () => Promise<void>,
): Promise<RunningTestServer> {
  const prefix = `${PREFIX}${Date.now().toString(36)}_${randomBytes(3).toString('hex')}_`
  const template = `${prefix}template`
  try {
    await asAdmin(adminUrl, async (admin) => {
      await dropForgotten(admin)
      await admin.query(`CREATE DATABASE ${template}`)
    })
    const pool = new pg.Pool({ connectionString: addressOf(adminUrl, template), max: 1 })
    try {
      await migrateToLatest(pool)
    } finally {
      await pool.end()
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    server: { kind: 'postgres', adminUrl, prefix, template, copyOptions },
    stop: async () => {
      try {
        await asAdmin(adminUrl, (admin) => dropAll(admin, (name) => name.startsWith(prefix)))
      } finally {
        await stop()
      }
    },
  }
}

async function preparePglite(): Promise<RunningTestServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), PREFIX))
  const database = await openPglite()
  await migrateToLatest(database.pool)
  const dump = await database.dump()
  await database.close()
  const dumpFile = path.join(folder, 'template.tar')
  await writeFile(dumpFile, Buffer.from(await dump.arrayBuffer()))
  return { server: { kind: 'pglite', dumpFile }, stop: () => rm(folder, { recursive: true }) }
}

/** The same server's address for another of its databases. */
export function addressOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

/** Lends a connection to the server itself, for the length of `work`. */
export async function asAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** Drops what runs that were killed have left behind. */
const dropForgotten = (admin: pg.Client) =>
  dropAll(admin, (name) => {
    const startedAt = parseInt(name.slice(PREFIX.length), 36)
    return Date.now() - startedAt > FORGOTTEN_AFTER_MS
  })

async function dropAll(admin: pg.Client, isOurs: (name: string) => boolean): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE starts_with(datname, '${PREFIX}')`,
  )
  for (const { datname } of rows.filter((row) => isOurs(row.datname))) {
    await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(datname)} WITH (FORCE)`)
  }
}
