import { useLocation } from 'preact-iso'
import type { Product } from '../../src/client/types.ts'
import { Choice } from '../components/field.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { money } from '../money.ts'
import { grouped } from '../grouped.ts'
import { addressOf, oneOf, pageOf } from './address.ts'
import { SaleBadge } from './badges.tsx'
import { ListEnd } from './list-end.tsx'
import { FEW } from './low-stock.tsx'
import { useOwnerLoad } from './owner-load.ts'
import { loadProducts } from './product-load.ts'
import { SearchField } from './search-field.tsx'
import { type Column, Table } from './table.tsx'

const PATH = '/admin/products'

/** Everything that the shop has, on sale or not. */
export function ProductsPage() {
  const { query, route } = useLocation()
  const show = oneOf(['sale', 'low'], query.show)
  const search = show === 'low' ? '' : (query.search ?? '')
  const page = show === 'low' ? 1 : pageOf(query.page)
  const { data, failure, loading, reload } = useOwnerLoad(
    `products ${show ?? 'all'} ${page} ${search}`,
    (signal) => loadProducts({ show, search, page }, signal),
    { keep: true },
  )
  const hrefOf = (other: number) => addressOf(PATH, { show, search, page: other })

  return (
    <Page title="Products" aside={<NewProduct />}>
      <div class="owner-filters">
        <SearchField
          label="Search products"
          maxLength={200}
          value={search}
          onSearch={(words) => {
            const shown = show === 'low' ? undefined : show
            route(addressOf(PATH, { show: shown, search: words }), true)
          }}
        />
        <Choice
          label="Show"
          name="show"
          value={show ?? ''}
          onChange={({ currentTarget }) =>
            route(
              addressOf(PATH, {
                show: currentTarget.value,
                search: currentTarget.value === 'low' ? '' : search,
              }),
            )
          }
        >
          <option value="">On sale or not</option>
          <option value="sale">Only what is on sale</option>
          <option value="low">Running out: fewer than {FEW} left</option>
        </Choice>
      </div>
      <p class="owner-count quiet" role="status">
        {data && !failure ? countOf(data.products.length, data.total, show === 'low') : ' '}
      </p>
      <ProblemNote failure={failure} retry={reload} />
      {!failure && data?.total !== 0 && (
        <Table
          caption="Products"
          columns={COLUMNS}
          keyOf={({ id }) => id}
          rows={data?.products}
          loading={loading}
        />
      )}
      {!failure && show !== 'low' && (
        <ListEnd page={page} total={data?.total} none="No product fits." hrefOf={hrefOf} />
      )}
      {!failure && show === 'low' && data?.total === 0 && <p class="empty">Nothing is running out.</p>}
    </Page>
  )
}

const NewProduct = () => (
  <p>
    <a class="button button--primary" href={`${PATH}/new`}>
      New product
    </a>
  </p>
)

const COLUMNS: Column<Product>[] = [
  {
    title: 'Product',
    cell: ({ id, name, featured, category }) => (
      <span class="owner-who">
        <a href={`${PATH}/${id}`}>{name}</a>
        <span class="quiet small">
          {category?.name ?? 'No category'}
          {featured && ', featured'}
        </span>
      </span>
    ),
  },
  { title: 'Sale', cell: ({ is_active }) => <SaleBadge active={is_active} /> },
  { title: 'In stock', numbers: true, cell: ({ stock_quantity }) => grouped(stock_quantity) },
  { title: 'Price', numbers: true, cell: ({ price }) => money(price) },
]

function countOf(shown: number, total: number, isLow: boolean): string {
  const all = total === 1 ? '1 product' : `${grouped(total)} products`
  return isLow && shown < total ? `The emptiest ${shown} of ${all}` : all
}
