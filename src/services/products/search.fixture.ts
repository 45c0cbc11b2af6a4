import type { Shop } from '../../../test/shop.ts'
import { listed, namesOf } from './products.fixture.ts'

type Fields = NonNullable<Parameters<Shop['product']>[0]>

/** Adds these products, the oldest first, to a category of their own, and gives a search in it for names, as they come. */
export async function shopOf(shop: Shop, products: readonly (string | Fields)[]) {
  const category_id = await shop.category()
  for (const product of products) {
    await shop.product({ category_id, ...(typeof product === 'string' ? { name: product } : product) })
  }
  const search = async (text: string, filters = {}): Promise<string[]> =>
    namesOf(await listed(shop, { category_id, search: text, ...filters }))
  return { category_id, search }
}

/** A word of so many letters that nothing else in the shop is like, and whose plural is that with an s. */
export function inventedWord(letters = 12): string {
  const random = crypto.getRandomValues(new Uint8Array(letters - 1))
  const syllables = Array.from(random, (byte, index) =>
    index % 2 ? 'aeiou'[byte % 5] : 'bdfgklmnprtvz'[byte % 13],
  )
  return `${syllables.join('')}k`
}

/** What the database keeps of a product for the search. */
export async function documentOf(shop: Shop, product: number): Promise<string | null> {
  const [row] = await shop.sql<{ document: string | null }>(
    'select search_document::text as document from products where id = $1',
    [product],
  )
  return row?.document ?? null
}
