import { neon, neonConfig } from '@neondatabase/serverless'
import pg from 'pg'
import { overNeon, overPool, type SeedDatabase } from '../db/seed/database.ts'
import { startLocalDatabase } from '../dev/local-database.ts'

export interface OpenedDatabase {
  /** What it is, in words without secrets. */
  name: string
  database: SeedDatabase
  close: () => Promise<void>
}

/**
 * Opens the database that a command works on: the one in `DATABASE_URL`, by way of `NEON_HTTP_ENDPOINT` where that is
 * set too, else the local one, whether or not the shop runs.
 */
export async function openDatabase(): Promise<OpenedDatabase> {
  const { DATABASE_URL: url, NEON_HTTP_ENDPOINT: endpoint } = process.env
  if (url && !URL.canParse(url)) throw new Error('DATABASE_URL is not the address of a database')
  if (url && endpoint) return openEndpoint(url, endpoint)
  if (url) return openServer(url)

  const local = await startLocalDatabase()
  return { ...openEndpoint(local.databaseUrl, local.endpoint), name: 'the local database', close: local.stop }
}

function openServer(url: string): OpenedDatabase {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  return {
    name: `the database at ${new URL(url).hostname}`,
    database: overPool(pool),
    close: () => pool.end(),
  }
}

function openEndpoint(url: string, endpoint: string): OpenedDatabase {
  neonConfig.fetchEndpoint = endpoint
  return { name: `the database behind ${endpoint}`, database: overNeon(neon(url)), close: async () => {} }
}

/** What went wrong, in a sentence without secrets. */
export function explain(error: unknown) {
  if (codeOf(error) === '42P01') return 'The database has no tables yet: run npm run db:migrate first.'
  return (
    (error instanceof Error && error.message) || codeOf(error) || 'The database failed without saying why.'
  )
}

function codeOf(error: unknown) {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
