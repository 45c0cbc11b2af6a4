import * as v from 'valibot'
import { Flag, IdText } from '../../src/http/fields.ts'
import { UpdateProduct } from '../../src/services/products/schemas.ts'
import type { CsvRow } from './csv-file.ts'
import { unguarded } from './formulas.ts'
import { plain } from './plain.ts'
import type { Column } from './product-columns.ts'

/** A product as a row gives it. What the row leaves open is null: the product keeps it, or has none. */
export interface ProductRow {
  line: number
  id: number | null
  name: string | null
  description: string | null
  price: string | null
  category: string | null
  image_url: string | null
  stock_quantity: number | null
  featured: boolean | null
  is_active: boolean | null
  created_at: string | null
  stock_at_export: number | null
}

export interface Problem {
  line: number
  /** Null where it is about the whole row. */
  column: string | null
  message: string
}

/** What a cell becomes before the API's own schema of a product judges it. */
const GIVEN: Partial<Record<Column, (cell: string, delimiter: string) => unknown>> = {
  name: String,
  description: String,
  image_url: String,
  price: (cell, delimiter) => (delimiter === ';' ? cell.replace(/^(\d+),(\d{1,2})$/, '$1.$2') : cell),
  stock_quantity: (cell) => (cell === '' ? undefined : wholeNumber(cell)),
}

const wholeNumber = (cell: string) => (/^-?\d{1,15}$/.test(cell) ? Number(cell) : cell)

/** The row as a product, or all that is wrong with it, by the rules that the API has for products. */
export function readProduct(
  { line, cells }: CsvRow,
  columns: readonly Column[],
  delimiter: string,
): { product: ProductRow } | { problems: Problem[] } {
  if (cells.length !== columns.length) {
    const message = `Has ${cells.length} cells; the first row names ${columns.length} columns.`
    return { problems: [{ line, column: null, message }] }
  }
  const texts = new Map(columns.map((column, place) => [column, unguarded(cells[place] ?? '').trim()]))
  const problems: Problem[] = []
  const refuse = (column: string | null, message: string) => problems.push({ line, column, message })

  const judged = <T>(column: Column, schema: v.GenericSchema<unknown, T>, input: unknown): T | null => {
    const result = v.safeParse(schema, input)
    if (!result.success) refuse(column, plain(result.issues[0].message))
    return result.success ? result.output : null
  }
  const optional = <T>(column: Column, schema: v.GenericSchema<unknown, T>): T | null => {
    const text = texts.get(column) ?? ''
    return text === ''
      ? null
      : judged(column, schema, column === 'stock_at_export' ? wholeNumber(text) : text.toLowerCase())
  }

  const id = optional('id', IdText)
  const input: Record<string, unknown> = {}
  for (const [column, text] of texts) {
    const given = GIVEN[column]?.(text, delimiter)
    if (given !== undefined) input[column] = given
  }
  const result = v.safeParse(UpdateProduct, input)
  for (const issue of result.issues ?? []) refuse(v.getDotPath(issue), plain(issue.message))
  if ((texts.get('id') ?? '') === '') {
    for (const column of ['name', 'price'] as const) {
      if (!texts.has(column)) refuse(column, 'A product without an id is a new one, which needs it.')
    }
  }
  const product = {
    line,
    id,
    featured: optional('featured', Flag),
    is_active: optional('is_active', Flag),
    stock_at_export: optional('stock_at_export', UpdateProduct.entries.stock_quantity) ?? null,
    category: texts.get('category') || null,
    created_at: texts.get('created_at') || null,
  }
  if (problems.length > 0 || !result.success) return { problems }
  const { name, description, price, image_url, stock_quantity } = result.output
  return {
    product: {
      ...product,
      name: name ?? null,
      description: description ?? null,
      price: price ?? null,
      image_url: image_url ?? null,
      stock_quantity: stock_quantity ?? null,
    },
  }
}
