import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { expect, test as base } from 'vitest'
import { overPool } from '../../db/seed/database.ts'
import { generateProducts } from '../../db/seed/generate.ts'
import { seedCatalogue } from '../../db/seed/seed.ts'
import { openTestDatabase } from '../database.ts'
import { startProcess } from '../processes.ts'

const ROWS = 100_000
const MOST_MEMORY = 300 * 1_000_000

/** The rows that are bad, by the line of the file that they are in. */
const BAD: ReadonlyMap<number, string> = new Map([
  [101, 'Bad price,,12.345,Dresses,,1,false'],
  [50_001, 'Bad category,,1,Shoos,,1,false'],
  [100_001, 'Bad stock,,1,Dresses,,many,false'],
])

function* csv(bad: ReadonlyMap<number, string>): Generator<string> {
  yield '\ufeffname,description,price,category,image_url,stock_quantity,featured\r\n'
  let line = 1
  for (const product of generateProducts(ROWS, 3)) {
    line += 1
    const { name, description, price, category, image_url, stock_quantity, featured } = product
    const cells = [name, description, price, category, image_url, String(stock_quantity), String(featured)]
    yield `${bad.get(line) ?? cells.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join(',')}\r\n`
  }
}

const test = base
  .extend('folder', { scope: 'file' }, async ({}, { onCleanup }) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'large-import-'))
    onCleanup(() => rm(folder, { recursive: true }))
    return folder
  })
  .extend('database', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await openTestDatabase()
    onCleanup(database.close)
    await seedCatalogue(overPool(database.pool))
    return database
  })
  .extend('shop', { scope: 'file' }, ({ folder, database }) => {
    /** Runs a command as `npm run shop` does, and gives its output and the most memory that its process held. */
    return async (...args: string[]) => {
      const peak = path.join(folder, 'peak')
      const preload = pathToFileURL(path.join(import.meta.dirname, 'peak-memory.ts')).href
      const command = startProcess('npm', ['run', '--silent', 'shop', '--', ...args], {
        cwd: path.join(import.meta.dirname, '..', '..'),
        settings: { DATABASE_URL: database.url, NODE_OPTIONS: `--import=${preload}`, PEAK_MEMORY_FILE: peak },
      })
      const code = await command.ended()
      const memory = Number(await readFile(peak, 'utf8'))
      console.log(`${args.slice(0, 2).join(' ')}: at most ${(memory / 1_000_000).toFixed(0)} MB`)
      return { code, output: command.output(), memory }
    }
  })
  .extend('products', { scope: 'file' }, ({ database }) => async () => {
    const { rows } = await database.pool.query<{ products: number }>(
      'select count(*)::int as products from products',
    )
    return rows[0]?.products ?? 0
  })

test('3 bad rows of 100,000 are reported, and nothing is half done', async ({
  folder,
  shop,
  products,
  database,
}) => {
  const before = await products()
  const file = path.join(folder, 'bad.csv')
  await pipeline(Readable.from(csv(BAD)), createWriteStream(file))

  const { code, output, memory } = await shop('product', 'import', file)

  expect(code).toBe(1)
  expect(output.split('\n').slice(-5)).toEqual([
    'Nothing was imported: 3 of 100,000 rows are bad.',
    '  line 101, price: Must be an amount such as "5000.00", not negative, with at most two places.',
    '  line 50001, category: There is no category "Shoos".',
    '  line 100001, stock_quantity: Must be a whole number.',
    '',
  ])
  expect(memory).toBeLessThanOrEqual(MOST_MEMORY)
  expect(await products()).toBe(before)
  const { rows } = await database.pool.query(
    `select relname from pg_class where relname like 'product_import%'`,
  )
  expect(rows).toEqual([])
})

test('100,000 products come in by one command, are searched, and go out and in again unchanged', async ({
  folder,
  shop,
  products,
  database,
}) => {
  const before = await products()
  const [file, exported] = [path.join(folder, 'good.csv'), path.join(folder, 'exported.csv')]
  await pipeline(Readable.from(csv(new Map())), createWriteStream(file))

  const imported = await shop('product', 'import', file)
  const written = await shop('product', 'export', exported)
  const again = await shop('product', 'import', exported)

  expect(imported).toMatchObject({
    code: 0,
    output: expect.stringContaining('100,000 products added, 0 changed'),
  })
  expect(written.code).toBe(0)
  expect(again).toMatchObject({
    code: 0,
    output: expect.stringContaining('0 products added, 0 changed and 100,0'),
  })
  for (const { memory } of [imported, written, again]) expect(memory).toBeLessThanOrEqual(MOST_MEMORY)
  expect(await products()).toBe(before + ROWS)
  const { rows } = await database.pool.query(
    `select count(*)::int as unsearched from products
     where search_document is null or search_document is distinct from search_document_of(products)`,
  )
  expect(rows).toEqual([{ unsearched: 0 }])
})
