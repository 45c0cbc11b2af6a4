import { PGlite } from '@electric-sql/pglite'
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'

export interface PgliteDatabase {
  /** Its only session, as a pool of one connection: whoever asks while it is taken waits. */
  pool: pg.Pool
  /** Everything in it, to start another one from (`loadFrom`). */
  dump: () => Promise<Blob>
  close: () => Promise<void>
}

export interface PgliteOptions {
  /** Where the data are kept. Only one process at a time may open a folder, and nothing holds a second one off. */
  folder?: string
  /** A dump to start from, in place of an empty database. */
  loadFrom?: Blob
}

/** Opens PostgreSQL inside this process, in memory unless a folder is named. A first start takes seconds. */
export async function openPglite({ folder, loadFrom }: PgliteOptions = {}): Promise<PgliteDatabase> {
  const db = await PGlite.create({
    dataDir: folder,
    loadDataDir: loadFrom,
    extensions: { fuzzystrmatch, pg_trgm },
  })
  const bridge: pg.PoolConfig = createPgConfig(db)
  const pool = new pg.Pool(Object.assign(bridge, { max: 1, pipeline: true, idleTimeoutMillis: 0 }))
  return {
    pool,
    dump: () => db.dumpDataDir('none'),
    close: async () => {
      await pool.end()
      await db.close()
    },
  }
}
