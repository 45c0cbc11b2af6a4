import type { Product } from '../../src/client/types.ts'
import { ProductGrid } from '../components/product-grid.tsx'
import { catalogueUrl, type Filters } from './filters.ts'

interface NothingProps {
  /** Products near to what was looked for. */
  near: readonly Product[] | undefined
  filters: Filters
}

/** A list without products: why that may be, and ways on. */
export function Nothing({ near, filters }: NothingProps) {
  const { search, page, ...others } = filters
  const narrowed = Object.keys(others).some((name) => name !== 'sort')
  return (
    <>
      <div class="empty">
        <p>{page > 1 ? 'There are no more products.' : 'Nothing here fits.'}</p>
        {page > 1 && <a href={catalogueUrl({ ...filters, page: 1 })}>Back to the first page</a>}
        {page === 1 && search && narrowed && (
          <a href={catalogueUrl({ search })}>Look for “{search}” in everything</a>
        )}
        <a href="/products">See everything</a>
      </div>
      {near !== undefined && near.length > 0 && (
        <>
          <h3>Near to it</h3>
          <ProductGrid products={near} expected={0} />
        </>
      )}
    </>
  )
}
