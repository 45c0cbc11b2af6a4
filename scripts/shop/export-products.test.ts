import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { guarded, unguarded } from './formulas.ts'
import { test } from './shop.fixture.ts'

const PRODUCTS = `select id, name, description, price::text, category_id, image_url, stock_quantity, featured, is_active,
  created_at::text, updated_at::text from products order by id`

describe('product export', () => {
  test('writes every product as a spreadsheet reads it', async ({ shop, exported }) => {
    const gowns = await shop.category('Gowns')
    const id = await shop.product({
      name: 'A "red" gown; long',
      description: 'one\ntwo',
      price: '12500.00',
      category_id: gowns,
      stock_quantity: 3,
      is_active: false,
    })
    const text = await exported()
    expect(text).toMatch(
      /^\ufeff"id","name","description","price","category","image_url","stock_quantity","featured",/,
    )
    expect(text).toMatch(
      new RegExp(
        String.raw`\r\n"${id}","A ""red"" gown; long","one\ntwo","12500.00","Gowns",,"3","false","false","[0-9T:.-]+Z","3"\r\n$`,
      ),
    )
  })

  test('imported again changes nothing, whatever the texts hold', async ({ shop, exported, importing }) => {
    const texts = [
      '=1+1',
      "'=1+1",
      "''=1",
      '+92 300',
      '-5 %',
      '@home',
      "'quoted'",
      "'",
      '＝x',
      'a,b;c\td',
      '"',
      'x\r\ny',
      'جوڑا',
      '-',
    ]
    for (const text of texts) await shop.product({ name: text, description: `${text}\n=2` })
    await shop.product({
      price: '0.00',
      stock_quantity: 0,
      featured: true,
      image_url: 'https://cdn.example/a.png',
    })
    const before = await shop.sql(PRODUCTS)

    const text = await exported()
    const { code, stdout } = await importing(text)

    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^0 products added, 0 changed /),
    })
    expect(await shop.sql(PRODUCTS)).toEqual(before)
    const cells = [...text.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell)
    expect(cells.length).toBeGreaterThan(10 * texts.length)
    expect(cells.filter((cell) => /^[=+\-@＝\t\r\n]/.test(cell))).toEqual([])
    expect(text.replaceAll(/"(?:[^"]|"")*"/g, '')).toMatch(/^\ufeff[,\r\n]+$/)
  })

  test('imported without ids makes the same products anew', async ({ shop, exported, importing }) => {
    await shop.sql('delete from products')
    await shop.product({
      name: '=cmd',
      description: 'x',
      stock_quantity: 4,
      is_active: false,
      featured: true,
    })
    const rows = (await exported()).split('\r\n')
    const heading = (rows[0] ?? '').replace('"id",', '').replace(',"created_at","stock_at_export"', '')
    const row = (rows[1] ?? '').replace(/^"\d+",/, '').replace(/,"[^"]+Z","4"$/, '')

    await importing(`${heading}\r\n${row}\r\n`)

    const [one, two] = await shop.sql<Record<string, unknown>>(PRODUCTS)
    const anew = { id: expect.any(Number), created_at: expect.any(String), updated_at: expect.any(String) }
    expect(two).toEqual({ ...one, ...anew })
  })

  test('goes to stdout without a file, what it tells goes to stderr', async ({ shop, command, exported }) => {
    await shop.product()
    const { code, stdout, stderr } = await command(['product', 'export'])
    expect(code).toBe(0)
    expect(stdout).toBe(await exported())
    expect(stderr).toMatch(/^\d+ products? of .+ written\.\n$/)
  })

  test('has all of many products, once', async ({ shop, exported }) => {
    await shop.sql(
      `insert into products (name, price) select 'Many ' || n, 1 from generate_series(1, 2500) as n`,
    )
    const ids = [...(await exported()).matchAll(/^"(\d+)",/gm)].map(([, id]) => Number(id))
    const rows = await shop.sql<{ id: number }>('select id from products order by id')
    expect(ids).toEqual(rows.map(({ id }) => id))
  })

  test('writes over no file, and leaves none that is half written', async ({ command, folder }) => {
    const file = path.join(folder, 'mine.csv')
    await writeFile(file, 'mine')
    const { code, stderr } = await command(['product', 'export', file])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `${file} is there already, and is not written over.\n`,
    })
    expect(await readFile(file, 'utf8')).toBe('mine')

    const other = path.join(folder, 'other.csv')
    const failed = await command(['product', 'export', other], {
      DATABASE_URL: 'postgresql://a@127.0.0.1:1/a',
      NEON_HTTP_ENDPOINT: 'http://127.0.0.1:1/sql',
    })
    expect(failed.code).toBe(1)
    await expect(stat(other)).rejects.toThrow('ENOENT')
  })
})

describe('what a spreadsheet would take for a formula', () => {
  test.for(['=1', '+1', '-1', '@x', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x', "'=1", "''@x"])(
    '%j is shown as text, and comes back as it was',
    (text) => {
      expect(guarded(text)).toBe(`'${text}`)
      expect(unguarded(guarded(text))).toBe(text)
    },
  )

  test.for(['', 'Gown', "'", "'quoted'", "it's = 1", '1-2', 'a=b', '5000.00'])(
    '%j is none, and stays',
    (text) => {
      expect(guarded(text)).toBe(text)
      expect(unguarded(text)).toBe(text)
    },
  )
})

describe('the stock of a file that was exported', () => {
  test('leaves sold what was sold since', async ({ shop, exported, importing }) => {
    const [sold, counted] = [
      await shop.product({ stock_quantity: 10 }),
      await shop.product({ stock_quantity: 10 }),
    ]
    const text = await exported()
    const shopper = await shop.customer()
    await shop.buy(shopper, sold, 4)
    await shop.buy(shopper, counted, 4)
    const recounted = text.replace(
      new RegExp(`^("${counted}",.*)"10","false","true"`, 'm'),
      '$1"25","false","true"',
    )
    expect(recounted).not.toBe(text)

    const { code } = await importing(recounted)

    expect(code).toBe(0)
    expect([await shop.stockOf(sold), await shop.stockOf(counted)]).toEqual([6, 21])
  })

  test('is refused as a whole where it takes out more than is left', async ({
    shop,
    exported,
    importing,
  }) => {
    await shop.sql('update products set is_active = false')
    const id = await shop.product({ stock_quantity: 10 })
    const text = await exported()
    await shop.buy(await shop.customer(), id, 4)
    const emptied = text.replace(new RegExp(`^("${id}",.*)"10","false","true"`, 'm'), '$1"0","false","true"')
    const line = text.slice(0, text.indexOf(`"${id}",`)).split('\r\n').length

    for (const options of [[], ['--dry-run']]) {
      const { code, stderr } = await importing(`${emptied},Another,,1,,,,,,,\r\n`, ...options)
      expect(code).toBe(1)
      expect(stderr.replaceAll('\n', ' ')).toMatch(
        /1 row would take more pieces out of the stock than are left, since others were sold after the export/,
      )
      expect(line).toBeGreaterThan(1)
    }
    expect(await shop.stockOf(id)).toBe(6)
    expect(await shop.sql(`select from products where name = 'Another'`)).toEqual([])
  })

  test('is the stock from now on in a file without stock_at_export', async ({ shop, importing }) => {
    const id = await shop.product({ stock_quantity: 10 })
    await shop.buy(await shop.customer(), id, 4)
    await importing(`id,stock_quantity\n${id},10\n`)
    expect(await shop.stockOf(id)).toBe(10)
  })
})
