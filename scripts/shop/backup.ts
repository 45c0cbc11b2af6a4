import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import type { Contents } from './backup-format.ts'
import { command } from './command.ts'
import { inTransaction } from '../../db/in-transaction.ts'
import { type Direct, openDirect } from './direct.ts'
import { newFile, PRIVATE } from './new-file.ts'
import { counted } from './plain.ts'
import { runOn, serverVersion, versionOf } from './postgres-programs.ts'
import { progress } from './progress.ts'
import { STAGING_PREFIX } from './staging.ts'
import { listMigrations, listTables, type Table } from './tables.ts'

export const backup = command({
  name: 'backup',
  args: ['FILE'],
  flags: '[--portable]',
  summary: 'Writes everything that the shop keeps into one file, as it is at one moment.',
  details: `
It uses pg_dump where that is installed and not older than the database's server, and else writes a portable backup,
which needs no program of PostgreSQL's, neither now nor to restore it. Shopping goes on meanwhile.

The file holds customers' addresses and the hashes of their passwords. Only you may read it; keep it so. A file that
is there is not written over. The local database can be backed up while the shop does not run.

  --portable  writes a portable backup in any case: it can also be restored into the local database`,
  options: { portable: { type: 'boolean', default: false } },
  run: async ({ portable }, [file = ''], signal) => {
    const database = await openDirect()
    try {
      const why = portable ? 'as you asked' : await whyNotDumped(database)
      const done = await newFile(file, async (unfinished) => {
        if (why === undefined) return dump(database, unfinished)
        return `${counted(await writePortable(database.pool, unfinished, signal), 'row')} in a portable backup (${why})`
      })
      console.log(`${file} holds ${database.name}: ${done}.`)
    } finally {
      await database.close()
    }
  },
})

/** Undefined where pg_dump can do it. */
async function whyNotDumped({ url, pool }: Direct): Promise<string | undefined> {
  if (url === undefined) return 'pg_dump cannot reach it'
  const [server, program] = await Promise.all([serverVersion(pool), versionOf('pg_dump')])
  if (program === undefined) return 'pg_dump is not installed'
  return program < server ? `pg_dump ${program} is older than the server, ${server}` : undefined
}

async function dump({ url = '' }: Direct, file: string): Promise<string> {
  await writeFile(file, '', { flag: PRIVATE.flags, mode: PRIVATE.mode })
  await runOn(url, 'pg_dump', [
    '--format=custom',
    '--no-owner',
    '--no-privileges',
    '--no-comments',
    `--exclude-table=${STAGING_PREFIX}*`,
    `--file=${file}`,
  ])
  return 'an archive of pg_dump'
}

const ROWS_AT_ONCE = 1_000

/** So that each value's text is the same wherever it is read and written. */
const TEXT_FORMS = `set local datestyle = 'ISO'; set local timezone = 'UTC'; set local bytea_output = 'hex'`

/** Writes a portable backup and gives its number of rows. All tables are read in one snapshot. */
function writePortable(pool: pg.Pool, file: string, signal: AbortSignal): Promise<number> {
  return inTransaction(pool, 'begin isolation level repeatable read read only', async (session) => {
    await session.query(TEXT_FORMS)
    const told = progress('written')
    let rows = 0
    const reached = (more: number) => told.reached((rows += more))
    try {
      const text = portable(session, signal, reached)
      await pipeline(text, createGzip(), createWriteStream(file, PRIVATE))
      return rows
    } finally {
      told.end()
    }
  })
}

async function* portable(
  session: pg.PoolClient,
  signal: AbortSignal,
  reached: (rows: number) => void,
): AsyncGenerator<string> {
  const tables = await listTables(session)
  const contents: Contents = {
    format: 'boutique backup',
    version: 1,
    migrations: await listMigrations(session),
    tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
    sequences: await listSequences(session),
  }
  yield line(contents)
  let rows = 0
  for (const table of tables) {
    yield line({ table: table.name })
    for await (const batch of rowsOf(session, table)) {
      signal.throwIfAborted()
      yield batch.map(line).join('')
      rows += batch.length
      reached(batch.length)
    }
  }
  yield line({ rows })
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`

async function listSequences(session: pg.PoolClient): Promise<Contents['sequences']> {
  const { rows } = await session.query<{ name: string; last: string | null }>(
    `select sequencename::text as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1`,
  )
  return rows
}

async function* rowsOf(
  session: pg.PoolClient,
  { name, columns }: Table,
): AsyncGenerator<(string | null)[][]> {
  const texts = columns.map((column) => `${session.escapeIdentifier(column.name)}::text`)
  const key = columns.some((column) => column.name === 'id') ? ' order by id' : ''
  await session.query(
    `declare backup no scroll cursor for select ${texts.join(', ')} from ${session.escapeIdentifier(name)}${key}`,
  )
  for (;;) {
    const { rows } = await session.query<(string | null)[]>({
      text: `fetch ${ROWS_AT_ONCE} from backup`,
      rowMode: 'array',
    })
    if (rows.length === 0) break
    yield rows
  }
  await session.query('close backup')
}
