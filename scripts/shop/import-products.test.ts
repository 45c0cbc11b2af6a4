import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { listen } from '../../dev/neon/server.ts'
import { test } from './shop.fixture.ts'

/** What the tests compare of products, with money as text. */
const PRODUCTS = `select id, name, description, price::text, category_id, image_url, stock_quantity, featured, is_active,
  created_at, updated_at from products order by id`
const ONE = PRODUCTS.replace('order by id', 'where id = $1')
const STAGING = `select relname from pg_class where relname like 'product_import%'`

describe('new products', () => {
  test('are added as the API adds them, and are found at once', async ({ shop, importing }) => {
    const dresses = await shop.category('Dresses')

    const { code, stdout, stderr } = await importing(
      'name,description,price,category,image_url,stock_quantity,featured,is_active\n' +
        'Zardozi Silk Gown,Long and red,12500.50,dresses,/images/gown.svg,5,true,true\n' +
        '  Plain   Scarf ,,900,,,,,\n' +
        'Hidden Shawl,,1,,,7,,false\n',
    )

    expect(stderr).not.toContain('line')
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^3 products added, 0 changed and 0 left /),
    })
    const found = (await shop.get('/api/products?search=zardosi')).body.products
    expect(found).toMatchObject([
      {
        name: 'Zardozi Silk Gown',
        description: 'Long and red',
        price: '12500.50',
        category_id: dresses,
        image_url: '/images/gown.svg',
        stock_quantity: 5,
        featured: true,
        is_active: true,
      },
    ])
    expect((await shop.get('/api/products?search=scarf')).body.products).toMatchObject([
      {
        name: 'Plain   Scarf',
        description: null,
        price: '900.00',
        category: null,
        stock_quantity: 0,
        featured: false,
      },
    ])
    expect((await shop.get('/api/products?search=hidden')).body.products).toEqual([])
    expect(await shop.sql(STAGING)).toEqual([])
  })

  test('come in the order of the file', async ({ shop, importing }) => {
    const names = Array.from({ length: 30 }, (_, place) => `Ordered ${place}`)
    await importing(`name,price\n${names.map((name) => `${name},1`).join('\n')}`)
    const rows = await shop.sql<{ name: string }>(
      `select name from products where name like 'Ordered %' order by id`,
    )
    expect(rows.map(({ name }) => name)).toEqual(names)
  })
})

describe('products with an id', () => {
  test('keep what the file has no column for, and lose what it leaves empty', async ({ shop, importing }) => {
    const id = await shop.product({
      description: 'Old',
      image_url: '/old.svg',
      stock_quantity: 4,
      featured: true,
    })
    const [before] = await shop.sql(ONE, [id])

    const { code, stdout } = await importing(`id,description,price,stock_quantity,featured\n${id},,17.5,,\n`)

    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('1 changed and') })
    expect(await shop.sql(ONE, [id])).toEqual([
      { ...before, description: null, price: '17.50', updated_at: expect.any(Date) },
    ])
  })

  test('are found by their new names, categories and words', async ({ shop, importing }) => {
    const shawls = await shop.category('Shawls')
    const id = await shop.product({ name: 'Oldname Coat' })

    await importing(`id,name,category\n${id},Jamawar Wrap,SHAWLS\n`)

    const { body } = await shop.get(`/api/products?search=jamawar&category_id=${shawls}`)
    expect(body.products).toMatchObject([{ id, name: 'Jamawar Wrap' }])
    expect((await shop.get('/api/products?search=oldname')).body.products).toEqual([])
  })

  test('are not touched where the file says what they are', async ({ shop, importing }) => {
    const id = await shop.product({ name: 'Same', price: '5.00' })
    const before = await shop.sql(PRODUCTS)
    const { stdout } = await importing(`id,name,price\n${id},Same,5.0\n`)
    expect(stdout).toMatch(/^0 products added, 0 changed and 1 left as they are in /)
    expect(await shop.sql(PRODUCTS)).toEqual(before)
  })

  test('have their new prices noted in the audit log, as one import', async ({ shop, importing }) => {
    const [dearer, same] = [await shop.product({ price: '10.00' }), await shop.product({ price: '10.00' })]

    const { stdout } = await importing(`id,price\n${dearer},12\n${same},10\n`)

    const [, note] = /"(shop product import [0-9a-f]{8})"/.exec(stdout) ?? []
    expect(
      await shop.sql(
        'select event, actor_id, subject, subject_id, details from audit_log where request_id = $1',
        [note],
      ),
    ).toEqual([
      {
        event: 'price_changed',
        actor_id: null,
        subject: 'product',
        subject_id: dearer,
        details: { from: '10.00', to: '12.00' },
      },
    ])
  })
})

describe('--dry-run', () => {
  test('tells what an import would do, and does nothing', async ({ shop, importing }) => {
    const [one, two] = [await shop.product({ name: 'One' }), await shop.product({ name: 'Two' })]
    const before = await shop.sql(PRODUCTS)

    const { code, stdout } = await importing(
      `id,name,price\n${one},Uno,5000\n${two},Two,5000\n,Three,3\n`,
      '--dry-run',
    )

    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^Nothing was changed. It would be: 1 product added, 1 changed and 1 left as they are in /,
    )
    expect(await shop.sql(PRODUCTS)).toEqual(before)
    expect(await shop.sql(STAGING)).toEqual([])
  })

  test('reports bad rows like the import', async ({ importing }) => {
    expect((await importing('name,price\nA,free\n', '--dry-run')).stderr).toContain('line 2, price')
  })
})

describe('what killed imports have left', () => {
  test('is dropped by the next one after a day, and not before', async ({ shop, importing }) => {
    const old = `product_import_${Date.now() - 25 * 60 * 60 * 1000}_0a0b0c0d`
    const young = `product_import_${Date.now() - 60_000}_0a0b0c0d`
    for (const table of [old, young]) await shop.sql(`create table ${table} (line integer)`)

    await importing('name,price\nA,1\n')

    expect(await shop.sql(STAGING)).toEqual([{ relname: young }])
    await shop.sql(`drop table ${young}`)
  })
})

test("reads and writes over Neon's protocol as over a connection", async ({
  shop,
  database,
  command,
  folder,
}) => {
  const server = await listen({ endpoint: database.endpoint })
  try {
    const id = await shop.product({ name: 'By wire', price: '10.00' })
    const file = path.join(folder, 'wire.csv')
    await writeFile(file, `id,name,price\n${id},By HTTP,11\n,New by HTTP,12\n,Bad,no\n`)
    const settings = { NEON_HTTP_ENDPOINT: server.url }
    const refused = await command(['product', 'import', file], settings)
    expect(refused.stderr).toContain('1 of 3 rows is bad')
    await writeFile(file, (await readFile(file, 'utf8')).replace(',Bad,no\n', ''))

    const { code, stdout } = await command(['product', 'import', file], settings)

    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^1 product added, 1 changed /),
    })
    expect(
      await shop.sql(
        `select name, price::text from products where name like '%by HTTP' or id = $1 order by id`,
        [id],
      ),
    ).toEqual([
      { name: 'By HTTP', price: '11.00' },
      { name: 'New by HTTP', price: '12.00' },
    ])
  } finally {
    await server.close()
  }
})
