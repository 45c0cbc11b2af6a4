import { migrateDatabase } from '../db/migrate.ts'

try {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set: it names the database to migrate.')
  const applied = await migrateDatabase(url)
  console.log(
    applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply: the database is up to date.',
  )
} catch (error) {
  console.error(error instanceof Error ? `Not migrated: ${error.message || error.name}` : 'Not migrated.')
  process.exitCode = 1
}
