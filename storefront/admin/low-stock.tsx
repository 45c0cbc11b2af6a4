import { answerOf } from '../../src/client/answer.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { addressOf } from './address.ts'
import { useOwnerLoad } from './owner-load.ts'
import { StockField } from './stock-field.tsx'

/** From how many pieces on a product is no longer running out. */
export const FEW = 5

const SHOWN = 10

/** The products that run out, the emptiest first, each with a field to say how many there are now. */
export function LowStock() {
  const { data, failure, reload } = useOwnerLoad('low-stock', (signal) => {
    const query = { below: String(FEW), limit: String(SHOWN) }
    return answerOf(api.products['low-stock'].$get({ query }, { init: { signal } }))
  })
  return (
    <section class="section" aria-labelledby="low-stock">
      <div class="section__head">
        <h2 id="low-stock">Running out</h2>
        {data !== undefined && data.total > SHOWN && (
          <a href={addressOf('/admin/products', { show: 'low' })}>All {data.total}</a>
        )}
      </div>
      <ProblemNote failure={failure} retry={reload} />
      {!data && !failure && <div class="owner-low__room skeleton" aria-hidden="true" />}
      {data?.total === 0 && <p>Of everything on sale at least {FEW} pieces are left.</p>}
      {data !== undefined && data.total > 0 && (
        <ul class="owner-low">
          {data.products.map((product) => (
            <li key={product.id} class="owner-low__one">
              <a href={`/admin/products/${product.id}`}>{product.name}</a>
              <StockField product={product} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
