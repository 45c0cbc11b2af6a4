import { parseArgs } from 'node:util'
import { seedCatalogue, type Seeded } from '../db/seed/seed.ts'
import { explain, openDatabase } from './open-database.ts'

const USAGE = `Usage: npm run db:seed -- [--products 100000] [--seed 7]

Fills an empty catalogue with the demo's categories and products. What is there already stays as it is.

  --products N  adds generated products until the catalogue has N
  --seed N      the number that the generated products follow from (default 1)

The database is the one in DATABASE_URL (in the environment or in .env), else the local one.`

const MOST_PRODUCTS = 10_000_000
const MOST_SEED = 2 ** 31 - 1

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
