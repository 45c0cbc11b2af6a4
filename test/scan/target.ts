import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { migrateToLatest } from '../../db/migrate.ts'
import { overPool } from '../../db/seed/database.ts'
import { seedCatalogue } from '../../db/seed/seed.ts'
import { startOfflineModel } from '../../dev/model/offline-model.ts'
import { createNeonEndpoint } from '../../dev/neon/endpoint.ts'
import { openPool } from '../../dev/neon/pools.ts'
import { listen } from '../../dev/neon/server.ts'
import { startPostgres } from '../../dev/postgres.ts'
import { bundleFunction, functionNames } from '../../scripts/bundle.ts'
import { buildSite } from '../../scripts/site.ts'
import { startProcess } from '../processes.ts'
import { startControl } from './control.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')
const SERVED_WITHIN_MS = 60_000
const SWEEP_EVERY_MS = 100

export interface ScanTarget {
  /** The built shop, on loopback. */
  shop: string
  /** The weak site before the same database, on loopback. */
  control: string
  /** Straight to their database. */
  pool: pg.Pool
  /** What the shop has logged so far. */
  log: () => string
  stop: () => Promise<void>
}

/** Builds the shop and serves it, with all that it needs and the control beside it, before a database made for this. */
export async function startTarget(): Promise<ScanTarget> {
  const closing: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const close of closing.splice(0).toReversed()) await close()
  }
  try {
    const postgres = await startPostgres({ maxConnections: 60 })
    closing.push(postgres.stop)
    const databaseUrl = postgres.url('postgres')
    const pool = openPool(databaseUrl, 20)
    closing.push(() => pool.end())
    await migrateToLatest(pool)
    await seedCatalogue(overPool(pool))

    const neon = await listen({ endpoint: createNeonEndpoint({ poolFor: () => pool }) })
    closing.push(neon.close)
    const model = await startOfflineModel()
    closing.push(() => model.close())
    const control = await startControl(databaseUrl)
    closing.push(control.close)

    const folder = await mkdtemp(path.join(os.tmpdir(), 'scan-'))
    closing.push(() => rm(folder, { recursive: true }))
    await build(folder)
    const server = startProcess(process.execPath, ['scripts/serve.ts', '--from', folder], {
      cwd: ROOT,
      settings: {
        PORT: '0',
        DATABASE_URL: databaseUrl,
        NEON_HTTP_ENDPOINT: neon.url,
        JWT_SECRET: 'a secret of the scan, long enough for HS256',
        BCRYPT_COST: '10',
        MAIL_OUTBOX: path.join(folder, 'outbox'),
        SITE_URL: 'http://shop.test',
        OPENAI_API_KEY: model.apiKey,
        OPENAI_BASE_URL: model.baseUrl,
        AI_MODEL: model.model,
      },
    })
    closing.push(() => server.stop())
    const [, shop = ''] = await within(SERVED_WITHIN_MS, server.prints(/served on (\S+)/))
    closing.push(forgetAttempts(pool))
    return { shop, control: control.url, pool, log: server.output, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function build(folder: string): Promise<void> {
  const outdir = path.join(folder, 'functions')
  const names = await functionNames()
  await Promise.all(names.map((name) => bundleFunction(name, { outdir, write: true })))
  await buildSite(path.join(folder, 'site'))
}

/** Takes back the limits on attempts all the time: they would end the scan of the login after a hundred requests. */
function forgetAttempts(pool: pg.Pool): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    running = pool.query('delete from attempts').catch(() => {})
  }, SWEEP_EVERY_MS)
  return async () => {
    clearInterval(timer)
    await running
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
