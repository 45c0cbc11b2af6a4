import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'
import { addMany, idsOf, listed, namesOf, walk } from './products.fixture.ts'

const SORTS = ['newest', 'relevance', 'price_asc', 'price_desc', 'name'] as const

/** 60 products that agree in all that they could be sorted by, but for three groups. */
const alike = {
  name: `case n % 3 when 0 then 'Silk gown' when 1 then 'SILK GOWN' else 'Silk scarf' end`,
  price: '100 * (1 + n % 3)',
  created_at: `timestamptz '2026-01-26 10:00:00Z' + make_interval(secs => n % 3)`,
}

describe('walking the pages', () => {
  test.for(SORTS.flatMap((sort) => [7, 20, 100].map((limit) => [sort, limit] as const)))(
    'by %s, %i at a time, meets each product once, in the order of the whole',
    async ([sort, limit], { shop }) => {
      const category_id = await shop.category()
      const added = await addMany(shop, category_id, 60, alike)
      const whole = idsOf(await listed(shop, { category_id, sort, limit: 100 }))
      // Moves half of the rows to another place in the table, which must not show.
      await shop.sql(`update products set featured = true where category_id = $1 and id % 2 = 0`, [
        category_id,
      ])

      expect(whole.toSorted((a, b) => a - b)).toEqual(added)
      expect(await walk(shop, { category_id, sort }, limit)).toEqual(whole)
    },
  )

  test.for([undefined, ...SORTS])('of a search by %s meets each match once', async (sort, { shop }) => {
    const category_id = await shop.category()
    const added = await addMany(shop, category_id, 60, alike)
    const whole = idsOf(await listed(shop, { category_id, sort, search: 'silk gown', limit: 100 }))

    expect(whole).toHaveLength(40)
    expect(added).toEqual(expect.arrayContaining(whole))
    expect(await walk(shop, { category_id, sort, search: 'silk gown' }, 7)).toEqual(whole)
  })

  test('of a filter meets each match once', async ({ shop }) => {
    const category_id = await shop.category()
    await addMany(shop, category_id, 60, { ...alike, featured: 'n % 2 = 0' })
    const filters = { category_id, featured: true, min_price: '200', sort: 'price_desc' }

    const ids = await walk(shop, filters, 3)
    expect(ids).toHaveLength(20)
    expect(new Set(ids).size).toBe(20)
  })
})

describe('the order', () => {
  test('by newest is of creation, to the microsecond, and the default', async ({ shop }) => {
    const category_id = await shop.category()
    const at = (microseconds: number) => ({
      created_at: `timestamptz '2026-01-26Z' + interval '${microseconds} us'`,
    })
    const [second] = await addMany(shop, category_id, 1, at(2))
    const [first] = await addMany(shop, category_id, 1, at(1))
    const [third] = await addMany(shop, category_id, 1, at(3))

    expect(idsOf(await listed(shop, { category_id, sort: 'newest' }))).toEqual([third, second, first])
    expect(idsOf(await listed(shop, { category_id }))).toEqual([third, second, first])
  })

  test('by newest of products made in one moment is the latest id first', async ({ shop }) => {
    const category_id = await shop.category()
    const added = await addMany(shop, category_id, 5)

    expect(idsOf(await listed(shop, { category_id }))).toEqual(added.toReversed())
  })

  test('by price is of amounts, either way', async ({ shop }) => {
    const category_id = await shop.category()
    for (const name of ['1000.00', '99.50', '100.00', '0.00', '99999999.99']) {
      await shop.product({ category_id, name, price: name })
    }
    const ascending = ['0.00', '99.50', '100.00', '1000.00', '99999999.99']

    expect(namesOf(await listed(shop, { category_id, sort: 'price_asc' }))).toEqual(ascending)
    expect(namesOf(await listed(shop, { category_id, sort: 'price_desc' }))).toEqual(ascending.toReversed())
  })

  test('by name does not mind the case', async ({ shop }) => {
    const category_id = await shop.category()
    for (const name of ['beige top', 'Amber gown', 'Beige scarf', 'azure gown']) {
      await shop.product({ category_id, name })
    }

    expect(namesOf(await listed(shop, { category_id, sort: 'name' }))).toEqual([
      'Amber gown',
      'azure gown',
      'Beige scarf',
      'beige top',
    ])
  })

  test('by relevance without a search is by newest', async ({ shop }) => {
    const category_id = await shop.category()
    const added = await addMany(shop, category_id, 5, alike)
    const newest = idsOf(await listed(shop, { category_id, sort: 'newest' }))

    expect(newest.toSorted((a, b) => a - b)).toEqual(added)
    expect(idsOf(await listed(shop, { category_id, sort: 'relevance' }))).toEqual(newest)
    expect(idsOf(await listed(shop, { category_id, sort: 'relevance', search: '  ' }))).toEqual(newest)
  })

  test('of a search is by relevance: the phrase in the name, then its words there, then the nearest', async ({
    shop,
  }) => {
    const category_id = await shop.category()
    const add = (name: string, description = '') => shop.product({ category_id, name, description })
    const wordsApart = await add('Dress in red silk')
    const phraseInLongName = await add('Evening red dress with a very long train for grand occasions')
    const described = await add('Gown', 'As fine as a red dress')
    const oneWord = await add('Blue dress', 'Also comes in red')
    const phrase = await add('Red Dress')

    const order = [phrase, phraseInLongName, wordsApart, oneWord, described]
    expect(idsOf(await listed(shop, { category_id, search: 'red dress' }))).toEqual(order)
    expect(idsOf(await listed(shop, { category_id, search: 'red dress', sort: 'relevance' }))).toEqual(order)
  })

  test('of a search follows another sort where one is asked for', async ({ shop }) => {
    const category_id = await shop.category()
    const dear = await shop.product({ category_id, name: 'Red dress', price: '900.00' })
    const cheap = await shop.product({ category_id, name: 'A dress, not red', price: '100.00' })

    const ids = async (sort: string) => idsOf(await listed(shop, { category_id, search: 'red dress', sort }))
    expect(await ids('relevance')).toEqual([dear, cheap])
    expect(await ids('price_asc')).toEqual([cheap, dear])
    expect(await ids('newest')).toEqual([cheap, dear])
    expect(await ids('name')).toEqual([cheap, dear])
  })
})
