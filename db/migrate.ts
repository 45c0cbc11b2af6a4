import { promises as fs } from 'node:fs'
import path from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import type pg from 'pg'
import { finishOnline } from './online.ts'

/**
 * Brings the database behind `pool` to the newest migration and returns the names of those it applied.
 * All run in one transaction under Kysely's lock: of several callers at once one applies them, the others
 * wait and apply nothing; a failure leaves the database as it was and is thrown. Then follows what must not hold a lock
 * (`online.ts`). The pool stays open.
 */
export async function migrateToLatest(pool: pg.Pool): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: keptOpen(pool) }) })
  const migrator = new Migrator({
    db,
    provider: new FileMigrationProvider({
      fs,
      path,
      migrationFolder: path.join(import.meta.dirname, 'migrations'),
    }),
  })
  try {
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error
    await finishOnline(pool)
    return (results ?? []).map((result) => result.migrationName)
  } finally {
    await db.destroy()
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
