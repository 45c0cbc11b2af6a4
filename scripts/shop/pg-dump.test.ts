import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { migrateToLatest } from '../../db/migrate.ts'
import { overPool } from '../../db/seed/database.ts'
import { seedCatalogue } from '../../db/seed/seed.ts'
import { startPostgres } from '../../dev/postgres.ts'
import { createEmptyDatabase, digestOf } from './databases.fixture.ts'
import { connectionVariables, versionOf } from './postgres-programs.ts'
import { runShopCommand } from './shop.fixture.ts'

/** The folder of an installed server as old as the installed pg_dump: Debian's place for them. */
async function installedServer(): Promise<string | undefined> {
  const version = await versionOf('pg_dump')
  const folder = '/usr/lib/postgresql'
  const versions: string[] = await readdir(folder).catch(() => [])
  return version !== undefined && versions.includes(String(version))
    ? path.join(folder, String(version))
    : undefined
}

const installed = await installedServer()

describe.runIf(installed !== undefined)('with pg_dump and a server that it knows', () => {
  test(
    'a backup brings everything back, into a database without tables and into an empty shop',
    { timeout: 120_000 },
    async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'shop-dump-'))
      const server = await startPostgres(installed === undefined ? {} : { installed })
      try {
        const create = () => createEmptyDatabase(server.url('postgres'), 'shop_')
        const [shop, bare, migrated] = [await create(), await create(), await create()]
        await migrateToLatest(shop.pool)
        await seedCatalogue(overPool(shop.pool))
        await shop.pool.query('create table product_import_1_0a (line integer)')
        const before = await digestOf(shop.pool)
        const file = path.join(folder, 'shop.dump')

        const made = await runShopCommand(['backup', file], { DATABASE_URL: shop.url })

        expect(made).toMatchObject({
          code: 0,
          stderr: '',
          stdout: expect.stringContaining('an archive of pg_dump'),
        })
        expect((await stat(file)).mode & 0o777).toBe(0o600)
        await migrateToLatest(migrated.pool)
        for (const { url, pool } of [bare, migrated]) {
          expect(await runShopCommand(['restore', file], { DATABASE_URL: url })).toMatchObject({
            code: 0,
            stderr: '',
          })
          expect(await digestOf(pool)).toEqual(before)
          expect((await pool.query(`select to_regclass('product_import_1_0a') as staged`)).rows).toEqual([
            { staged: null },
          ])
        }
        const refused = await runShopCommand(['restore', file], { DATABASE_URL: bare.url })
        expect(refused).toMatchObject({
          code: 1,
          stderr: expect.stringContaining('The database is not empty'),
        })
        for (const { drop } of [shop, bare, migrated]) await drop()
      } finally {
        await server.stop()
        await rm(folder, { recursive: true })
      }
    },
  )
})

test('what pg_dump needs to know of a database goes into variables, decoded', () => {
  const address =
    'postgresql://shop%40x:p%2Fw%20d@[::1]:6432/my%20shop?sslmode=require&channel_binding=require'
  expect(connectionVariables(address)).toEqual({
    PGHOST: '::1',
    PGPORT: '6432',
    PGUSER: 'shop@x',
    PGPASSWORD: 'p/w d',
    PGDATABASE: 'my shop',
    PGSSLMODE: 'require',
    PGCHANNELBINDING: 'require',
  })
})
