import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/shop.ts'
import { addMany, catalogue, idsOf, listed, walk } from './products.fixture.ts'

type Query = Parameters<typeof catalogue>[0]

/** The ids of all pages, each asked for by the `next` of the one before; `between` happens after the first. */
async function follow(shop: Shop, query: Query, limit: number, between = async () => {}): Promise<number[]> {
  const ids: number[] = []
  let next: string | undefined
  do {
    const page = await listed(shop, { ...query, limit, next })
    if (next === undefined) await between()
    ids.push(...idsOf(page))
    next = page.next
  } while (next !== undefined)
  return ids
}

/** Products whose prices, names and times of creation often repeat. */
const crowded = {
  name: `'Silk gown ' || n % 5`,
  description: `case when n % 3 = 0 then 'embroidered' end`,
  price: `n % 4`,
  stock_quantity: `n % 2`,
  created_at: `timestamptz '2026-01-26 10:00:00Z' + n / 4 * interval '1 microsecond'`,
}

describe('following `next`', () => {
  test.for(['newest', 'price_asc', 'price_desc', 'name', undefined])(
    'by %s meets each product once, in the order of the whole',
    async (sort, { shop }) => {
      const category_id = await shop.category()
      await addMany(shop, category_id, 53, crowded)

      const whole = await walk(shop, { category_id, sort }, 100)
      expect(await follow(shop, { category_id, sort }, 7)).toEqual(whole)
      expect(new Set(whole).size).toBe(53)
    },
  )

  test.for(['relevance', 'newest', 'price_asc', 'name'])(
    'of a search by %s meets each match once, in the order of the whole',
    async (sort, { shop }) => {
      const category_id = await shop.category()
      await addMany(shop, category_id, 41, crowded)

      const query = { category_id, search: 'silk', sort }
      const whole = await walk(shop, query, 100)
      expect(await follow(shop, query, 6)).toEqual(whole)
      expect(new Set(whole).size).toBe(41)
    },
  )

  test('past more matches than are counted meets each once', async ({ shop }) => {
    const category_id = await shop.category()
    const added = await addMany(shop, category_id, 1203, { name: `'Numberless shawl ' || n` })

    const query = { category_id, search: 'numberless shawl' }
    const followed = await follow(shop, query, 100)
    expect(followed.toSorted((a, b) => a - b)).toEqual(added)
    expect(await walk(shop, query, 100)).toEqual(followed)
  })

  test.for([
    ['newest', undefined],
    ['name', undefined],
    ['relevance', 'velvet'],
  ] as const)(
    'by %s shows nothing twice when products are added meanwhile',
    async ([sort, search], { shop }) => {
      const category_id = await shop.category()
      const added = await addMany(shop, category_id, 20, { name: `'Velvet cape ' || n` })

      const ids = await follow(shop, { category_id, sort, search }, 6, async () => {
        await addMany(shop, category_id, 9, { name: `'Velvet cape A' || n` })
      })
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toEqual(expect.arrayContaining(added))
    },
  )

  test('ends with the last product', async ({ shop }) => {
    const category_id = await shop.category()
    await addMany(shop, category_id, 4)

    expect(await listed(shop, { category_id, limit: 4 })).not.toHaveProperty('next')
    expect(await listed(shop, { category_id, limit: 3 })).toHaveProperty('next')
    expect(await listed(shop, { category_id, skip: 1, limit: 3 })).not.toHaveProperty('next')
  })

  test('works for an admin who sees inactive products', async ({ shop }) => {
    const category_id = await shop.category()
    const added = await addMany(shop, category_id, 5, { is_active: 'n % 2 = 0', name: `'Cape ' || n` })
    const admin = await shop.admin()

    for (const search of [undefined, 'cape']) {
      const query = { category_id, search, include_inactive: true, limit: 3, sort: 'newest' }
      const first = await listed(shop, query, admin)
      const second = await listed(shop, { ...query, next: first.next }, admin)
      expect([...idsOf(first), ...idsOf(second)]).toEqual(added.toReversed())
    }
  })
})

describe('a `next`', () => {
  const encoded = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url')

  test.for([
    ['nonsense', '%%%'],
    ['empty', ''],
    ['JSON of something else', encoded({ id: 1 })],
    ['a number too large', encoded({ sort: 'newest', id: 2 ** 31 })],
    ['a fraction', encoded({ sort: 'newest', id: 1.5 })],
    ['with more than it should have', encoded({ sort: 'newest', id: 1, or: 1 })],
    ['an impossible tier', encoded({ sort: 'relevance', tier: -5, segment: 0, score: 0, id: 1 })],
    ['no price', encoded({ sort: 'price_asc', price: '1; drop table products', id: 1 })],
    ['a NUL character', encoded({ sort: 'name', name: '\0', id: 1 })],
    ['very long', 'a'.repeat(4001)],
  ] as const)('that is %s is refused', async ([, next], { shop }) => {
    const { status, body } = await shop.get(catalogue({ next }))

    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'next' }])
  })

  test('of another order is refused', async ({ shop }) => {
    const category_id = await shop.category()
    await addMany(shop, category_id, 3, { name: `'Silk ' || n` })
    const { next } = await listed(shop, { category_id, limit: 1 })

    for (const query of [{ sort: 'price_asc' }, { sort: 'name' }, { search: 'silk' }]) {
      const { status, body } = await shop.get(catalogue({ category_id, ...query, next }))
      expect(status).toBe(422)
      expect(body.errors).toEqual([{ path: 'next', message: 'Belongs to another order.' }])
    }
  })

  test('takes no skip beside it', async ({ shop }) => {
    const category_id = await shop.category()
    await addMany(shop, category_id, 3)
    const { next } = await listed(shop, { category_id, limit: 1 })

    const { status, body } = await shop.get(catalogue({ category_id, next, skip: 1 }))
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'next' }])
  })

  test('of a place that no product has any more goes on from there', async ({ shop }) => {
    const category_id = await shop.category()
    const [cheap, dear] = [
      await shop.product({ category_id, price: '10.00' }),
      await shop.product({ category_id, price: '20.00' }),
    ]
    const { next } = await listed(shop, { category_id, sort: 'price_asc', limit: 1 })
    await shop.sql('update products set price = 30, is_active = false where id = $1', [cheap])

    expect(idsOf(await listed(shop, { category_id, sort: 'price_asc', next }))).toEqual([dear])
  })
})
