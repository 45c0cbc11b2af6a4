import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { answerLost, cutOff, type Fault, refuses } from '../../dev/neon/faults.ts'
import { listen } from '../../dev/neon/server.ts'
import { hold } from '../../test/crowd.ts'
import { isRealPostgres } from '../../test/database.ts'
import { startProcess } from '../../test/processes.ts'
import { test as base } from './shop.fixture.ts'

const STAGING = `select relname from pg_class where relname like 'product_import%'`
const NAMES = 'select name from products order by id'

/** `importingWith` imports a file over Neon's protocol, where the writing of all rows meets these faults, one each time. */
const test = base.extend('importingWith', ({ database: { endpoint }, importing, reached }) => {
  return async (faults: (Fault | undefined)[], content: string) => {
    const server = await listen({
      endpoint: {
        ...endpoint,
        handle: (header, body, signal) => {
          const deliver = () => endpoint.handle(header, body, signal)
          const fault = body.includes('insert into audit_log') ? faults.shift() : undefined
          return fault ? fault({ deliver, signal }) : deliver()
        },
      },
    })
    const before = reached.NEON_HTTP_ENDPOINT
    reached.NEON_HTTP_ENDPOINT = server.url
    try {
      return await importing(content)
    } finally {
      if (before === undefined) delete reached.NEON_HTTP_ENDPOINT
      else reached.NEON_HTTP_ENDPOINT = before
      await server.close()
    }
  }
})

describe('when the connection breaks while all rows are written', () => {
  test('and they were, the import says that they are there', async ({ shop, importingWith }) => {
    const { code, stdout } = await importingWith([answerLost], 'name,price\nLost answer,1\n')
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'All rows were imported; the connection was lost before they were counted.\n',
    })
    expect(await shop.sql(NAMES)).toEqual([{ name: 'Lost answer' }])
    expect(await shop.sql(STAGING)).toEqual([])
  })

  test('and they were not, it fails and leaves nothing', async ({ shop, importingWith }) => {
    await shop.sql('delete from products')
    const { code, stdout, stderr } = await importingWith([cutOff], 'name,price\nCut off,1\n')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).not.toMatch(/^ {4}at /m)
    expect(await shop.sql(NAMES)).toEqual([])
    expect(await shop.sql(STAGING)).toEqual([])
  })
})

test('a deadlock with another writer is tried again', async ({ shop, importingWith }) => {
  await shop.sql('delete from products')
  const deadlock = refuses('40P01')
  const { code, stdout } = await importingWith([deadlock, deadlock], 'name,price\nAfter a deadlock,1\n')
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 product added/) })
  expect(await shop.sql(NAMES)).toEqual([{ name: 'After a deadlock' }])
})

test.runIf(isRealPostgres)(
  'an import that is interrupted changes nothing and tidies up',
  async ({ shop, reached, folder }) => {
    await shop.sql('delete from products')
    const file = path.join(folder, 'many.csv')
    await writeFile(file, `name,price\n${'Interrupted,1\n'.repeat(500_000)}`)
    const command = startProcess(process.execPath, ['scripts/shop.ts', 'product', 'import', file], {
      cwd: path.join(import.meta.dirname, '..', '..'),
      settings: reached,
    })
    try {
      await command.prints(/10,000 rows read/)
      command.signal('SIGINT')
      expect(await command.ended()).toBe(1)
      expect(command.output()).toMatch(/Interrupted: nothing was changed\.\n$/)
      expect(await shop.sql(NAMES)).toEqual([])
      expect(await shop.sql(STAGING)).toEqual([])
    } finally {
      await command.stop()
    }
  },
)

describe.runIf(isRealPostgres)('what is bought while an import waits to write', () => {
  test('stays bought', async ({ shop, importing, database, exported }) => {
    await shop.sql('delete from products')
    const id = await shop.product({ name: 'Sold meanwhile', price: '10.00', stock_quantity: 10 })
    const text = (await exported()).replace('"10.00"', '"12.00"').replace('"10","false"', '"30","false"')
    const sale = 'update products set stock_quantity = stock_quantity - 4 where id = $1'
    const seller = await hold(database, sale, [id])

    const imported = importing(text)
    await seller.waiting(1)
    await seller.release()

    expect((await imported).code).toBe(0)
    expect(await shop.stockOf(id)).toBe(26)
    expect(await shop.sql('select price::text from products')).toEqual([{ price: '12.00' }])
  })
})
