import { describe, expect } from 'vitest'
import { test } from './shop.fixture.ts'

const PRODUCTS = 'select * from products order by id'
const STAGING = `select relname from pg_class where relname like 'product_import%'`

describe('one bad row', () => {
  test('keeps all others out, however many there are', async ({ shop, importing }) => {
    const id = await shop.product({ price: '10.00' })
    const before = await shop.sql(PRODUCTS)
    const good = Array.from({ length: 2_500 }, (_, place) => `,Good ${place},1`).join('\n')

    const { code, stdout, stderr } = await importing(
      `id,name,price\n${id},Changed,11\n${good}\n,Bad,12.345\n`,
    )

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(
      'Nothing was imported: 1 of 2,502 rows is bad.\n' +
        '  line 2503, price: Must be an amount such as "5000.00", not negative, with at most two places.\n',
    )
    expect(await shop.sql(PRODUCTS)).toEqual(before)
    expect(await shop.sql(STAGING)).toEqual([])
    expect(await shop.sql('select from audit_log where subject_id = $1', [id])).toEqual([])
  })

  test('is told with all that is wrong with it, and where', async ({ shop, importing }) => {
    await shop.category('Scarves')
    const { stderr } = await importing(
      'id,name,description,price,category,image_url,stock_quantity,featured,is_active\n' +
        `,Right,,1,Scarves,,,,\n` +
        `,"${'x'.repeat(256)}",,-1,Shoes,javascript:alert(1),1.5,perhaps,\n` +
        `2147483647,A,,1,,,,,\n` +
        `seven,A,,1,,,,,\n` +
        `,,,,,,,,no\n` +
        `,A,,1\n`,
    )
    expect(stderr.split('\n')).toEqual([
      'Nothing was imported: 5 of 6 rows are bad.',
      '  line 3, name: At most 255 characters.',
      '  line 3, price: Must be an amount such as "5000.00", not negative, with at most two places.',
      '  line 3, image_url: Must be a path of this site or an http(s) address.',
      '  line 3, stock_quantity: Must be a whole number.',
      '  line 3, featured: Must be true, false, 1 or 0.',
      '  line 4, id: The shop has no product with this id; a new one has none.',
      '  line 5, id: Must be an integer.',
      '  line 6, name: Must not be blank.',
      '  line 6, price: Must be an amount such as "5000.00", not negative, with at most two places.',
      '  line 6, is_active: Must be true, false, 1 or 0.',
      '  line 7: Has 4 cells; the first row names 9 columns.',
      '',
    ])
  })

  test('may be one that comes twice, has an unknown category or comes from another shop', async ({
    shop,
    importing,
  }) => {
    const [first, second] = [await shop.product(), await shop.product()]
    const { stderr } = await importing(
      'id,category,created_at\n' +
        `${first},,\n${first},,\n` +
        `${second},No such,2020-01-01T00:00:00.000Z\n`,
    )
    expect(stderr.split('\n').slice(1, -1)).toEqual([
      '  line 3, id: This id is in a row before, too.',
      '  line 4, created_at: The product with this id was not made then: is the file of another shop?',
      '  line 4, category: There is no category "No such".',
    ])
  })

  test('is one of the first fifty that are told, when there are more', async ({ importing }) => {
    const { stderr } = await importing(`name,price\n${'A,free\n'.repeat(3_000)}`)
    const lines = stderr.trimEnd().split('\n')
    expect(lines[0]).toBe('Nothing was imported: 3,000 of 3,000 rows are bad.')
    expect(lines[50]).toMatch(/^ {2}line 51, price: /)
    expect(lines.slice(51)).toEqual(['  … and 2,950 more like these'])
  })

  test('without an id needs a name and a price, of which there may be no columns', async ({ importing }) => {
    const { stderr } = await importing('id,name\n,Something\n')
    expect(stderr).toContain('line 2, price: A product without an id is a new one, which needs it.')
  })
})
