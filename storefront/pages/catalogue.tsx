import '../catalogue/catalogue.css'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { answerOf } from '../../src/client/answer.ts'
import { api } from '../api.ts'
import { useCategories } from '../catalogue/categories.ts'
import { FilterPanel } from '../catalogue/filter-panel.tsx'
import { catalogueUrl, type Filters, filtersOf, PAGE_SIZE, queryOf } from '../catalogue/filters.ts'
import { Nothing } from '../catalogue/nothing.tsx'
import { Pager } from '../components/pager.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { ProductGrid } from '../components/product-grid.tsx'
import { useLoad } from '../use-load.ts'
import { grouped } from '../grouped.ts'

/** The catalogue: everything that the address's filters leave. */
export function Catalogue() {
  const { query, route } = useLocation()
  const filters = filtersOf(query)
  const categories = useCategories()
  const category = categories.data?.find(({ id }) => String(id) === filters.category_id)
  const { data, failure, loading, reload } = useLoad(
    `products ${catalogueUrl(filters)}`,
    (signal) => answerOf(api.products.$get({ query: queryOf(filters) }, { init: { signal } })),
    { keep: true },
  )
  const isEmpty = data !== undefined && data.products.length === 0
  const show = (changed: Partial<Filters>, replace = false) =>
    route(catalogueUrl({ ...filters, page: 1, ...changed }), replace)
  const pages = Math.ceil((data?.total ?? 0) / PAGE_SIZE)
  const isPast = !loading && isEmpty && pages > 0 && filters.page > pages

  useEffect(() => {
    if (isPast) show({ page: pages }, true)
  }, [isPast])

  return (
    <Page
      title={titleOf(filters, category?.name)}
      description={category?.description ?? 'Everything that Fatima Zehra Boutique has, by kind and price.'}
      lead={filters.search ? undefined : (category?.description ?? undefined)}
    >
      <div class="catalogue">
        <FilterPanel filters={filters} categories={categories.data} show={show} />
        <section class="catalogue__list" aria-labelledby="results" aria-busy={loading}>
          <h2 id="results" class="unseen">
            Products
          </h2>
          <p class="catalogue__count quiet" role="status">
            {data && !failure ? countOf(data) : ' '}
          </p>
          <ProblemNote failure={failure} retry={reload} />
          {!failure && isEmpty && !isPast && (
            <Nothing near={'did_you_mean' in data ? data.did_you_mean : undefined} filters={filters} />
          )}
          {!failure && !isEmpty && (
            <div class={loading && data ? 'catalogue__old' : ''}>
              <ProductGrid products={data?.products} expected={8} first />
            </div>
          )}
          {data && !failure && !isPast && (
            <Pager page={filters.page} pages={pages} hrefOf={(page) => catalogueUrl({ ...filters, page })} />
          )}
        </section>
      </div>
    </Page>
  )
}

function titleOf({ search, featured }: Filters, category: string | undefined): string {
  if (search) return `“${search}”`
  return category ?? (featured ? 'Featured pieces' : 'All products')
}

function countOf({ total, total_capped }: { total: number; total_capped?: true | undefined }): string {
  if (total_capped) return `More than ${grouped(total)} products`
  return total === 1 ? '1 product' : `${grouped(total)} products`
}
