import { migrationNames } from '../../db/migrate.ts'
import { ONLINE_INDEXES } from '../../db/online.ts'
import type { Finding } from './finding.ts'

/** What the migrations install. */
const EXTENSIONS = ['pg_trgm', 'fuzzystrmatch']

const MIGRATE = 'Run `npm run db:migrate` with this DATABASE_URL, before the next deploy.'

export type Ask = <Row>(statement: string) => Promise<Row[]>

/** Finds migrations that the database lacks, those that this code does not know, and what they should have left. */
export async function migrationFindings(ask: Ask): Promise<Finding[]> {
  const [known, applied] = await Promise.all([migrationNames(), appliedMigrations(ask)])
  const pending = known.filter((name) => !applied.includes(name))
  const unknown = applied.filter((name) => !known.includes(name))
  const findings: Finding[] = []
  if (pending.length > 0) {
    findings.push({
      id: 'migrations-pending',
      problem:
        applied.length === 0
          ? 'The database has no tables of the shop yet.'
          : `The database lacks ${pending.length} of ${known.length} migrations, from ${pending[0]} on.`,
      advice: MIGRATE,
    })
  }
  if (unknown.length > 0) {
    findings.push({
      id: 'migrations-unknown',
      problem: `The database is further than this code, which does not know ${unknown.join(', ')}.`,
      advice: 'Check out the release that was deployed last, or the newest, and look again.',
    })
  }
  return [...findings, ...(await missingExtensions(ask, pending.length > 0))].concat(
    pending.length > 0 ? [] : await missingIndexes(ask),
  )
}

async function appliedMigrations(ask: Ask): Promise<string[]> {
  const [history] = await ask<{ there: boolean }>(
    `select to_regclass('kysely_migration') is not null as there`,
  )
  if (!history?.there) return []
  const rows = await ask<{ name: string }>('select name from kysely_migration order by name')
  return rows.map(({ name }) => name)
}

/** Before the migrations, those that the server does not offer; after them, those that somebody took away. */
async function missingExtensions(ask: Ask, beforeMigrations: boolean): Promise<Finding[]> {
  const rows = await ask<{ name: string }>(
    beforeMigrations
      ? 'select name::text from pg_available_extensions'
      : 'select extname::text as name from pg_extension',
  )
  const there = new Set(rows.map(({ name }) => name))
  return EXTENSIONS.filter((name) => !there.has(name)).map((name) => ({
    id: 'extension-missing',
    subject: name,
    problem: beforeMigrations
      ? `The server does not offer the extension ${name}, which the migrations need.`
      : `The database has lost the extension ${name}, which the search needs.`,
    advice: beforeMigrations
      ? "Install PostgreSQL's contrib package there; Neon has it."
      : `Run \`create extension ${name}\` there, and restore the indexes that went with it from a backup.`,
  }))
}

async function missingIndexes(ask: Ask): Promise<Finding[]> {
  const rows = await ask<{ name: string }>(
    'select c.relname::text as name from pg_index join pg_class c on c.oid = indexrelid where indisvalid',
  )
  const there = new Set(rows.map(({ name }) => name))
  const missing = ONLINE_INDEXES.filter((name) => !there.has(name))
  if (missing.length === 0) return []
  return [
    {
      id: 'indexes-unfinished',
      problem: `A migration was interrupted before it had made ${missing.join(', ')}: the shop works, and is slow.`,
      advice: 'Run `npm run db:migrate` again: it goes on where it stopped.',
    },
  ]
}
