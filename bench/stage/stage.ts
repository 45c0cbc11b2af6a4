import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { migrateToLatest } from '../../db/migrate.ts'
import { overPool } from '../../db/seed/database.ts'
import { seedCatalogue } from '../../db/seed/seed.ts'
import { openPool } from '../../dev/neon/pools.ts'
import { startPostgres } from '../../dev/postgres.ts'
import { bundleFunction } from '../../scripts/bundle.ts'
import { startChild } from './child.ts'
import { peopleShop, type People } from './people.ts'

export interface Stage {
  /** Straight to the database. */
  pool: pg.Pool
  people: People
  /** What the functions' environment is to be. */
  settings: Record<string, string>
  /** Of a function's bundle, the file that Netlify would start. */
  bundle: (name: string) => string
  stop: () => Promise<void>
}

const JWT_SECRET = 'a secret of the benchmark, long enough for HS256'

/**
 * Sets up what every measurement needs: PostgreSQL with the demo catalogue and a few people, the local Neon endpoint on
 * loopback in a process of its own, and the functions as they are deployed.
 */
export async function setStage(functions: readonly string[]): Promise<Stage> {
  const closing: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const close of closing.splice(0).toReversed()) await close()
  }
  try {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'))
    closing.push(() => rm(folder, { recursive: true, force: true }))
    await Promise.all(functions.map((name) => bundleFunction(name, { outdir: folder, write: true })))

    const server = await startPostgres({ maxConnections: 100 })
    closing.push(server.stop)
    const url = server.url('postgres')
    const pool = openPool(url, 4)
    closing.push(() => pool.end())
    await migrateToLatest(pool)
    await seedCatalogue(overPool(pool))
    const people = await peopleShop(pool, JWT_SECRET)
    await pool.query('vacuum analyze')

    const neon = startChild<{ url: string }>(import.meta.resolve('./neon-process.ts'))
    closing.push(neon.stop)
    const settings = {
      DATABASE_URL: url,
      NEON_HTTP_ENDPOINT: (await neon.answer).url,
      JWT_SECRET,
      OPENAI_API_KEY: 'none',
    }
    return { pool, people, settings, bundle: (name) => path.join(folder, name, `${name}.mjs`), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
