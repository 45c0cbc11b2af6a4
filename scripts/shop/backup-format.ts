import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import * as v from 'valibot'
import { Refusal } from './command.ts'

/**
 * A portable backup is gzipped text, of which each line is JSON: what it holds, then for each table its name and its rows
 * (a list of PostgreSQL's own texts), and the number of all rows at the end.
 */
const Contents = v.strictObject({
  format: v.literal('boutique backup'),
  version: v.literal(1),
  /** The migrations that the database had, in order. */
  migrations: v.pipe(v.array(v.string()), v.minLength(1)),
  /** In an order in which no row refers to one that comes later. */
  tables: v.array(v.strictObject({ name: v.string(), columns: v.array(v.string()) })),
  /** The sequences that ids come from, and the last id that each has given. */
  sequences: v.array(v.strictObject({ name: v.string(), last: v.nullable(v.string()) })),
})
export type Contents = v.InferOutput<typeof Contents>

const Line = v.union([
  v.pipe(
    v.array(v.nullable(v.string())),
    v.transform((row) => ({ row })),
  ),
  v.strictObject({ table: v.string() }),
  v.strictObject({ rows: v.number() }),
])
type Line = v.InferOutput<typeof Line>

export interface Backup {
  contents: Contents
  lines: AsyncGenerator<Line>
}

type Kind = 'portable' | 'pg_dump'

/** What kind of backup a file is, by its first bytes. Throws a `Refusal` for anything else. */
export async function kindOf(file: string): Promise<Kind> {
  const handle = await open(file).catch(() => {
    throw new Refusal(`There is no file ${file} that could be read.`)
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(5), 0, 5, 0)
    const start = buffer.subarray(0, bytesRead)
    if (start.toString('latin1') === 'PGDMP') return 'pg_dump'
    if (start[0] === 0x1f && start[1] === 0x8b) return 'portable'
    throw new Refusal(`${file} is not a backup of this shop.`)
  } finally {
    await handle.close()
  }
}

/** Opens a portable backup: what it holds, and then its lines. Reading them throws a `Refusal` where the file is damaged. */
export async function readBackup(file: string): Promise<Backup> {
  const lines = jsonLines(file)
  const first = await lines.next()
  const contents = v.safeParse(Contents, first.value)
  if (!contents.success) throw new Refusal(`${file} is not a backup that this version of the shop can read.`)
  return { contents: contents.output, lines: linesOf(file, lines) }
}

async function* linesOf(file: string, lines: AsyncGenerator): AsyncGenerator<Line> {
  for await (const each of lines) {
    const line = v.safeParse(Line, each)
    if (!line.success) throw damaged(file)
    yield line.output
  }
}

async function* jsonLines(file: string): AsyncGenerator {
  const unpacked = pipeline(createReadStream(file), createGunzip(), () => {})
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) yield JSON.parse(line)
  } catch (error) {
    throw damaged(file, error)
  }
}

const damaged = (file: string, cause?: unknown) =>
  new Refusal(`${file} is damaged: it cannot be read to its end.`, { cause })
