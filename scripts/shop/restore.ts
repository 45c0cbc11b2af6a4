import type pg from 'pg'
import { migrateTo, migrateToLatest, migrationNames } from '../../db/migrate.ts'
import { kindOf, readBackup } from './backup-format.ts'
import { command, Refusal } from './command.ts'
import { inTransaction } from '../../db/in-transaction.ts'
import { type Direct, openDirect } from './direct.ts'
import { load } from './load-backup.ts'
import { runOn, versionOf } from './postgres-programs.ts'
import { progress } from './progress.ts'
import { firstFilled, listTables } from './tables.ts'

export const restore = command({
  name: 'restore',
  args: ['FILE'],
  summary: 'Brings a backup back into a database that is empty.',
  details: `
A database is empty when it has no tables, or those of a shop without any accounts, products, orders and chats. Any other
is refused and left as it is. What is restored is all there or not at all, and is brought to the newest migration
afterwards.

A backup by pg_dump needs pg_restore, not older than it. A portable one needs nothing, and can be restored into the
local database too: stop the shop and delete .local before.`,
  run: async (_options, [file = ''], signal) => {
    const kind = await kindOf(file)
    const database = await openDirect()
    try {
      const { name, pool } = database
      if (kind === 'pg_dump') await restoreArchive(database, file)
      else await restorePortable(pool, file, signal)
      await migrateToLatest(pool)
      console.log(`${file} is restored into ${name}, which has the newest migration now.`)
    } finally {
      await database.close()
    }
  },
})

async function restoreArchive({ url, pool }: Direct, file: string): Promise<void> {
  if (url === undefined) {
    throw new Refusal(
      'A backup by pg_dump cannot be restored into the local database: make one with --portable.',
    )
  }
  if ((await versionOf('pg_restore')) === undefined) throw new Refusal('pg_restore is not installed.')
  await runOn(url, 'pg_restore', ['--list', file])
  await clear(pool)
  await runOn(url, 'pg_restore', [
    '--no-owner',
    '--no-privileges',
    '--exit-on-error',
    '--single-transaction',
    `--dbname=${new URL(url).pathname.slice(1)}`,
    file,
  ])
}

/** Leaves a database without tables. Throws a `Refusal` where it is not empty. */
function clear(pool: pg.Pool): Promise<void> {
  return inTransaction(pool, 'begin', async (session) => {
    const { rows } = await session.query<{ tables: number; ours: boolean }>(
      `select count(*)::int as tables, to_regclass('public.kysely_migration') is not null as ours
       from pg_class where relkind in ('r', 'p', 'v', 'm', 'f') and relnamespace = 'public'::regnamespace
         and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')`,
    )
    if (!rows[0]?.tables) return
    if (!rows[0].ours)
      throw new Refusal('The database holds the tables of something else: restore into an empty one.')
    const tables = (await listTables(session)).map(({ name }) => session.escapeIdentifier(name))
    if (tables.length > 0) await session.query(`lock table ${tables.join(', ')} in access exclusive mode`)
    const filled = await firstFilled(session)
    if (filled) throw new Refusal(`The database is not empty (look at ${filled}): restore into an empty one.`)
    await session.query('drop schema public cascade; create schema public')
  })
}

async function restorePortable(pool: pg.Pool, file: string, signal: AbortSignal): Promise<void> {
  const backup = await readBackup(file)
  const newest = backup.contents.migrations.at(-1) ?? ''
  if (!(await migrationNames()).includes(newest)) {
    throw new Refusal(
      `The backup is of a newer shop than this one, which knows no ${newest}: update the code first.`,
    )
  }
  await clear(pool)
  await migrateTo(pool, newest)
  const told = progress('restored')
  try {
    await inTransaction(pool, 'begin', (session) => load(session, backup, { signal, reached: told.reached }))
  } finally {
    told.end()
  }
}
