import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Refusal } from './command.ts'

export interface CsvRow {
  /** Where it begins in the file, from 1; a cell may hold line breaks. */
  line: number
  cells: string[]
}

/** The file's lines cannot be told apart any further from here on. */
export class BrokenCsv extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

/** No row of products comes near it: above it, a quotation mark has swallowed the rows that follow. */
const LONGEST_ROW = 200_000

const DELIMITERS = /[,;\t]/

/**
 * Reads a CSV file row by row, the heading first, as spreadsheets write it: UTF-8 with or without a byte order mark, any
 * line breaks, cells in quotation marks, and between them commas, semicolons or tabs, whichever comes first. Rows of
 * empty cells are left out. Throws a `Refusal` for text that is not UTF-8, and `BrokenCsv` where quotation marks do not
 * match. Memory is bounded, whatever the file's size.
 */
export async function openCsv(file: string): Promise<{ delimiter: string; rows: AsyncGenerator<CsvRow> }> {
  const text = decoded(file)
  let head = ''
  while (!/[\r\n]/.test(head) && head.length < LONGEST_ROW) {
    const next = await text.next()
    if (next.done) break
    head += next.value
  }
  const delimiter = DELIMITERS.exec(head)?.[0] ?? ','
  return { delimiter, rows: rowsOf(head, text, delimiter) }
}

async function* rowsOf(head: string, rest: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow> {
  let lines = 0
  const begun: number[] = []
  const parser = parse({
    delimiter,
    max_record_size: LONGEST_ROW,
    on_record: (cells, { empty_lines }) => {
      begun.push(lines + empty_lines + 1)
      lines += 1 + cells.reduce((breaks, cell) => breaks + lineBreaks(cell), 0)
      return cells
    },
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  })
  pipeline(Readable.from(following(head, rest)), parser, () => {})
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const line = begun.shift() ?? 0
      if (cells.some((cell) => cell.trim() !== '')) yield { line, cells }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const empty = typeof error.empty_lines === 'number' ? error.empty_lines : 0
    throw new BrokenCsv(lines + empty + 1, 'The quotation marks of this row do not match.')
  }
}

const lineBreaks = (cell: string): number => cell.match(/\r\n|[\r\n]/g)?.length ?? 0

async function* following(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head
  yield* rest
}

async function* decoded(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const bytes: AsyncIterable<Buffer> = createReadStream(file)
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Refusal('The file is not UTF-8 text. In Excel, save it as "CSV UTF-8 (Comma delimited)".')
  }
}
