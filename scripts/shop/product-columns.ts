import { Refusal } from './command.ts'
import { plain } from './plain.ts'

/** What a file of products may hold. `id`, `created_at` and `stock_at_export` say which product it was, and when. */
export const COLUMNS = [
  'id',
  'name',
  'description',
  'price',
  'category',
  'image_url',
  'stock_quantity',
  'featured',
  'is_active',
  'created_at',
  'stock_at_export',
] as const
export type Column = (typeof COLUMNS)[number]

const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name)

/** The columns that the first row names, in its order. Throws a `Refusal` where products cannot be read by them. */
export function readHeading(cells: readonly string[]): Column[] {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const columns = names.filter(isColumn)
  if (columns.length < names.length) {
    const unknown = names.filter((name) => !isColumn(name)).map((name) => plain(name) || 'one without a name')
    throw new Refusal(`There is no such column: ${unknown.join(', ')}. There are: ${COLUMNS.join(', ')}.`)
  }
  const twice = columns.find((name, place) => columns.indexOf(name) < place)
  if (twice) throw new Refusal(`The column ${twice} is there twice.`)
  if (!columns.includes('id') && !(columns.includes('name') && columns.includes('price'))) {
    throw new Refusal(
      'The first row must name the columns: name and price for new products, id to change some.',
    )
  }
  return columns
}
