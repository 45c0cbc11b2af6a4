import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Row, SeedDatabase } from '../../db/seed/database.ts'
import { openDatabase } from '../open-database.ts'
import { command } from './command.ts'
import { guarded } from './formulas.ts'
import { newFile, PRIVATE } from './new-file.ts'
import { counted, textOf } from './plain.ts'
import { COLUMNS } from './product-columns.ts'
import { progress } from './progress.ts'

export const exportProducts = command({
  name: 'product export',
  args: ['[FILE.csv]'],
  summary: 'Writes all products, inactive ones too, as CSV for a spreadsheet.',
  details: `
Without FILE.csv it writes to stdout; then call it with npm run --silent, or npm's own words are in it. A file that is
there is not written over. Its columns are those that "product import" reads: changed there, rows can be imported
again. Cells that a spreadsheet would take for formulas get a ' in front, which the import takes away.

The file is UTF-8 with a byte order mark and CRLF, as Excel reads it. Products that are changed while it is written
may be in it as they were before or after.`,
  run: async (_options, [file], signal) => {
    const { name, database, close } = await openDatabase()
    const told = progress('written')
    const written = { products: 0 }
    try {
      const text = csvOf(database, signal, (products) => told.reached((written.products = products)))
      if (file === undefined) await pipeline(text, process.stdout, { end: false })
      else await newFile(file, (unfinished) => pipeline(text, createWriteStream(unfinished, PRIVATE)))
    } finally {
      told.end()
      await close()
    }
    const { products } = written
    console.error(`${counted(products, 'product')} of ${name} ${products === 1 ? 'was' : 'were'} written.`)
  },
})

const ROWS_AT_ONCE = 1_000

const PRODUCTS_AFTER = `
  select product.id, product.name, product.description, product.price::text as price, category.name as category,
    product.image_url, product.stock_quantity, product.featured, product.is_active,
    to_char(product.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created_at,
    product.stock_quantity as stock_at_export
  from products as product left join categories as category on category.id = product.category_id
  where product.id > $1 order by product.id limit ${ROWS_AT_ONCE}`

async function* csvOf(
  database: SeedDatabase,
  signal: AbortSignal,
  reached: (products: number) => void,
): AsyncGenerator<string> {
  let heading = `\ufeff${line(COLUMNS)}`
  let products = 0
  let last = 0
  for (;;) {
    signal.throwIfAborted()
    const [rows = []] = await database.transaction([{ text: PRODUCTS_AFTER, params: [last] }])
    yield heading + rows.map((row) => line(COLUMNS.map((column) => cellOf(row, column)))).join('')
    heading = ''
    products += rows.length
    reached(products)
    if (rows.length < ROWS_AT_ONCE) return
    last = Number(rows.at(-1)?.id)
  }
}

const cellOf = (row: Row, column: string) => guarded(textOf(row[column]))

/** All cells in quotation marks: a spreadsheet that parts them at semicolons must not find a formula inside one. */
const line = (cells: readonly string[]) =>
  `${cells.map((cell) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\r\n`
