import { Cdn } from '../../../test/cdn.ts'
import { type Shop, test as base } from '../../../test/shop.ts'
import { catalogue } from './products.fixture.ts'

/** The test function for the shop behind a CDN. */
export const test = base.extend('cdn', ({ shop }) => new Cdn(shop))

/** A product in a category of its own, and the addresses that show it. */
export async function shown(shop: Shop, fields: { stock_quantity?: number } = {}) {
  const category_id = await shop.category()
  const id = await shop.product({ category_id, ...fields })
  const near = await shop.product({ category_id })
  return {
    id,
    category_id,
    paths: [
      `/api/products/${id}`,
      catalogue({ category_id, sort: 'price_desc' }),
      catalogue({ category_id, search: 'gown' }),
      catalogue({ category_id, in_stock: true }),
      `/api/products/${near}/related`,
    ],
  }
}

type Product = { id: number; price: string; stock_quantity: number; category: { name: string } | null }

/** What each of these addresses shows of a product, by way of the CDN. */
export async function seen(cdn: Cdn, paths: readonly string[], id: number): Promise<(Product | undefined)[]> {
  const answers = []
  for (const path of paths) answers.push((await cdn.get(path)).body)
  return answers.map((body) =>
    'products' in body ? body.products.find((product: Product) => product.id === id) : body,
  )
}

/** The same at each of these addresses. */
export const everywhere = <T>(paths: readonly string[], value: T): T[] => paths.map(() => value)
