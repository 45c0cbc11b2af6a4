import { CATEGORIES, categoryTag, PRODUCTS, productTag, STOCK } from '../../http/cache-tags.ts'
import type { ListProducts } from './schemas.ts'

interface Shown {
  id: number
  category_id: number | null
}

/** The tags of an answer that shows these products. */
export const tagsOfProducts = (shown: readonly Shown[]): string[] => [
  PRODUCTS,
  ...shown.map(({ id }) => productTag(id)),
  ...shown.flatMap(({ category_id }) => (category_id === null ? [] : [categoryTag(category_id)])),
]

interface Page {
  products: readonly Shown[]
  did_you_mean?: readonly Shown[] | undefined
}

/** The tags of a page of the catalogue: what it shows, and what else decides that, as a category's name does of a search. */
export const tagsOfPage = (
  { products, did_you_mean = [] }: Page,
  { in_stock, search }: Pick<ListProducts, 'in_stock' | 'search'>,
): string[] => [
  ...tagsOfProducts([...products, ...did_you_mean]),
  ...(in_stock === undefined ? [] : [STOCK]),
  ...(search ? [CATEGORIES] : []),
]

/** The tags of suggestions, which a category's name decides too. */
export const tagsOfSuggestions = (suggestions: readonly { id: number }[]): string[] => [
  PRODUCTS,
  CATEGORIES,
  ...suggestions.map(({ id }) => productTag(id)),
]
