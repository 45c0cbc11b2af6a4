/** On every answer that shows a product. */
export const PRODUCTS = 'products'

/** On every answer that shows a category, or that a category's name decides. */
export const CATEGORIES = 'categories'

/** On every answer of which stock decides what it holds. */
export const STOCK = 'stock'

export const productTag = (id: number): string => `product-${id}`

export const categoryTag = (id: number): string => `category-${id}`

/** The header by which Netlify learns an answer's tags, under which it is purged. */
export const TAGS = 'Netlify-Cache-Tag'

/** Netlify takes at most so many tags of one answer. */
export const MOST_TAGS = 500

/**
 * The header that tags an answer, without which the CDN does not keep it. There is none for more tags than Netlify
 * takes: a purge could miss such an answer.
 */
export function tagged(tags: Iterable<string>): Record<string, string> {
  const different = new Set(tags)
  return different.size > MOST_TAGS ? {} : { [TAGS]: [...different].join(',') }
}
