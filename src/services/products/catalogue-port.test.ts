import { describe, expect } from 'vitest'
import { type Shop, test as base } from '../../../test/shop.ts'
import type { Catalogue } from '../chat/catalogue.ts'
import { catalogueOf } from './catalogue.ts'
import { namesOf } from './products.fixture.ts'
import { inventedWord } from './search.fixture.ts'

const test = base.extend('catalogue', ({ db }): Catalogue => catalogueOf(db))

/** A category of a name of its own, with three gowns of which one is hidden. */
async function gowns(shop: Shop) {
  const word = inventedWord()
  const category = `${word}es`
  const category_id = await shop.category(category)
  const add = (name: string, price: string, more = {}) =>
    shop.product({ name: `${name} ${word}`, price, category_id, ...more })
  const cheap = await add('Lawn', '2500', { stock_quantity: 0 })
  const dear = await add('Velvet', '9000.50')
  await add('Hidden', '1', { is_active: false })
  return { word, category, category_id, cheap, dear }
}

describe('the categories', () => {
  test('tell how much is on sale in them, and between which prices', async ({ shop, catalogue }) => {
    const { category, category_id } = await gowns(shop)
    const empty = await shop.category()

    const summaries = await catalogue.listCategories()

    expect(summaries.find(({ id }) => id === category_id)).toEqual({
      id: category_id,
      name: category,
      products: 2,
      lowest_price: '2500.00',
      highest_price: '9000.50',
    })
    expect(summaries.find(({ id }) => id === empty)).toMatchObject({
      products: 0,
      lowest_price: null,
      highest_price: null,
    })
  })

  test('come by name, in one request', async ({ shop, catalogue, roundTrips }) => {
    for (const name of ['zebra prints', 'Zardozi', 'ZINNIA']) await shop.category(`${name} ${inventedWord()}`)
    const before = roundTrips()

    const names = (await catalogue.listCategories()).map(({ name }) => name.split(' ')[0])

    expect(roundTrips() - before).toBe(1)
    const ours = ['Zardozi', 'zebra', 'ZINNIA']
    expect(names.filter((name) => ours.includes(name ?? ''))).toEqual(ours)
  })
})

describe('a search', () => {
  test('finds what the catalogue’s own finds, with its total', async ({ shop, catalogue }) => {
    const { word, cheap, dear } = await gowns(shop)

    const found = await catalogue.search({ query: word, limit: 1 })

    expect(found).toMatchObject({ total: 2, nearest: [] })
    expect(found?.products).toHaveLength(1)
    expect([cheap, dear]).toContain(found?.products[0]?.id)
  })

  test('without words gives what passes the filters', async ({ shop, catalogue }) => {
    const { category, cheap, dear } = await gowns(shop)
    const ids = async (filters: object) =>
      (await catalogue.search({ category, limit: 10, ...filters }))?.products.map(({ id }) => id)

    expect(await ids({ sort: 'price_asc' })).toEqual([cheap, dear])
    expect(await ids({ sort: 'price_desc' })).toEqual([dear, cheap])
    expect(await ids({ sort: 'relevance' })).toEqual([dear, cheap])
    expect(await ids({ max_price: '2500.00' })).toEqual([cheap])
    expect(await ids({ min_price: '2500.01' })).toEqual([dear])
    expect(await ids({ in_stock_only: true })).toEqual([dear])
    expect(await ids({ in_stock_only: false, sort: 'newest' })).toEqual([dear, cheap])
    expect(await ids({ max_price: '2000' })).toEqual([])
  })

  test('filters by price in the search too', async ({ shop, catalogue }) => {
    const { word, cheap } = await gowns(shop)

    const found = await catalogue.search({ query: word, max_price: '3000', limit: 10 })

    expect(found?.products.map(({ id }) => id)).toEqual([cheap])
  })

  test('that finds nothing gives the nearest, apart from what it found', async ({ shop, catalogue }) => {
    const { word } = await gowns(shop)

    const found = await catalogue.search({ query: word, max_price: '10', limit: 10 })

    expect(found).toMatchObject({ products: [], total: 0 })
    expect(namesOf({ products: found?.nearest ?? [] }).toSorted()).toEqual([`Lawn ${word}`, `Velvet ${word}`])
  })

  test('takes a category in any case, in the singular too', async ({ shop, catalogue }) => {
    const { word, category } = await gowns(shop)

    for (const name of [category, category.toUpperCase(), ` ${word} `, word.toUpperCase()]) {
      expect(await catalogue.search({ category: name, limit: 10 }), name).toMatchObject({ total: 2 })
    }
    for (const name of [`${word}ing gowns`, 'a', '%', "'", '!!!', '\u200b', `${word}es ${word}es`]) {
      expect(await catalogue.search({ category: name, limit: 10 }), name).toBeUndefined()
    }
  })

  test('asks the database once, and within a category twice', async ({ shop, catalogue, roundTrips }) => {
    const { word, category } = await gowns(shop)
    const before = roundTrips()
    await catalogue.search({ query: word, limit: 5 })
    const between = roundTrips()
    await catalogue.search({ query: word, category, limit: 5 })

    expect([between - before, roundTrips() - between]).toEqual([1, 2])
  })

  test('reads no more than the beginning of very many words', async ({ shop, catalogue }) => {
    const { word } = await gowns(shop)

    expect(
      await catalogue.search({ query: `${word} ${' '.repeat(190)}${'x'.repeat(5000)}`, limit: 5 }),
    ).toEqual(await catalogue.search({ query: word, limit: 5 }))
  })
})

describe('products by their ids', () => {
  test('come in the order of the ids, once each, as they are now', async ({
    shop,
    catalogue,
    roundTrips,
  }) => {
    const { cheap, dear, category } = await gowns(shop)
    await shop.sql('update products set price = 2600 where id = $1', [cheap])
    const before = roundTrips()

    const products = await catalogue.listProducts([dear, cheap, dear])

    expect(roundTrips() - before).toBe(1)
    expect(products).toMatchObject([
      { id: dear, price: '9000.50', category: { name: category } },
      { id: cheap, price: '2600.00', stock_quantity: 0 },
    ])
  })

  test('leave out what is off sale, unknown or no id', async ({ shop, catalogue, roundTrips }) => {
    const { dear } = await gowns(shop)
    const hidden = await shop.product({ is_active: false })
    const before = roundTrips()

    expect(await catalogue.listProducts([0, -1, 1.5, 2 ** 40, Number.NaN])).toEqual([])
    expect(await catalogue.listProducts([])).toEqual([])
    expect(roundTrips()).toBe(before)
    expect(await catalogue.listProducts([hidden, 2_147_483_647, 2 ** 40, dear])).toMatchObject([{ id: dear }])
  })

  test('are a hundred at most', async ({ shop, catalogue }) => {
    const first = await shop.product()
    const ids = Array.from({ length: 100 }, (_, n) => 2_000_000_000 + n)

    expect(await catalogue.listProducts([...ids, first])).toEqual([])
    expect(await catalogue.listProducts([...ids.slice(1), first])).toHaveLength(1)
  })
})
