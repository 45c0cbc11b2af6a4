import pg from 'pg'
import { directAddress, migrateToLatest } from '../db/migrate.ts'

const { DATABASE_URL } = process.env

try {
  if (!DATABASE_URL)
    throw new Error('DATABASE_URL is not set: put the connection string of the database into .env.')
  const pool = new pg.Pool({ connectionString: directAddress(DATABASE_URL), max: 1 })
  const applied = await migrateToLatest(pool).finally(() => pool.end())
  console.log(
    applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply: the database is up to date.',
  )
} catch (error) {
  console.error(error instanceof Error ? `Not migrated: ${error.message || error.name}` : 'Not migrated.')
  process.exitCode = 1
}
