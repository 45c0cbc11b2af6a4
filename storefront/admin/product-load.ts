import { answerOf } from '../../src/client/answer.ts'
import type { Product } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { rowsOf } from './address.ts'
import { FEW } from './low-stock.tsx'

interface Wanted {
  show: 'sale' | 'low' | undefined
  search: string
  page: number
}

const MOST_LOW = '100'

/** A page of the products, also of those off sale, or the emptiest of those that run out. */
export function loadProducts(
  { show, search, page }: Wanted,
  signal: AbortSignal,
): Promise<{ products: Product[]; total: number }> {
  const options = { init: { signal } }
  if (show === 'low') {
    return answerOf(
      api.products['low-stock'].$get({ query: { below: String(FEW), limit: MOST_LOW } }, options),
    )
  }
  const query = {
    ...rowsOf(page),
    ...(search !== '' && { search }),
    ...(show === undefined && { include_inactive: 'true' as const }),
  }
  return answerOf(api.products.$get({ query }, options))
}

/** A product, on sale or not. */
export const loadProduct = (id: string, signal: AbortSignal): Promise<Product> =>
  answerOf(
    api.products[':id'].$get({ param: { id }, query: { include_inactive: 'true' } }, { init: { signal } }),
  )
