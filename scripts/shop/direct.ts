import pg from 'pg'
import { directAddress } from '../../db/migrate.ts'
import { startLocalDatabase } from '../../dev/local-database.ts'
import { Refusal } from './command.ts'

/** A database as a session reaches it, for what takes more than one request. */
export interface Direct {
  /** What it is, in words without secrets. */
  name: string
  /** One connection at least; on the local database it is the only one. */
  pool: pg.Pool
  /** Its address for PostgreSQL's own programs; the local database has none. */
  url?: string
  close: () => Promise<void>
}

/** A Neon database that sleeps takes a few seconds to wake up. */
const CONNECTS_WITHIN_MS = 30_000

/**
 * Opens the database that a command works on, without Neon's HTTP protocol: the one in `DATABASE_URL`, else the local one,
 * which is refused while the shop has it open.
 */
export async function openDirect(): Promise<Direct> {
  const { DATABASE_URL: url } = process.env
  if (!url) return openLocal()
  const address = directAddress(url)
  const pool = new pg.Pool({ connectionString: address, max: 2, connectionTimeoutMillis: CONNECTS_WITHIN_MS })
  pool.on('error', () => {})
  return { name: `the database at ${new URL(address).hostname}`, pool, url: address, close: () => pool.end() }
}

async function openLocal(): Promise<Direct> {
  const { pool, stop } = await startLocalDatabase()
  if (!pool) throw new Refusal('The local database is open in another process: stop the shop first (Ctrl-C).')
  return { name: 'the local database', pool, close: stop }
}
