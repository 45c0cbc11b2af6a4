import { describe, expect } from 'vitest'
import { test } from './shop.fixture.ts'

const LATEST =
  'select name, description, price::text, stock_quantity, featured from products order by id desc limit 1'

describe('what spreadsheets write is read', () => {
  test.for([
    ['commas and LF', 'name,price\nGown,1900.50\n'],
    ['a byte order mark, CRLF and no last line break', '\ufeffname,price\r\nGown,1900.50'],
    ['semicolons, with a comma for the decimal point', 'name;price\r\nGown;1900,50\r\n'],
    ['tabs', 'name\tprice\nGown\t1900.50\n'],
    ['CR alone', 'name,price\rGown,1900.50\r'],
    ['every cell in quotation marks', '"name","price"\r\n"Gown","1900.50"\r\n'],
    ['headings in capitals and with blanks', ' Name , PRICE \nGown, 1900.50 \n'],
    ['empty lines, and rows of empty cells', 'name,price\n\n,\nGown,1900.50\n\n , \n,\n'],
    ['other columns first', 'featured,price,name\nFALSE,1900.50,Gown\n'],
  ] as const)('%s', async ([, content], { shop, importing }) => {
    const { code, stderr } = await importing(content)
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('line') })
    expect(await shop.sql(LATEST)).toMatchObject([{ name: 'Gown', price: '1900.50', featured: false }])
  })

  test('line breaks, quotation marks and delimiters inside a cell stay', async ({ shop, importing }) => {
    await importing('name,description,price\r\n"Gown, ""the"" one; red","first\r\nsecond",5\r\n')
    expect(await shop.sql(LATEST)).toMatchObject([
      { name: 'Gown, "the" one; red', description: 'first\r\nsecond' },
    ])
  })

  test('letters of all scripts stay, also where a chunk of the file ends inside one', async ({
    shop,
    importing,
  }) => {
    const name = 'ریشمی جوڑا 👗'
    const long = 'ش'.repeat(5_000)
    const { code } = await importing(
      `name,description,price\n${`Filler,${long},1\n`.repeat(20)}${name},x${long.slice(1)},1\n`,
    )
    expect(code).toBe(0)
    expect(await shop.sql(LATEST)).toMatchObject([{ name, description: `x${long.slice(1)}` }])
    expect(await shop.sql('select distinct description from products where name = $1', ['Filler'])).toEqual([
      { description: long },
    ])
  })
})

test('the line of a bad row is its own, after cells with line breaks and empty lines', async ({
  importing,
}) => {
  const { stderr } = await importing(
    'name,description,price\r\n\r\nA,"1\r\n2\n3",1\r\n\r\nB,,free\r\nC,"x\r\ny",free\r\n',
  )
  expect(stderr).toContain('  line 7, price:')
  expect(stderr).toContain('  line 8, price:')
})

describe('a file that cannot be read as products is refused', () => {
  test.for([
    [
      'text in an older encoding',
      Buffer.from('name,price\nRobe \xe9l\xe9gante,1\n', 'latin1'),
      /not UTF-8 text/,
    ],
    ['what Excel calls Unicode text', Buffer.from('\ufeffname\tprice\nA\t1\n', 'utf16le'), /not UTF-8 text/],
    ['nothing', '', /The file holds no products/],
    ['a heading alone', 'name,price\n', /The file holds no products/],
    [
      'a column that there is not',
      'name,price,colour\nA,1,red\n',
      /There is no such column: colour. There are: id, name/,
    ],
    ['a column without a name', 'name,price,\nA,1,\n', /There is no such column: one without a name/],
    ['a column twice', 'name,price,Name\nA,1,B\n', /The column name is there twice/],
    ['no heading', 'Gown,5\nShawl,6\n', /There is no such column: gown, 5/],
    ['neither ids nor names', 'price\n5\n', /The first row must name the columns/],
    ['a NUL character', 'name,price\nA\0B,1\n', /line 2, name: Must not contain NUL/],
    [
      'a quotation mark that nothing closes',
      'name,price\nA,1\n"B,2\nC,3\n',
      /line 3: The quotation marks of this row do not match. What follows was not read/,
    ],
    [
      'the same, before more than a row may hold',
      `name,price\n"B,2\n${'C,3\n'.repeat(100_000)}`,
      /line 2: The quotation marks/,
    ],
    ['text after a closing quotation mark', 'name,price\n"A" B,2\n', /line 2: The quotation marks/],
  ] as const)('%s', async ([, content, message], { shop, importing }) => {
    const before = await shop.sql('select id from products')
    const { code, stdout, stderr } = await importing(content)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^ {4}at /m)
    expect(await shop.sql('select id from products')).toEqual(before)
  })

  test('one that is not there', async ({ command }) => {
    const { code, stderr } = await command(['product', 'import', '/nowhere/products.csv'])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'There is no file /nowhere/products.csv that could be read.\n',
    })
  })

  test('a folder', async ({ command, folder }) => {
    const { code, stderr } = await command(['product', 'import', folder])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^.{10,200}\n$/)
  })
})
