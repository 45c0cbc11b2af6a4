/** The catalogue as the assistant needs it; the products service provides it (`products/catalogue.ts`). */
export interface Catalogue {
  /** The categories by name, each with what is on sale in it. */
  listCategories(): Promise<CategorySummary[]>
  /** The page of products on sale that a search finds, of at most `limit`; undefined where there is no such category. */
  search(search: CatalogueSearch): Promise<FoundProducts | undefined>
  /** Those of the products that are on sale, as they are now, in the order of the ids. */
  listProducts(ids: readonly number[]): Promise<CatalogueProduct[]>
}

export interface CategorySummary {
  id: number
  name: string
  /** How many products are on sale. */
  products: number
  /** Of these, the lowest and the highest price; null where there are none. */
  lowest_price: string | null
  highest_price: string | null
}

export interface CatalogueSearch {
  /** Words as customers write them; without any, everything that passes the filters. */
  query?: string | undefined
  /** A category's name, whatever its case. */
  category?: string | undefined
  min_price?: string | undefined
  max_price?: string | undefined
  in_stock_only?: boolean | undefined
  sort?: CatalogueSort | undefined
  limit: number
}

export const CATALOGUE_SORTS = ['relevance', 'newest', 'price_asc', 'price_desc'] as const
export type CatalogueSort = (typeof CATALOGUE_SORTS)[number]

export interface FoundProducts {
  products: CatalogueProduct[]
  /** How many match, counted up to 1,000. */
  total: number
  /** Where none match: the nearest to the words, which may not pass the filters. */
  nearest: CatalogueProduct[]
}

/** A product as the catalogue answers it; of what it holds besides, the assistant needs nothing. */
export interface CatalogueProduct {
  id: number
  name: string
  description: string | null
  price: string
  category: { id: number; name: string } | null
  stock_quantity: number
}
