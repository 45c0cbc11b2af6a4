import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { migrateToLatest } from '../../db/migrate.ts'
import { fillShop, type ShopSize } from './fill.ts'
import type { LargeServer } from './server.ts'

const ROOT = path.join(import.meta.dirname, '../..')

/** What the content of a large shop follows from. */
const SOURCES = [
  'db/migrations',
  'db/seed',
  'db/seed/catalogue',
  'db/seed/generate',
  'db/online.ts',
  'bench/scale/fill.ts',
]

/** An arbitrary number that all who build on one server agree on. */
const BUILD_LOCK = 7_215_003

const READY = 'ready'

/** A shop of so many products: as many orders, and a user for each twenty of them. */
export const sizeOf = (products: number): ShopSize => ({
  products,
  users: Math.max(50, Math.round(products / 20)),
  orders: products,
})

/**
 * The name of the database with so many products; it is built when it is not there, or follows from older migrations
 * or seeds, and then takes the place of the old one. Building a million takes minutes: with `BENCH_KEEP=1` the old one
 * is used as it is.
 */
export async function ensureLargeShop(
  server: LargeServer,
  products: number,
  progress: (line: string) => void,
): Promise<string> {
  const name = `shop_${products}_${await fingerprint()}`
  return asAdmin(server, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [BUILD_LOCK])
    const old = await databasesLike(admin, `shop_${products}_`)
    const [ready] = await readyOf(admin, process.env.BENCH_KEEP === '1' ? old : [name])
    if (ready !== undefined) return ready
    progress(`building a shop of ${products.toLocaleString('en')} products`)
    const started = performance.now()
    for (const each of old) await drop(admin, each)
    await admin.query(`create database ${name}`)
    await fill(server.url(name), sizeOf(products))
    await admin.query(`comment on database ${name} is '${READY}'`)
    progress(`built in ${((performance.now() - started) / 1000).toFixed(0)} s`)
    return name
  })
}

/** Lends a copy of a database, which may be written to, and drops it afterwards. */
export async function withCopy<T>(
  server: LargeServer,
  name: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const copy = `copy_of_${name}`
  await asAdmin(server, async (admin) => {
    await drop(admin, copy)
    await admin.query(`create database ${copy} template ${name} strategy file_copy`)
  })
  try {
    return await work(server.url(copy))
  } finally {
    await asAdmin(server, (admin) => drop(admin, copy))
  }
}

async function fill(url: string, size: ShopSize): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  try {
    await migrateToLatest(pool)
    await fillShop(pool, size)
  } finally {
    await pool.end()
  }
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const full = path.join(ROOT, source)
    const files = source.endsWith('.ts')
      ? [full]
      : (await readdir(full)).sort().map((file) => path.join(full, file))
    for (const file of files) {
      if (file.endsWith('.ts') && !file.endsWith('.test.ts')) hash.update(await readFile(file))
    }
  }
  return hash.digest('hex').slice(0, 10)
}

async function asAdmin<T>(server: LargeServer, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client(server.url('postgres'))
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** Those of the databases that were filled to the end. */
async function readyOf(admin: pg.Client, names: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where datname = any ($1) and shobj_description(oid, 'pg_database') = $2`,
    [names, READY],
  )
  return rows.map(({ datname }) => datname)
}

async function databasesLike(admin: pg.Client, prefix: string): Promise<string[]> {
  const { rows } = await admin.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  )
  return rows.map(({ datname }) => datname)
}

const drop = (admin: pg.Client, name: string) =>
  admin.query(`drop database if exists ${admin.escapeIdentifier(name)} with (force)`)
