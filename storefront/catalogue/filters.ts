import type { ProductQuery } from '../../src/client/types.ts'

export const PAGE_SIZE = 24

const KEPT = ['search', 'category_id', 'min_price', 'max_price', 'in_stock', 'featured', 'sort'] as const

type Name = (typeof KEPT)[number]

/** What the catalogue's address says: its filters as the API takes them, and the page, from 1. */
export type Filters = Partial<Record<Name, string>> & { page: number }

const FLAG = /^(?:true|1)$/
const PRICE = /^\d{1,8}(?:\.\d{1,2})?$/
const PAGE = /^[1-9]\d{0,5}$/

/** What a filter's value looks like: one that looks otherwise, as after a slip in the address, is passed over. */
const LOOKS: Readonly<Record<Name, RegExp>> = {
  search: /^[^]{1,200}$/,
  category_id: /^[1-9]\d{0,8}$/,
  min_price: PRICE,
  max_price: PRICE,
  in_stock: FLAG,
  featured: FLAG,
  sort: /^(?:newest|price_asc|price_desc|name)$/,
}

/** Reads the filters out of an address; what is not one of them is passed over, and so is what makes no sense. */
export function filtersOf(query: Readonly<Record<string, string | undefined>>): Filters {
  const filters: Filters = { page: PAGE.test(query.page ?? '') ? Number(query.page) : 1 }
  for (const name of KEPT) {
    const value = query[name]?.trim()
    if (value && LOOKS[name].test(value)) filters[name] = value
  }
  const { min_price, max_price } = filters
  if (min_price && max_price && Number(max_price) < Number(min_price)) delete filters.max_price
  return filters
}

/** The catalogue's address with these filters. Any change of them leads to the first page unless it names another. */
export function catalogueUrl(filters: Partial<Filters>): string {
  const params = new URLSearchParams()
  for (const name of KEPT) {
    const value = filters[name]
    if (value) params.set(name, value)
  }
  if (filters.page !== undefined && filters.page > 1) params.set('page', String(filters.page))
  return params.size > 0 ? `/products?${params}` : '/products'
}

/** The API's query for a page of the catalogue. */
export const queryOf = ({ page, ...filters }: Filters): ProductQuery =>
  ({ ...filters, skip: String((page - 1) * PAGE_SIZE), limit: String(PAGE_SIZE) }) as ProductQuery
