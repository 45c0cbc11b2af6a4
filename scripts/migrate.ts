import pg from 'pg'
import { directAddress, migrateToLatest } from '../db/migrate.ts'

try {
  const applied = await migrate(process.env.DATABASE_URL)
  console.log(
    applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply: the database is up to date.',
  )
} catch (error) {
  console.error(error instanceof Error ? `Not migrated: ${error.message || error.name}` : 'Not migrated.')
  process.exitCode = 1
}

async function migrate(url: string | undefined): Promise<string[]> {
  if (!url) throw new Error('DATABASE_URL is not set: it names the database to migrate.')
  const pool = new pg.Pool({ connectionString: directAddress(url), max: 1 })
  try {
    return await migrateToLatest(pool)
  } finally {
    await pool.end()
  }
}
