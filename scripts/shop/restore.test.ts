import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect } from 'vitest'
import { migrateTo, migrateToLatest } from '../../db/migrate.ts'
import { isRealPostgres } from '../../test/database.ts'
import { test } from './backup.fixture.ts'
import { digestOf } from './databases.fixture.ts'
import { runShopCommand } from './shop.fixture.ts'

const fileWith = async (folder: string, content: Buffer) => {
  const file = path.join(folder, 'other.backup')
  await writeFile(file, content)
  return file
}

describe.runIf(isRealPostgres)('a portable backup', () => {
  test('brings everything back, as it was, into a database without tables', async ({
    database,
    kept,
    empty,
  }) => {
    const before = await digestOf(database.pool)

    const { code, stdout } = await runShopCommand(['restore', kept], { DATABASE_URL: empty.url })

    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('is restored into') })
    expect(await digestOf(empty.pool)).toEqual(before)
    expect(Object.values(before).filter((digest) => digest.startsWith('0 ')).length).toBeLessThan(6)
  })

  test('leaves a shop that works: ids go on, words are searched, the audit log is kept', async ({
    kept,
    empty,
  }) => {
    await runShopCommand(['restore', kept], { DATABASE_URL: empty.url })
    const { rows: triggers } = await empty.pool.query(
      `select tgname from pg_trigger where not tgisinternal and tgenabled <> 'O'`,
    )
    const { rows } = await empty.pool.query(
      `insert into products (name, price) values ('Farshi Lehenga', 1)
       returning id > (select max(p.id) from products as p) as newer, search_document is not null as searched`,
    )
    expect(triggers).toEqual([])
    expect(rows).toEqual([{ newer: true, searched: true }])
    await expect(empty.pool.query('delete from audit_log')).rejects.toThrow('append-only')
  })

  test('is restored into the tables of a shop without anything in it', async ({ database, kept, empty }) => {
    await migrateToLatest(empty.pool)
    const { code } = await runShopCommand(['restore', kept], { DATABASE_URL: empty.url })
    expect(code).toBe(0)
    expect(await digestOf(empty.pool)).toEqual(await digestOf(database.pool))
  })

  test('of an older shop is brought to the newest migration', async ({ empty, folder }) => {
    await migrateTo(empty.pool, '0004_orders')
    await empty.pool.query(`insert into products (name, price) values ('Old Pashmina', 100)`)
    const file = path.join(folder, 'old.backup')
    await runShopCommand(['backup', file, '--portable'], { DATABASE_URL: empty.url })
    await empty.pool.query('delete from products')

    const { code, stderr } = await runShopCommand(['restore', file], { DATABASE_URL: empty.url })

    expect({ code, stderr }).toMatchObject({ code: 0 })
    const { rows } = await empty.pool.query(
      `select name, search_document @@ 'pashmina' as found, (select count(*)::int from chat_messages) as messages from products`,
    )
    expect(rows).toEqual([{ name: 'Old Pashmina', found: true, messages: 0 }])
  })

  test('is not restored where there is something already, which stays', async ({
    database,
    kept,
    command,
    empty,
  }) => {
    const before = await digestOf(database.pool)
    const { code, stderr } = await command(['restore', kept])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The database is not empty \(look at \w+\): restore into an empty one.\n$/)
    expect(await digestOf(database.pool)).toEqual(before)

    await empty.pool.query('create table somebody_elses (id integer)')
    const foreign = await runShopCommand(['restore', kept], { DATABASE_URL: empty.url })
    expect(foreign).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the tables of something else'),
    })
    expect((await empty.pool.query('select * from somebody_elses')).rows).toEqual([])
  })

  test('that is damaged, cut off or none at all leaves the database empty', async ({
    kept,
    empty,
    folder,
  }) => {
    const whole = await readFile(kept)
    const lines = gunzipSync(whole).toString().trimEnd().split('\n')
    const newer = lines.with(0, (lines[0] ?? '').replace(/"\d{4}_\w+"\]/, '"9999_later"]'))
    for (const [content, message] of [
      [whole.subarray(0, whole.length / 2), 'is damaged'],
      [gzipSync(lines.slice(0, -3).join('\n')), 'is cut off'],
      [gzipSync(lines.toSpliced(-2, 0, 'not json').join('\n')), 'is damaged'],
      [gzipSync('{"format":"another"}'), 'not a backup that this version'],
      [gzipSync(newer.join('\n')), 'is of a newer shop than this one, which knows no 9999_later'],
      [Buffer.from('id,name\n1,Gown\n'), 'is not a backup of this shop'],
      [Buffer.alloc(0), 'is not a backup of this shop'],
    ] as const) {
      const file = await fileWith(folder, content)
      const { code, stdout, stderr } = await runShopCommand(['restore', file], { DATABASE_URL: empty.url })
      expect({ code, stdout, stderr }).toEqual({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining(message),
      })
      expect(stderr).not.toMatch(/^ {4}at /m)
      const { rows } = await empty.pool.query(`select to_regclass('orders') as orders`)
      if (rows[0]?.orders) expect((await empty.pool.query('select from users')).rowCount).toBe(0)
    }
    expect((await runShopCommand(['restore', kept], { DATABASE_URL: empty.url })).code).toBe(0)
  })
})
