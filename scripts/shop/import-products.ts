import { randomBytes } from 'node:crypto'
import { access, constants } from 'node:fs/promises'
import type { SeedDatabase } from '../../db/seed/database.ts'
import { openDatabase } from '../open-database.ts'
import { apply, type Imported, rehearse } from './apply-import.ts'
import { BadRows } from './bad-rows.ts'
import { command, Refusal } from './command.ts'
import { BrokenCsv, openCsv } from './csv-file.ts'
import { count, counted } from './plain.ts'
import { type Column, COLUMNS, readHeading } from './product-columns.ts'
import { type Progress, progress } from './progress.ts'
import { type Problem, type ProductRow, readProduct } from './read-product.ts'
import { openStaging, type Staging } from './staging.ts'

export const importProducts = command({
  name: 'product import',
  args: ['FILE.csv'],
  flags: '[--dry-run]',
  summary: 'Adds and changes products from a CSV file: all of its rows, or none.',
  details: `
The first row names the columns, in any order: ${COLUMNS.join(', ')}.

  id               a product that is changed; empty for a new one, which gets an id of the shop's
  name, price      needed for a new product; a price is text such as 5000.00
  category         by its name, whatever the case; it must be there already
  description, category, image_url       empty for none
  stock_quantity, featured, is_active    empty: a product keeps its own; a new one gets 0, false and true
  created_at       as exported: a row is refused when its id is another product's here
  stock_at_export  as exported: what was sold since stays sold, and the stock changes by the difference. Without it
                   stock_quantity is the stock from now on

A column that is left out leaves products as they are. No row deletes a product: is_active false takes it off the shop.
Rows are checked as the API does. If one is bad, nothing is changed, and the bad ones are listed by line and column. New
prices are noted in the audit log. The site may show what was before for up to six minutes.

The file is UTF-8 ("CSV UTF-8" in Excel), with commas, semicolons or tabs. A ' before = + - @ is what an export
puts there against formulas, and is taken away.

  --dry-run  checks everything and tells what would be changed`,
  options: { 'dry-run': { type: 'boolean', default: false } },
  run: async ({ 'dry-run': dryRun }, [file = ''], signal) => {
    await access(file, constants.R_OK).catch(() => {
      throw new Refusal(`There is no file ${file} that could be read.`)
    })
    const { name, database, close } = await openDatabase()
    try {
      console.log(await importFile(database, { file, dryRun, signal, where: name }))
    } finally {
      await close()
    }
  },
})

interface Job {
  file: string
  dryRun: boolean
  signal: AbortSignal
  where: string
}

async function importFile(database: SeedDatabase, { file, dryRun, signal, where }: Job): Promise<string> {
  const told = progress('read')
  const staging = await openStaging(database)
  try {
    const columns = await stage(file, staging, { signal, told })
    const { table } = staging
    told.says('Comparing with the shop')
    if (dryRun)
      return `Nothing was changed. It would be: ${sentence(await rehearse(database, table, columns))} in ${where}.`

    told.says('Writing all rows at once')
    const note = `shop product import ${randomBytes(4).toString('hex')}`
    const done = await apply(database, { table, columns, note })
    if (!done) return 'All rows were imported; the connection was lost before they were counted.'
    if (done.added + done.changed > 0) await database.transaction([{ text: 'analyze products', params: [] }])
    return `${sentence(done)} in ${where}. New prices are in the audit log as "${note}".`
  } finally {
    told.end()
    await staging.drop().catch(() => {})
  }
}

const sentence = ({ added, changed, same }: Imported) =>
  `${counted(added, 'product')} added, ${count(changed)} changed and ${count(same)} left as they are`

/** Enough rows to make few requests, and little enough text to hold in memory. */
const ROWS_AT_ONCE = 1_000
const TEXT_AT_ONCE = 1_000_000

/** Reads and checks the whole file and puts the good rows aside. Throws the report when there are others. */
async function stage(
  file: string,
  staging: Staging,
  { signal, told }: { signal: AbortSignal; told: Progress },
): Promise<Column[]> {
  const { delimiter, rows } = await openCsv(file)
  const bad = new BadRows()
  let columns: Column[] | undefined
  let read = 0
  let good: ProductRow[] = []
  let problems: Problem[] = []
  let text = 0
  const flush = async () => {
    signal.throwIfAborted()
    bad.add([...problems, ...(good.length > 0 ? await staging.add(good) : [])])
    good = []
    problems = []
    text = 0
    told.reached(read)
  }

  try {
    for await (const row of rows) {
      if (!columns) {
        columns = readHeading(row.cells)
        continue
      }
      read += 1
      const result = readProduct(row, columns, delimiter)
      if ('product' in result) good.push(result.product)
      else problems.push(...result.problems)
      text += row.cells.reduce((length, cell) => length + cell.length, 0)
      if (good.length + problems.length >= ROWS_AT_ONCE || text >= TEXT_AT_ONCE) await flush()
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error
    read += 1
    problems.push({ line: error.line, column: null, message: `${error.message} What follows was not read.` })
  }
  await flush()
  bad.refuse(read)
  if (!columns || read === 0) throw new Refusal('The file holds no products.')
  return columns
}
