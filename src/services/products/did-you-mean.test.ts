import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/shop.ts'
import { listed, namesOf } from './products.fixture.ts'
import { inventedWord, shopOf } from './search.fixture.ts'

type Query = Parameters<typeof listed>[1]

const meant = async (shop: Shop, query: Query) => {
  const { products, total, did_you_mean } = await listed(shop, query)
  expect([products, total]).toEqual([[], 0])
  return namesOf({ products: did_you_mean })
}

describe('when a search finds nothing, the nearest', () => {
  test('are those that answer some of its words, most of them first', async ({ shop }) => {
    const { category_id } = await shopOf(shop, [
      'Silk gown',
      { name: 'Gown', description: 'Of silk' },
      'Silk cape',
      'Lawn kurta',
    ])

    const search = `silk gown ${inventedWord()}`
    expect(await meant(shop, { category_id, search })).toEqual(['Silk gown', 'Gown', 'Silk cape'])
  })

  test('may lie outside the prices and the stock that were asked for', async ({ shop }) => {
    const { category_id } = await shopOf(shop, [
      { name: 'Silk gown', price: '9000' },
      { name: 'Silk cape', price: '100', stock_quantity: 0 },
      'Lawn kurta',
    ])

    const query = { category_id, search: 'silk', max_price: 500, in_stock: true }
    expect(await meant(shop, query)).toEqual(['Silk gown', 'Silk cape'])
  })

  test('are eight at most', async ({ shop }) => {
    const word = inventedWord()
    await shop.sql(
      `insert into products (name, price) select $1 || ' ' || n, 1 from generate_series(1, 12) n`,
      [word],
    )

    expect(await meant(shop, { search: `${word} ${inventedWord()}` })).toHaveLength(8)
    expect(await meant(shop, { search: inventedWord(), limit: 100 })).toHaveLength(8)
  })

  test('are never inactive, for an admin who looks at those neither', async ({ shop }) => {
    const word = inventedWord()
    await shop.product({ name: `Hidden ${word}`, is_active: false, featured: true })
    await shop.product({ name: `Sold ${word}` })
    const search = `${word} ${inventedWord()}`

    const { body } = await shop.get(
      `/api/products?search=${search}&include_inactive=true`,
      await shop.admin(),
    )

    expect(await meant(shop, { search })).toEqual([`Sold ${word}`])
    expect(namesOf({ products: body.did_you_mean })).toEqual([`Sold ${word}`])
  })

  test('do not change with the page that is asked for', async ({ shop }) => {
    const { category_id } = await shopOf(shop, ['Silk gown', 'Silk cape'])
    const query = { category_id, search: `silk ${inventedWord()}` }

    expect(await meant(shop, { ...query, skip: 50, limit: 1 })).toEqual(await meant(shop, query))
  })

  test.for(['newest', 'price_asc', 'name', 'relevance'])(
    'come in a search by %s too',
    async (sort, { shop }) => {
      const { category_id } = await shopOf(shop, ['Silk gown', 'Lawn kurta'])

      expect(await meant(shop, { category_id, sort, search: `silk ${inventedWord()}` })).toEqual([
        'Silk gown',
      ])
    },
  )
})

describe('when nothing is alike', () => {
  test('they are what is featured, the newest first, and then what is new', async ({ shop }) => {
    await shop.sql(`update products set featured = false`)
    await shop.product({ name: 'Featured early', featured: true })
    await shop.product({ name: 'Featured late', featured: true })
    await shop.product({ name: 'Featured and hidden', featured: true, is_active: false })
    await shop.product({ name: 'New' })

    const names = await meant(shop, { search: inventedWord() })
    expect(names.slice(0, 3)).toEqual(['Featured late', 'Featured early', 'New'])
    expect(names).toHaveLength(8)
    for (const search of ['\u0301', '\u{F0000}', '%%%', 'a'.repeat(200)]) {
      expect(await meant(shop, { search })).toEqual(names)
    }
  })

  test('in the category that is looked in, they are those of the shop', async ({ shop }) => {
    const { category_id } = await shopOf(shop, ['Cape'])
    const search = inventedWord()

    expect(await meant(shop, { category_id, search })).toEqual(await meant(shop, { search }))
  })
})

describe('a search that finds something', () => {
  test('says nothing of what else was meant, on a page past its end neither', async ({ shop }) => {
    const { category_id } = await shopOf(shop, ['Silk gown'])

    for (const query of [{}, { skip: 5 }, { sort: 'price_asc', skip: 5 }]) {
      expect(await listed(shop, { category_id, search: 'silk', ...query })).not.toHaveProperty('did_you_mean')
    }
    expect(await listed(shop, { category_id: await shop.category() })).not.toHaveProperty('did_you_mean')
  })
})
