import fc from 'fast-check'
import { describe, expect } from 'vitest'
import {
  CATEGORIES,
  type Filters,
  follow,
  ID_OF_N,
  inOrder,
  matchesOf,
  PRODUCTS,
  test,
  WORDS,
} from './large-catalogue.fixture.ts'
import { idsOf, listed } from './products.fixture.ts'

const word = fc.constantFrom(...Object.keys(WORDS), 'piece', 'lov', 'needle', 'point', 'something', 'ie')
const filters: fc.Arbitrary<Filters> = fc.record(
  {
    min_price: fc.constantFrom(0, 10, 400),
    max_price: fc.constantFrom(450, 499),
    in_stock: fc.boolean(),
    featured: fc.boolean(),
    category_id: fc.integer({ min: 1, max: CATEGORIES }),
  },
  { requiredKeys: [] },
)
const search = fc.uniqueArray(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))

describe('in a catalogue of many segments, a search', () => {
  test(
    'counts its matches, and gives each once over its pages',
    { timeout: 120_000 },
    async ({ shop, products }) => {
      await fc.assert(
        fc.asyncProperty(search, filters, async (text, filter) => {
          const expected = matchesOf(products, text, filter)
          const query = { search: text, ...filter }

          const { total, total_capped = false } = await listed(shop, query)
          expect([total, total_capped]).toEqual([Math.min(expected.length, 1000), expected.length > 1000])
          const most = 1_200
          const followed = await follow(shop, query, most)
          expect(new Set(followed).size).toBe(followed.length)
          expect(followed.length).toBe(Math.min(expected.length, Math.max(followed.length, most)))
          const wanted = new Set(expected)
          expect(followed.filter((id) => !wanted.has(id))).toEqual([])
        }),
        { numRuns: 40, interruptAfterTimeLimit: 20_000 },
      )
    },
  )

  test('gives by `skip` what it gives by `next`', { timeout: 120_000 }, async ({ shop, products }) => {
    await fc.assert(
      fc.asyncProperty(search, filters, fc.integer({ min: 1, max: 100 }), async (text, filter, limit) => {
        const query = { search: text, ...filter, limit }
        const followed = await follow(shop, query, 3 * limit)

        const skipped: number[] = []
        while (skipped.length < followed.length) {
          skipped.push(...idsOf(await listed(shop, { ...query, skip: skipped.length })))
        }

        expect(skipped).toEqual(followed)
        expect(matchesOf(products, text, filter).length).toBeGreaterThanOrEqual(followed.length)
      }),
      { numRuns: 40, interruptAfterTimeLimit: 20_000 },
    )
  })

  test(
    'of a common word gives every match to whoever goes on to the end',
    { timeout: 120_000 },
    async ({ shop, products }) => {
      for (const text of ['eldest', 'allover tripled', 'trip', 'qz', 'something']) {
        const filter = text === 'something' ? { max_price: 100 } : {}
        const followed = await follow(shop, { search: text, ...filter })
        expect(inOrder(followed)).toEqual(inOrder(matchesOf(products, text, filter)))
      }
    },
  )

  test.for([
    ['something', { featured: false }],
    ['something', { featured: false, max_price: 20 }],
    ['something', { featured: true, max_price: 20 }],
    ['ie', { featured: false }],
    ['something', { featured: false, category_id: 1 }],
  ] as const)(
    'of “%s”, which no document is asked for, keeps to its filters %o',
    async ([text, filter], { shop, products }) => {
      const expected = matchesOf(products, text, filter)
      const wanted = new Set(expected)

      const { total } = await listed(shop, { search: text, ...filter })
      const followed = await follow(shop, { search: text, ...filter }, 1200)

      expect(followed.filter((id) => !wanted.has(id))).toEqual([])
      expect(new Set(followed).size).toBe(Math.min(expected.length, Math.max(followed.length, 1200)))
      expect(total).toBe(Math.min(expected.length, 1000))
      for (const sort of ['newest', 'price_asc']) {
        const found = idsOf(await listed(shop, { search: text, ...filter, sort, limit: 100 }))
        expect(found.length).toBe(Math.min(expected.length, 100))
        expect(found.filter((id) => !wanted.has(id))).toEqual([])
      }
    },
  )

  test('shows those that hold the word itself before the many that hold it in another', async ({
    shop,
    products,
  }) => {
    const itself = new Set(
      products.filter(({ words, active }) => active && words.includes('trip')).map(({ id }) => id),
    )

    const { products: first, total_capped } = await listed(shop, { search: 'trip', limit: itself.size + 1 })

    expect(total_capped).toBe(true)
    expect(idsOf({ products: first }).map((id) => itself.has(id))).toEqual([
      ...Array.from(itself, () => true),
      false,
    ])
  })

  test.for(['newest', 'price_asc', 'price_desc', 'name'])(
    'by %s gives them in that order',
    async (sort, { shop, products }) => {
      for (const text of ['halved', 'scarce', 'centesimal', 'ie', 'qz', 'something', 'needle tripled']) {
        const expected = matchesOf(products, text, {})
        const first = await listed(shop, { search: text, sort, limit: 100 })
        const second = await follow(shop, { search: text, sort, limit: 100 }, 200)
        const whole = await shop.sql<{ id: number }>(
          `select id from products where id = any ($1::int[]) order by ${
            { newest: 'created_at desc, id desc', price_asc: 'price, id', price_desc: 'price desc, id desc' }[
              sort
            ] ?? 'lower(name), id'
          } limit 200`,
          [expected],
        )
        expect(idsOf(first)).toEqual(whole.slice(0, 100).map(({ id }) => id))
        expect(second.slice(0, 200)).toEqual(whole.map(({ id }) => id))
      }
    },
  )

  test.for([
    [999, 'n % 10 = 4 and n <= 9990'],
    [1000, 'n <= 1000'],
    [1001, 'n % 10 = 3 and n <= 10010'],
    [1001, 'n > 10999'],
  ] as const)('counts %i of them where %s', async ([count, where], { shop }) => {
    const word = `counted${crypto.randomUUID().replaceAll(/[^a-f]/g, '')}`
    await shop.sql(
      `update products set description = concat_ws(' ', description, $1::text) where id in (
         select ${ID_OF_N} from generate_series(1, ${PRODUCTS}) n where ${where})`,
      [word],
    )

    const { total, total_capped = false } = await listed(
      shop,
      {
        search: word,
        include_inactive: true,
      },
      await shop.admin(),
    )

    expect([total, total_capped]).toEqual([Math.min(count, 1000), count > 1000])
  })

  test('does not mind that a thousand million ids were left out', async ({ shop, products }) => {
    const newest = 2_000_000_000
    await shop.sql(
      `insert into products (id, name, price) overriding system value select $1 + n, 'halved', 1 from generate_series(1, 50) n`,
      [newest],
    )

    for (const text of ['halved', 'scarce', 'something']) {
      const filter = text === 'something' ? { min_price: 499 } : {}
      const old = matchesOf(products, text, filter)
      const total = old.length + (text === 'halved' ? 50 : 0)
      const followed = await follow(shop, { search: text, ...filter })
      expect(inOrder(followed.filter((id) => id < newest))).toEqual(inOrder(old))
      expect(followed).toHaveLength(total)
      expect((await listed(shop, { search: text, ...filter })).total).toBe(Math.min(total, 1000))
    }
    await shop.sql('delete from products where id > $1', [newest])
  })
})
