import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/shop.ts'
import { addMany, catalogue, idsOf, listed, namesOf } from './products.fixture.ts'

/** Adds products of these names to a category of their own, and gives a search in it for names, in that order. */
async function shopOf(
  shop: Shop,
  products: readonly (string | readonly [name: string, description: string])[],
) {
  const category_id = await shop.category()
  for (const product of products) {
    const [name, description] = typeof product === 'string' ? [product, null] : product
    await shop.product({ category_id, name, description })
  }
  const search = async (text: string) =>
    namesOf(await listed(shop, { category_id, search: text, sort: 'name' }))
  return { category_id, search }
}

describe('a search', () => {
  test('looks in names and descriptions', async ({ shop }) => {
    const { search } = await shopOf(shop, [
      ['Gown', 'Embroidered by hand'],
      'Embroidered shawl',
      ['Top', 'Plain'],
    ])

    expect(await search('embroidered')).toEqual(['Embroidered shawl', 'Gown'])
  })

  test('does not mind the case', async ({ shop }) => {
    const { search } = await shopOf(shop, ['SILK Gown', 'silk scarf', 'Été lumineux', 'Платье'])

    expect(await search('sIlK')).toEqual(['SILK Gown', 'silk scarf'])
    expect(await search('ÉTÉ')).toEqual(['Été lumineux'])
    expect(await search('ПЛАТЬЕ')).toEqual(['Платье'])
  })

  test('wants every word, in any order and in either place', async ({ shop }) => {
    const { search } = await shopOf(shop, [
      ['Red gown', 'of silk'],
      ['Red gown', 'of lawn'],
      ['Silk top', 'in blue'],
    ])

    expect(await search('silk red')).toEqual(['Red gown'])
    expect(await search('gown red')).toEqual(['Red gown', 'Red gown'])
    expect(await search('silk red top')).toEqual([])
  })

  test('finds words inside words, however short', async ({ shop }) => {
    const { search } = await shopOf(shop, ['Handwoven shawl', 'Woven belt', 'Plain cap'])

    expect(await search('wove')).toEqual(['Handwoven shawl', 'Woven belt'])
    expect(await search('el')).toEqual(['Woven belt'])
    expect(await search('c')).toEqual(['Plain cap'])
  })

  test('takes a word given twice, or spaces of any kind, for one', async ({ shop }) => {
    const { search } = await shopOf(shop, ['Silk gown'])

    expect(await search('  silk \t silk\n gown ')).toEqual(['Silk gown'])
  })

  test('does not find a word that name and description make only together', async ({ shop }) => {
    const { search } = await shopOf(shop, [['Sun', 'dress']])

    expect(await search('sundress')).toEqual([])
    expect(await search('sun dress')).toEqual(['Sun'])
  })

  test.for([
    ['%', ['50% off'], ['500 off']],
    ['0%', ['50% off'], ['500 off']],
    ['_', ['snake_case'], ['snakecase']],
    ['e_c', ['snake_case'], ['snakeXcase']],
    [`'`, [`Fatima's gown`], ['Fatimas gown']],
    [`s' or '1'='1`, [], [`Fatima's gown`, 'Plain']],
    ['"', ['15" belt'], ['15 belt']],
    ['\\', ['back\\slash'], ['backslash']],
    ['\\%', ['a\\%b'], ['a%b', 'a\\b']],
    ['\\_', ['a\\_b'], ['a_b']],
    ['$1', ['only $1'], ['only 1']],
    ['(.*)', ['a (.*) b'], ['a b']],
    ['--', ['a -- b'], ['a b']],
    ['😀', ['happy 😀'], ['happy']],
    ['شال', ['شال ریشمی'], ['shawl']],
  ] as const)('takes %s as it is', async ([text, found, others], { shop }) => {
    const { search } = await shopOf(shop, [...others, ...found])

    expect(await search(text)).toEqual(found)
  })

  test.for(['', ' ', ' \t\n '])('for nothing (%j) is none', async (search, { shop }) => {
    const category_id = await shop.category()
    const added = await addMany(shop, category_id, 3)

    const body = await listed(shop, { category_id, search })
    expect([idsOf(body), body.total]).toEqual([added.toReversed(), 3])
  })

  test('never shows inactive products', async ({ shop }) => {
    const category_id = await shop.category()
    await shop.product({ category_id, name: 'Hidden gown', is_active: false })

    expect(await listed(shop, { category_id, search: 'gown' })).toMatchObject({ products: [], total: 0 })
  })

  test('counts all that match and not the page, and says where it is', async ({ shop }) => {
    const category_id = await shop.category()
    await addMany(shop, category_id, 12, { name: `'Gown ' || n` })

    const body = await listed(shop, { category_id, search: 'gown', skip: 8, limit: 3 })
    expect([body.products.length, body.total, body.skip, body.limit]).toEqual([3, 12, 8, 3])
    expect(await listed(shop, { category_id, search: 'gown', skip: 50 })).toMatchObject({
      products: [],
      total: 12,
    })
  })
})

describe('what cannot be searched for', () => {
  test('has more than 200 characters, emoji counting as one', async ({ shop }) => {
    for (const character of ['a', '😀', '%']) {
      expect((await shop.get(catalogue({ search: character.repeat(200) }))).status).toBe(200)
      const { status, body } = await shop.get(catalogue({ search: character.repeat(201) }))
      expect(status).toBe(422)
      expect(body.errors).toEqual([{ path: 'search', message: 'At most 200 characters.' }])
    }
  })

  test('is not longer for the spaces around it', async ({ shop }) => {
    expect((await shop.get(catalogue({ search: `${' '.repeat(300)}gown` }))).status).toBe(200)
  })

  test('has a NUL character', async ({ shop }) => {
    const { status, body } = await shop.get('/api/products?search=silk%00gown')

    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'search' }])
  })

  test.for(['%ED%A0%80', '%FF', '%', '%zz'])(
    'is no UTF-8 (%s), which is taken for other characters and never an error of ours',
    async (search, { shop }) => {
      expect((await shop.get(`/api/products?search=${search}`)).status).toBeLessThan(500)
    },
  )

  test('may have 100 words', async ({ shop }) => {
    const words = Array.from({ length: 100 }, (_, index) => String.fromCodePoint(0x4e00 + index))
    const { search } = await shopOf(shop, [`All of ${words.join('')}`])

    expect(await search(words.join(' '))).toHaveLength(1)
  })
})

describe('the total of a search', () => {
  test('is exact at 1,000', async ({ shop }) => {
    const category_id = await shop.category()
    await addMany(shop, category_id, 1000, { name: `'Thousandth gown ' || n` })

    const body = await listed(shop, { category_id, search: 'thousandth', limit: 1 })
    expect([body.total, 'total_capped' in body]).toEqual([1000, false])
  })

  test('is 1000, and said to be capped, above', async ({ shop }) => {
    const category_id = await shop.category()
    await addMany(shop, category_id, 1005, { name: `'Countless gown ' || n` })

    const body = await listed(shop, { category_id, search: 'countless', limit: 3 })
    expect(body).toMatchObject({ total: 1000, total_capped: true, skip: 0, limit: 3 })
    expect(body.products).toHaveLength(3)
    const last = await listed(shop, { category_id, search: 'countless', skip: 1000, limit: 10 })
    expect(last).toMatchObject({ total: 1000, total_capped: true })
    expect(last.products).toHaveLength(5)
  })
})
