import { parseArgs } from 'node:util'
import { neon, neonConfig } from '@neondatabase/serverless'
import pg from 'pg'
import { overNeon, overPool, type SeedDatabase } from '../db/seed/database.ts'
import { seedCatalogue, type Seeded } from '../db/seed/seed.ts'
import { startLocalDatabase } from '../dev/local-database.ts'

const USAGE = `Usage: npm run db:seed -- [--products 100000] [--seed 7]

Fills an empty catalogue with the demo's categories and products. What is there already stays as it is.

  --products N  adds generated products until the catalogue has N
  --seed N      the number that the generated products follow from (default 1)

The database is the one in DATABASE_URL (in the environment or in .env), else the local one.`

const MOST_PRODUCTS = 10_000_000
const MOST_SEED = 2 ** 31 - 1

interface Opened {
  name: string
  database: SeedDatabase
  close: () => Promise<void>
}

try {
  await main()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}

async function main() {
  const { values } = parseArgs({
    options: {
      products: { type: 'string' },
      seed: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(USAGE)

  const products = wholeNumber('--products', values.products ?? '0', MOST_PRODUCTS)
  const seed = wholeNumber('--seed', values.seed ?? '1', MOST_SEED)
  const { name, database, close } = await openDatabase()
  try {
    const seeded = await seedCatalogue(database, { products, seed, onProgress: showProgress })
    console.log(`${tell(seeded, seed)} It is in ${name}.`)
  } finally {
    await close()
  }
}

async function openDatabase(): Promise<Opened> {
  const { DATABASE_URL: url, NEON_HTTP_ENDPOINT: endpoint } = process.env
  if (url && !URL.canParse(url)) throw new Error('DATABASE_URL is not the address of a database')
  if (url && endpoint) return openEndpoint(url, endpoint)
  if (url) return openServer(url)

  const local = await startLocalDatabase()
  return { ...openEndpoint(local.databaseUrl, local.endpoint), name: 'the local database', close: local.stop }
}

function openServer(url: string): Opened {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  return {
    name: `the database at ${new URL(url).hostname}`,
    database: overPool(pool),
    close: () => pool.end(),
  }
}

function openEndpoint(url: string, endpoint: string): Opened {
  neonConfig.fetchEndpoint = endpoint
  return { name: `the database behind ${endpoint}`, database: overNeon(neon(url)), close: async () => {} }
}

function wholeNumber(option: string, text: string, most: number) {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text)
  throw new Error(`${option} must be a whole number from 0 to ${most}`)
}

function showProgress(products: number) {
  if (process.stderr.isTTY) process.stderr.write(`\r${products} products …\r`)
}

function tell({ categories, products, generated, total }: Seeded, seed: number) {
  const done = [
    products > 0 && `hung the demo catalogue (${categories} categories, ${products} products)`,
    generated > 0 && `added ${generated} generated products (seed ${seed})`,
  ].filter((part) => part !== false)
  const what = done.join(' and ') || 'nothing to do'
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}: the catalogue has ${total} products.`
}

function explain(error: unknown) {
  if (codeOf(error) === '42P01') return 'The database has no tables yet: run npm run db:migrate first.'
  return (error instanceof Error && error.message) || codeOf(error) || 'Seeding failed.'
}

function codeOf(error: unknown) {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
