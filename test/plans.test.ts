import { expect, inject } from 'vitest'
import { fillShop } from '../bench/scale/fill.ts'
import { test as base } from './database.ts'
import {
  type ObservedShop,
  observedShop,
  OPERATIONS_WITH_STATEMENTS,
  useEverything,
} from './every-operation.ts'
import { openRehearsal, type Scan } from './plans.ts'

const SIZE = { products: 100_000, users: 20_000, orders: 100_000, generated: 5_000 }
const FILLED_WITHIN_MS = 180_000

/** The tables that grow with the shop. */
const LARGE_TABLES = new Set(['products', 'orders', 'order_items', 'carts', 'cart_items', 'users'])

/**
 * The lists that count everything that matches, and so may read a table from end to end for their exact total. A
 * product list does so only without a search.
 */
const COUNTS_EXACTLY: Record<string, (query: URLSearchParams) => boolean> = {
  listProducts: (query) => !query.get('search'),
  listOrders: (query) => query.get('scope') === 'all',
  listUsers: () => true,
}

/** Which reads all products to list those that run out, and whose total is not counted by an aggregate. */
const READS_PRODUCTS = 'listLowStock'

const largeShop = base
  .extend('large', { scope: 'file' }, async ({ database }) => {
    await fillShop(database.pool, SIZE)
    return database
  })
  .extend('rehearsal', { scope: 'file' }, async ({ large }, { onCleanup }) => {
    const rehearsal = await openRehearsal(large.url)
    onCleanup(async () => rehearsal?.close())
    return rehearsal
  })
  .extend('scansWhile', ({ large, rehearsal, skip }) => {
    /** Gives the scans of large tables that are not excused, each as a line that says whose it is, and who was used. */
    return async (use: (shop: ObservedShop) => Promise<void>) => {
      if (!rehearsal) return skip('this takes a superuser and the module auto_explain')
      const operations = new Set<string>()
      const found = new Set<string>()
      const observed = observedShop(large, async (statements, operation, request) => {
        operations.add(operation)
        for (const scan of await rehearsal.scansOf(statements)) {
          if (LARGE_TABLES.has(scan.table) && !isExcused(operation, request, scan)) {
            found.add(`${operation}: ${request}: ${scan.table}`)
          }
        }
      })
      await use(observed)
      return { found: [...found], operations: [...operations].toSorted() }
    }
  })
const test = largeShop.runIf(inject('testServer').kind === 'postgres')

const isExcused = (operation: string, request: string, { counts, table }: Scan) => {
  if (operation === READS_PRODUCTS) return table === 'products'
  const { searchParams } = new URL(request.split(' ')[1] ?? '', 'http://shop.test')
  return counts && (COUNTS_EXACTLY[operation]?.(searchParams) ?? false)
}

test(
  'no operation reads a large table from end to end, but for exact totals and what runs out of stock',
  { timeout: FILLED_WITHIN_MS },
  async ({ scansWhile }) => {
    const { found, operations } = await scansWhile(async ({ shop, call }) => {
      await useEverything(shop, call)
    })

    expect(found).toEqual([])
    expect(operations).toEqual(OPERATIONS_WITH_STATEMENTS)
  },
)

const SORTS = ['newest', 'price_asc', 'price_desc', 'name', 'relevance']
const FILTERS = [
  'featured=true',
  'featured=false',
  'min_price=3000',
  'max_price=3000',
  'in_stock=true',
  'in_stock=false',
  'category_id=1&in_stock=false',
  'category_id=2&featured=true&max_price=5000',
]

test(
  'no list of products is sorted by reading them all',
  { timeout: FILLED_WITHIN_MS },
  async ({ scansWhile }) => {
    const { found } = await scansWhile(async ({ call }) => {
      for (const sort of SORTS) {
        for (const filter of ['limit=10', 'category_id=1', 'min_price=2000&max_price=4000']) {
          const { next } = await call('GET', `/api/products?sort=${sort}&${filter}`)
          await call('GET', `/api/products?sort=${sort}&${filter}&next=${encodeURIComponent(next)}`)
        }
      }
      for (const filter of FILTERS) await call('GET', `/api/products?${filter}`)
      await call('GET', '/api/products?skip=200')
    })

    expect(found).toEqual([])
  },
)

const SEARCHES = ['silk', 'chiffon saree', 'broid', 'chifon', 'xylophone', 'la', 'something for a wedding']

test('no search reads all products', { timeout: FILLED_WITHIN_MS }, async ({ scansWhile }) => {
  const { found } = await scansWhile(async ({ call }) => {
    const find = (search: string, rest = '') =>
      call('GET', `/api/products?search=${encodeURIComponent(search)}${rest}`)
    for (const search of SEARCHES) await find(search)
    for (const sort of SORTS) await find('lawn', `&sort=${sort}`)
    await find('lawn', '&category_id=2&featured=true&min_price=1000&in_stock=true')
    const { next } = await find('lawn')
    await find('lawn', `&next=${encodeURIComponent(next)}`)
    for (const beginning of ['s', 'sil', 'silk sa', 'slik']) {
      await call('GET', `/api/products/suggest?q=${encodeURIComponent(beginning)}`)
    }
  })

  expect(found).toEqual([])
})

test(
  "no list of an admin's is sorted by reading everything",
  { timeout: FILLED_WITHIN_MS },
  async ({ scansWhile }) => {
    const { found } = await scansWhile(async ({ shop, call }) => {
      const { token } = await shop.admin()
      for (const status of ['pending', 'processing', 'completed', 'cancelled']) {
        await call('GET', `/api/orders?scope=all&status=${status}`, token)
      }
      for (const query of [
        '',
        'is_active=false',
        'search=shopper77',
        'search=Khan&is_active=true',
        'search=a',
      ]) {
        await call('GET', `/api/users?${query}`, token)
      }
      for (const sort of SORTS) await call('GET', `/api/products?include_inactive=true&sort=${sort}`, token)
      await call('GET', '/api/products?include_inactive=true&search=silk', token)
      await call('GET', '/api/products?include_inactive=true&category_id=3', token)
      await call('GET', '/api/orders/summary', token)
    })

    expect(found).toEqual([])
  },
)
