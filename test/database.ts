import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import type pg from 'pg'
import { inject, test as base } from 'vitest'
import { createNeonEndpoint, type NeonEndpoint } from '../dev/neon/endpoint.ts'
import { createPools } from '../dev/neon/pools.ts'
import { openPglite, type PgliteOptions } from '../dev/pglite.ts'
import { connect } from '../src/db/client.ts'
import { addressOf, asAdmin, type TestServer } from './test-server.ts'

export interface TestDatabase {
  /** What `DATABASE_URL` would be. */
  url: string
  /** The local Neon endpoint before it, whose `fetch` the driver is to use. */
  endpoint: NeonEndpoint
  /** Straight to the database: for holding a transaction open, or looking behind the services' backs. */
  pool: pg.Pool
  close: () => Promise<void>
}

/**
 * False on PGlite, which has one session only. A test of what happens when several meet is declared with
 * `test.runIf(isRealPostgres)`.
 */
export const isRealPostgres = inject('testServer').kind === 'postgres'

/** A migrated, empty database that nobody else uses. `close` drops it. */
export function openTestDatabase(server: TestServer = inject('testServer')): Promise<TestDatabase> {
  return server.kind === 'postgres' ? copyTemplate(server) : loadTemplate(server)
}

/** A database without any tables, as a new one is at Neon. `close` drops it. */
export function openEmptyDatabase(server: TestServer = inject('testServer')): Promise<TestDatabase> {
  return server.kind === 'postgres' ? copyTemplate({ ...server, template: 'template0' }) : inProcess()
}

async function copyTemplate(server: TestServer & { kind: 'postgres' }): Promise<TestDatabase> {
  const { adminUrl, prefix, template, copyOptions } = server
  const name = `${prefix}${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, (admin) =>
    admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} ${copyOptions}`),
  )
  const url = addressOf(adminUrl, name)
  const pools = createPools()
  return {
    url,
    endpoint: createNeonEndpoint(pools),
    pool: pools.poolFor(url),
    close: async () => {
      await pools.end()
      await asAdmin(adminUrl, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`))
    },
  }
}

const loadTemplate = async ({ dumpFile }: TestServer & { kind: 'pglite' }) =>
  inProcess({ loadFrom: await openAsBlob(dumpFile) })

async function inProcess(options?: PgliteOptions): Promise<TestDatabase> {
  const { pool, close } = await openPglite(options)
  return {
    url: 'postgresql://postgres:postgres@localhost/postgres',
    endpoint: createNeonEndpoint({ poolFor: () => pool }),
    pool,
    close,
  }
}

/**
 * The test function for everything that needs the database: each file gets one of its own, and each test a `db`
 * as production has it, driver included. `roundTrips()` tells how many requests this test's `db` has sent so far.
 */
export const test = base
  .extend('database', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await openTestDatabase()
    onCleanup(database.close)
    return database
  })
  .extend('databaseUrl', ({ database, task }) => {
    const url = new URL(database.url)
    url.searchParams.set('application_name', task.id)
    return url.href
  })
  .extend('db', ({ database, databaseUrl }) =>
    connect({ url: databaseUrl, fetch: database.endpoint.fetch, timeoutMs: 8_000 }),
  )
  .extend('roundTrips', ({ database, task }) => {
    return () => database.endpoint.requests(task.id)
  })
