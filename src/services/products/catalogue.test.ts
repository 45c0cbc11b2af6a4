import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'
import { addMany, idsOf, listed, namesOf } from './products.fixture.ts'

describe('the catalogue', () => {
  test('shows whole products, with their category, and how many there are', async ({ shop }) => {
    const category = await shop.category('Sarees')
    const id = await shop.product({
      name: 'Silk Saree',
      description: 'Six yards',
      price: '12500.5',
      category_id: category,
      stock_quantity: 3,
      featured: true,
    })

    expect(await listed(shop, { category_id: category })).toEqual({
      products: [
        {
          id,
          name: 'Silk Saree',
          description: 'Six yards',
          price: '12500.50',
          category_id: category,
          category: { id: category, name: 'Sarees', description: null, image_url: null },
          image_url: null,
          stock_quantity: 3,
          is_active: true,
          featured: true,
          created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
          updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        },
      ],
      total: 1,
      skip: 0,
      limit: 10,
    })
  })

  test('shows a product without a category', async ({ shop }) => {
    const name = `Loose ${crypto.randomUUID()}`
    await shop.product({ name, category_id: null })

    const { products } = await listed(shop, { search: name })
    expect(products).toMatchObject([{ name, category_id: null, category: null, description: null }])
  })

  test('never shows or counts inactive products', async ({ shop }) => {
    const category_id = await shop.category()
    const shown = await shop.product({ category_id })
    await shop.product({ category_id, is_active: false })

    const body = await listed(shop, { category_id })
    expect([idsOf(body), body.total]).toEqual([[shown], 1])
  })

  test('is empty, with a total of 0, where nothing matches', async ({ shop }) => {
    const category_id = await shop.category()

    expect(await listed(shop, { category_id })).toEqual({ products: [], total: 0, skip: 0, limit: 10 })
  })

  test.for(['0', '-1', '2147483647', '2147483648', '99999999999999999999'])(
    'has nothing in category %s, which no category is',
    async (category_id, { shop }) => {
      expect(await listed(shop, { category_id })).toMatchObject({ products: [], total: 0 })
    },
  )
})

describe('the page', () => {
  test('holds 10 products of 12 unless told otherwise, and counts all', async ({ shop }) => {
    const category_id = await shop.category()
    await addMany(shop, category_id, 12)

    const first = await listed(shop, { category_id })
    expect([first.products.length, first.total, first.skip, first.limit]).toEqual([10, 12, 0, 10])
    const second = await listed(shop, { category_id, skip: 10, limit: 5 })
    expect([second.products.length, second.total, second.skip, second.limit]).toEqual([2, 12, 10, 5])
  })

  test('past the last product is empty and still counts all', async ({ shop }) => {
    const category_id = await shop.category()
    await addMany(shop, category_id, 3)

    for (const skip of [3, 1000, 2_147_483_647]) {
      expect(await listed(shop, { category_id, skip })).toEqual({ products: [], total: 3, skip, limit: 10 })
    }
  })

  test('holds 1 to 100 products', async ({ shop }) => {
    const category_id = await shop.category()
    await addMany(shop, category_id, 101)

    expect((await listed(shop, { category_id, limit: 1 })).products).toHaveLength(1)
    const largest = await listed(shop, { category_id, limit: 100 })
    expect([largest.products.length, largest.total]).toEqual([100, 101])
  })

  test('of a total over 1,000 without a search is counted exactly', async ({ shop }) => {
    const category_id = await shop.category()
    await addMany(shop, category_id, 1005)

    const body = await listed(shop, { category_id, limit: 1 })
    expect([body.total, 'total_capped' in body]).toEqual([1005, false])
  })
})

describe('a filter', () => {
  test('by featured shows those that are, or are not', async ({ shop }) => {
    const category_id = await shop.category()
    const yes = await shop.product({ category_id, featured: true })
    const no = await shop.product({ category_id })

    for (const [featured, ids] of [
      ['true', [yes]],
      ['1', [yes]],
      ['false', [no]],
      ['0', [no]],
    ] as const) {
      expect(idsOf(await listed(shop, { category_id, featured }))).toEqual(ids)
    }
  })

  test('by in_stock shows those with pieces, or without', async ({ shop }) => {
    const category_id = await shop.category()
    const none = await shop.product({ category_id, stock_quantity: 0 })
    const one = await shop.product({ category_id, stock_quantity: 1 })

    for (const [in_stock, ids] of [
      ['true', [one]],
      ['1', [one]],
      ['false', [none]],
      ['0', [none]],
    ] as const) {
      expect(idsOf(await listed(shop, { category_id, in_stock }))).toEqual(ids)
    }
  })

  test('by price takes both ends in, to the last place', async ({ shop }) => {
    const category_id = await shop.category()
    for (const price of ['99.99', '100.00', '150.00', '200.00', '200.01']) {
      await shop.product({ category_id, name: price, price })
    }
    const between = async (min_price?: string, max_price?: string) =>
      namesOf(await listed(shop, { category_id, min_price, max_price, sort: 'price_asc' }))

    expect(await between('100', '200.0')).toEqual(['100.00', '150.00', '200.00'])
    expect(await between('200.01')).toEqual(['200.01'])
    expect(await between(undefined, '99.99')).toEqual(['99.99'])
    expect(await between('150.00', '150')).toEqual(['150.00'])
    expect(await between('0', '99999999.99')).toHaveLength(5)
    expect(await between('100.01', '149.99')).toEqual([])
  })

  test('by category alone looks into that category alone', async ({ shop }) => {
    const [mine, other] = [await shop.category(), await shop.category()]
    const id = await shop.product({ category_id: mine })
    await shop.product({ category_id: other })
    await shop.product({ category_id: null })

    expect(idsOf(await listed(shop, { category_id: mine }))).toEqual([id])
  })

  test('given twice counts as it was given last', async ({ shop }) => {
    const category_id = await shop.category()
    const featured = await shop.product({ category_id, featured: true })
    await shop.product({ category_id })

    const { body } = await shop.get(`/api/products?featured=false&category_id=${category_id}&featured=true`)
    expect(idsOf(body)).toEqual([featured])
  })

  test('that is unknown changes nothing', async ({ shop }) => {
    const category_id = await shop.category()
    await shop.product({ category_id, is_active: false })

    expect((await listed(shop, { category_id, is_active: false, colour: 'red' })).total).toBe(0)
  })

  test('narrows what every other one leaves, and the total with it', async ({ shop }) => {
    const category_id = await shop.category()
    const all = []
    for (const featured of [true, false]) {
      for (const stock_quantity of [0, 5]) {
        for (const price of ['100.00', '200.00', '300.00']) {
          for (const word of ['silk', 'lawn']) {
            const product = { featured, stock_quantity, price, name: `Fine ${word} gown` }
            all.push({ ...product, word, id: await shop.product({ ...product, category_id }) })
          }
        }
      }
    }

    for (const featured of [undefined, true, false]) {
      for (const in_stock of [undefined, true, false]) {
        for (const min_price of [undefined, '150.00']) {
          for (const max_price of [undefined, '250.00']) {
            for (const search of [undefined, 'SILK']) {
              const filters = { category_id, featured, in_stock, min_price, max_price, search }
              const expected = all.filter(
                (each) =>
                  (featured === undefined || each.featured === featured) &&
                  (in_stock === undefined || each.stock_quantity > 0 === in_stock) &&
                  Number(each.price) >= Number(min_price ?? 0) &&
                  Number(each.price) <= Number(max_price ?? 1000) &&
                  (search === undefined || each.word === 'silk'),
              )
              const whole = await listed(shop, { ...filters, limit: 100 })
              expect(new Set(idsOf(whole))).toEqual(new Set(expected.map(({ id }) => id)))
              const page = await listed(shop, { ...filters, limit: 2 })
              expect([whole.total, page.total]).toEqual([expected.length, expected.length])
              expect(page.products).toEqual(whole.products.slice(0, 2))
            }
          }
        }
      }
    }
  })
})
