import { useEffect, useState } from 'preact/hooks'
import type { Category } from '../../src/client/types.ts'
import { Choice, Field } from '../components/field.tsx'
import { useDebounced } from '../debounce.ts'
import { catalogueUrl, type Filters } from './filters.ts'
import { priceError } from './price-text.ts'

const ORDERS = {
  newest: 'Newest',
  price_asc: 'Price, low to high',
  price_desc: 'Price, high to low',
  name: 'Name',
}

const WAITS_MS = 500

const WIDE = matchMedia('(min-width: 60rem)')

interface FilterPanelProps {
  filters: Filters
  categories: readonly Category[] | undefined
  show: (changed: Partial<Filters>, replace?: boolean) => void
}

/** What narrows the catalogue down. Each change shows at once; prices when one has stopped typing. */
export function FilterPanel({ filters, categories, show }: FilterPanelProps) {
  const [open, setOpen] = useState(WIDE.matches)
  useEffect(() => {
    const follow = () => setOpen(WIDE.matches)
    WIDE.addEventListener('change', follow)
    return () => WIDE.removeEventListener('change', follow)
  }, [])

  return (
    <details class="filters" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary class="filters__summary">Filter and sort</summary>
      <form class="filters__form" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
        <nav class="filters__kinds" aria-label="Kinds">
          <a
            href={catalogueUrl({ ...filters, category_id: '', featured: '', page: 1 })}
            aria-current={!filters.category_id && !filters.featured}
          >
            Everything
          </a>
          {categories?.map(({ id, name }) => (
            <a
              key={id}
              href={catalogueUrl({ ...filters, category_id: String(id), featured: '', page: 1 })}
              aria-current={filters.category_id === String(id)}
            >
              {name}
            </a>
          ))}
        </nav>
        <Choice
          label="Order"
          name="sort"
          value={filters.sort ?? ''}
          onChange={({ currentTarget }) => show({ sort: currentTarget.value })}
        >
          <option value="">{filters.search ? 'Best match' : 'Newest'}</option>
          {Object.entries(ORDERS).map(
            ([value, words]) =>
              (filters.search || value !== 'newest') && (
                <option key={value} value={value}>
                  {words}
                </option>
              ),
          )}
        </Choice>
        <Prices filters={filters} show={show} />
        <label class="check">
          <input
            type="checkbox"
            checked={filters.in_stock === 'true'}
            onChange={({ currentTarget }) => show({ in_stock: currentTarget.checked ? 'true' : '' })}
          />
          In stock only
        </label>
        <p>
          <a href="/products">Clear all filters</a>
        </p>
      </form>
    </details>
  )
}

function Prices({ filters, show }: Omit<FilterPanelProps, 'categories'>) {
  const [entered, setEntered] = useState({ min: filters.min_price ?? '', max: filters.max_price ?? '' })
  useEffect(() => {
    setEntered({ min: filters.min_price ?? '', max: filters.max_price ?? '' })
  }, [filters.min_price, filters.max_price])

  const error = priceError(entered)
  const apply = useDebounced((min: string, max: string) => {
    if (Object.keys(priceError({ min, max })).length === 0) show({ min_price: min, max_price: max }, true)
  }, WAITS_MS)
  const enter = (changed: Partial<typeof entered>) => {
    const next = { ...entered, ...changed }
    setEntered(next)
    apply(next.min.trim(), next.max.trim())
  }

  return (
    <fieldset>
      <legend class="field__label">Price</legend>
      <div class="filters__prices">
        <Field
          label="From"
          name="min_price"
          inputMode="decimal"
          value={entered.min}
          error={error.min}
          onInput={({ currentTarget }) => enter({ min: currentTarget.value })}
        />
        <Field
          label="To"
          name="max_price"
          inputMode="decimal"
          value={entered.max}
          error={error.max}
          onInput={({ currentTarget }) => enter({ max: currentTarget.value })}
        />
      </div>
    </fieldset>
  )
}
