import { expect } from 'vitest'
import { overPool } from '../../../db/seed/database.ts'
import { seedCatalogue } from '../../../db/seed/seed.ts'
import { test } from '../../../test/database.ts'

test('a shop that was migrated and seeded has no account in it', async ({ database: { pool } }) => {
  await seedCatalogue(overPool(pool))

  expect((await pool.query('select email from users')).rows).toEqual([])
})
