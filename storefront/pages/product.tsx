import '../product/product.css'
import { useRoute } from 'preact-iso'
import { useMemo } from 'preact/hooks'
import { answerOf } from '../../src/client/answer.ts'
import type { Product } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { Page } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { ProductGrid } from '../components/product-grid.tsx'
import { Stock } from '../components/stock.tsx'
import { money } from '../money.ts'
import { sentProduct } from '../product/page-data.ts'
import { Purchase } from '../product/purchase.tsx'
import { Share } from '../product/share.tsx'
import { useLoad } from '../use-load.ts'

/** One product: what it is, what it costs, and the way into the cart. */
export function ProductPage() {
  const { id = '' } = useRoute().params
  const known = useMemo(() => sentProduct(id), [id])
  const { data, failure, reload } = useLoad(
    `product ${id}`,
    (signal) => answerOf(api.products[':id'].$get({ param: { id }, query: {} }, { init: { signal } })),
    { known },
  )

  if (failure && (failure.status === 404 || failure.status === 422)) return <Gone />
  return (
    <Page
      key={id}
      title={data?.name ?? 'A piece of ours'}
      ownHeading
      {...(data?.description && { description: data.description })}
    >
      <ProblemNote failure={failure} retry={reload} />
      {data ? <Details product={data} reload={reload} /> : !failure && <Waiting />}
      <Related id={id} />
    </Page>
  )
}

function Details({ product, reload }: { product: Product; reload: () => void }) {
  const { name, description, price, category, image_url, stock_quantity } = product
  return (
    <div class="product">
      <Picture src={image_url} alt={`Picture of ${name}`} eager class="product__picture" />
      <div class="product__text">
        <nav aria-label="Where this is">
          <a href="/products">Shop</a>
          {category && (
            <>
              <span aria-hidden="true"> / </span>
              <a href={`/products?category_id=${category.id}`}>{category.name}</a>
            </>
          )}
        </nav>
        <h1 tabIndex={-1}>{name}</h1>
        <p class="product__price numbers">{money(price)}</p>
        <p>
          <Stock left={stock_quantity} />
          {stock_quantity > 5 && <span class="quiet">In stock</span>}
        </p>
        {description && <p class="product__description">{description}</p>}
        <Purchase product={product} reload={reload} />
        <Share name={name} />
      </div>
    </div>
  )
}

function Related({ id }: { id: string }) {
  const { data, failure } = useLoad(`related ${id}`, (signal) =>
    answerOf(
      api.products[':id'].related.$get({ param: { id }, query: { limit: '4' } }, { init: { signal } }),
    ),
  )
  if (failure || data?.products.length === 0) return null
  return (
    <section class="section product__related" aria-labelledby="related">
      <div class="section__head">
        <h2 id="related">Like this one</h2>
      </div>
      <ProductGrid products={data?.products} expected={4} />
    </section>
  )
}

function Waiting() {
  return (
    <div class="product" aria-hidden="true">
      <div class="picture skeleton" />
      <div class="product__text">
        <div class="product__line skeleton" />
        <div class="product__line skeleton" />
      </div>
    </div>
  )
}

function Gone() {
  return (
    <Page
      title="This piece is not for sale"
      lead="It was sold for the last time, or the address has a slip in it."
    >
      <p>
        <a class="button" href="/products">
          See what there is
        </a>
      </p>
    </Page>
  )
}
