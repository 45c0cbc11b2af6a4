import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect } from 'vitest'
import { isRealPostgres } from '../../test/database.ts'
import { runScript } from '../../test/processes.ts'
import { copyProject } from '../../test/project-copy.ts'
import { test } from './backup.fixture.ts'

describe.runIf(isRealPostgres)('backup', () => {
  test('makes a portable one where pg_dump is not installed, and says so', async ({ command, folder }) => {
    const file = path.join(folder, 'shop.backup')
    const { code, stdout } = await command(['backup', file], { PATH: '/nowhere' })
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/ rows? in a portable backup \(pg_dump is not installed\)\.\n$/),
    })
  })

  test('lets only its owner read the file, and writes over none', async ({ kept, command }) => {
    expect((await stat(kept)).mode & 0o777).toBe(0o600)
    const before = await readFile(kept)
    const { code, stderr } = await command(['backup', kept])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `${kept} is there already, and is not written over.\n`,
    })
    expect(await readFile(kept)).toEqual(before)
  })

  test('leaves out what an import has put aside', async ({ shop, command, folder }) => {
    await shop.sql('create table product_import_1_0a (line integer)')
    const file = path.join(folder, 'shop.backup')
    await command(['backup', file, '--portable'])
    expect(gunzipSync(await readFile(file)).toString()).not.toContain('product_import')
    await shop.sql('drop table product_import_1_0a')
  })
})

test.runIf(isRealPostgres)(
  'the local database takes a portable backup, and gives one',
  { timeout: 180_000 },
  async ({ shop, kept, folder }) => {
    const checkout = await copyProject()
    try {
      const run = (...args: string[]) => runScript('scripts/shop.ts', args, { cwd: checkout.folder })
      const restored = await run('restore', kept)
      expect(restored).toMatchObject({ code: 0, stdout: expect.stringContaining('into the local database') })
      expect((await run('restore', kept)).stderr).toContain('The database is not empty')

      const again = path.join(folder, 'again.backup')
      expect((await run('backup', again)).stdout).toContain('(pg_dump cannot reach it)')
      const rowsOf = async (file: string) =>
        gunzipSync(await readFile(file))
          .toString()
          .split('\n').length
      expect(await rowsOf(again)).toBe(await rowsOf(kept))

      const [orders] = await shop.sql<{ total: number }>('select count(*)::int as total from orders')
      expect((await run('order', 'list')).stdout.trimEnd().split('\n')).toHaveLength((orders?.total ?? 0) + 1)
    } finally {
      await checkout.remove()
    }
  },
)
