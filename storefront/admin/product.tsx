import './editor.css'
import { useLocation, useRoute } from 'preact-iso'
import { useRef } from 'preact/hooks'
import { answered, answerOf } from '../../src/client/answer.ts'
import type { Product } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { tell } from '../state/notices.ts'
import { asUser } from '../state/session.ts'
import { SaleBadge } from './badges.tsx'
import { forgetWhatChanged, useOwnerLoad } from './owner-load.ts'
import { changeOf, productOf } from './product-fields.ts'
import { ProductForm } from './product-form.tsx'
import { loadProduct } from './product-load.ts'
import { useAction } from './use-action.ts'

/** Adds a product to the shop. */
export function NewProductPage() {
  const { route } = useLocation()
  return (
    <Page title="New product">
      <ProductForm
        product={undefined}
        save={async (fields) => {
          const json = productOf(fields)
          const added = await asUser(() => answerOf(api.products.$post({ json })))
          forgetWhatChanged()
          route(`/admin/products/${added.id}`, true)
          tell(`${added.name} is in the shop.`, 'good', {
            href: `/products/${added.id}`,
            text: 'See it there',
          })
          return added
        }}
      />
    </Page>
  )
}

/** A product of the shop, on sale or not, to be changed. */
export function ProductPage() {
  const { id = '' } = useRoute().params
  return <OneProduct key={id} id={id} />
}

function OneProduct({ id }: { id: string }) {
  const { data, failure, loading, reload, replace } = useOwnerLoad(`product ${id}`, (signal) =>
    loadProduct(id, signal),
  )
  const param = { id }
  // What was remembered is not filled in: who edits is to begin with what is there now.
  const isOpen = useRef(false)
  if (data && !loading) isOpen.current = true
  return (
    <Page title={data?.name ?? 'Product'}>
      <ProblemNote failure={failure} retry={failure?.status === 404 ? undefined : reload}>
        <a href="/admin/products">All products</a>
      </ProblemNote>
      {!isOpen.current && !failure && <div class="owner-editor__room skeleton" aria-hidden="true" />}
      {data && isOpen.current && (
        <>
          <OnSale product={data} onChanged={replace} />
          <ProductForm
            product={data}
            save={async (fields, shown = data) => {
              const json = changeOf(shown, fields)
              if (!json) {
                tell('Nothing was changed.')
                return shown
              }
              const saved = await asUser(() => answerOf(api.products[':id'].$put({ param, json })))
              forgetWhatChanged()
              replace(saved)
              tell(`${saved.name} is saved.`, 'good')
              return saved
            }}
          />
        </>
      )}
    </Page>
  )
}

interface OnSaleProps {
  product: Product
  onChanged: (product: Product) => void
}

/** Whether customers see a product, and how to change that. */
function OnSale({ product, onChanged }: OnSaleProps) {
  const { busy, failure, run } = useAction()
  const { is_active, name } = product
  const param = { id: String(product.id) }
  const text = is_active ? 'Take off sale' : 'Put back on sale'

  const change = async () => {
    await asUser(async () => {
      if (is_active) await answered(api.products[':id'].$delete({ param }))
      else await answered(api.products[':id'].$put({ param, json: { is_active: true } }))
    })
    forgetWhatChanged()
    onChanged({ ...product, is_active: !is_active })
    tell(is_active ? `${name} is off sale.` : `${name} is on sale again.`, 'good')
  }

  return (
    <div class="owner-sale">
      <SaleBadge active={is_active} />
      <button
        type="button"
        class="button button--small"
        aria-busy={busy !== undefined}
        onClick={() => run(text, change)}
      >
        {busy === undefined ? text : 'Changing…'}
      </button>
      {is_active ? (
        <a href={`/products/${product.id}`}>Its page in the shop</a>
      ) : (
        <span class="quiet">Customers do not see it.</span>
      )}
      <ProblemNote failure={failure} />
    </div>
  )
}
