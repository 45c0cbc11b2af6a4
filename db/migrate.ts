import { promises as fs } from 'node:fs'
import path from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import {
  FileMigrationProvider,
  type MigrationResultSet,
  Migrator,
  type NO_MIGRATIONS,
} from 'kysely/migration'
import pg from 'pg'
import { finishOnline } from './online.ts'

/** A Neon database that sleeps takes a few seconds to wake up. */
const CONNECTS_WITHIN_MS = 30_000

const provider = new FileMigrationProvider({
  fs,
  path,
  migrationFolder: path.join(import.meta.dirname, 'migrations'),
})

/** The names of all migrations that there are, in order. */
export const migrationNames = async (): Promise<string[]> =>
  Object.keys(await provider.getMigrations()).toSorted()

/**
 * Brings the database behind `pool` to the newest migration and returns the names of those it applied.
 * All run in one transaction under Kysely's lock: of several callers at once one applies them, the others
 * wait and apply nothing; a failure leaves the database as it was and is thrown. Then follows what must not hold a lock
 * (`online.ts`). The pool stays open.
 */
export async function migrateToLatest(pool: pg.Pool): Promise<string[]> {
  const applied = await migrate(pool, (migrator) => migrator.migrateToLatest())
  await finishOnline(pool)
  return applied
}

/**
 * Goes to the migration of that name, up or down, and returns the names of those it applied or undid: the database is
 * then as it was when that one was the newest. What `migrateToLatest` does online is left to it.
 */
export const migrateTo = (pool: pg.Pool, name: string | typeof NO_MIGRATIONS): Promise<string[]> =>
  migrate(pool, (migrator) => migrator.migrateTo(name))

async function migrate(
  pool: pg.Pool,
  run: (migrator: Migrator) => Promise<MigrationResultSet>,
): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: keptOpen(pool) }) })
  const migrator = new Migrator({ db, provider })
  try {
    const { error, results } = await run(migrator)
    if (error) throw error
    return (results ?? []).map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}

/** Migrates the database of a connection string as `migrateToLatest` does, over its direct address. */
export async function migrateDatabase(connectionString: string): Promise<string[]> {
  const pool = new pg.Pool({
    connectionString: directAddress(connectionString),
    max: 1,
    connectionTimeoutMillis: CONNECTS_WITHIN_MS,
  })
  // A session that the server ends while it is idle is no crash: the next statement tells.
  pool.on('error', () => {})
  try {
    return await migrateToLatest(pool)
  } finally {
    await pool.end()
  }
}

const keptOpen = (pool: pg.Pool) => ({
  connect: () => pool.connect(),
  end: () => Promise.resolve(),
  options: pool.options,
})

/**
 * The connection string without Neon's pooler: migrations need a session of their own (`-pooler` is PgBouncer). What is
 * no connection string is refused without being repeated, since it may hold a password.
 */
export function directAddress(connectionString: string): string {
  if (!URL.canParse(connectionString)) throw new Error('The connection string is not a URL.')
  const url = new URL(connectionString)
  url.hostname = url.hostname.replace(/^([^.]+)-pooler\./, '$1.')
  return url.href
}
