import './home.css'
import { answerOf } from '../../src/client/answer.ts'
import { api } from '../api.ts'
import { useCategories } from '../catalogue/categories.ts'
import { ProductGrid } from '../components/product-grid.tsx'
import { Page } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { useLoad } from '../use-load.ts'

const FEATURED = { featured: 'true', limit: '8' } as const

/** The front of the shop. */
export function Home() {
  const categories = useCategories()
  const featured = useLoad('products featured', (signal) =>
    answerOf(api.products.$get({ query: FEATURED }, { init: { signal } })),
  )

  return (
    <Page title="Fatima Zehra Boutique" documentTitle="Fatima Zehra Boutique" ownHeading>
      <div class="hero">
        <picture>
          <source media="(max-width: 44rem)" srcset="/images/hero-tall.svg" width={900} height={1100} />
          <img
            class="hero__picture"
            src="/images/hero.svg"
            alt=""
            width={1600}
            height={900}
            fetchpriority="high"
          />
        </picture>
        <div class="hero__text">
          <h1 tabIndex={-1}>Made to be worn, and kept</h1>
          <p>Dresses, sarees and formals, cut and embroidered in Pakistan. Chosen piece by piece.</p>
          <p>
            <a class="button button--primary" href="/products">
              See everything
            </a>
          </p>
        </div>
      </div>

      <section class="section featured" aria-labelledby="featured">
        <div class="section__head">
          <h2 id="featured">Featured pieces</h2>
          <a href="/products?featured=true">All featured</a>
        </div>
        <ProblemNote failure={featured.failure} retry={featured.reload} />
        {!featured.failure && <ProductGrid products={featured.data?.products} expected={8} />}
      </section>

      <section class="section" aria-labelledby="categories">
        <div class="section__head">
          <h2 id="categories">By kind</h2>
        </div>
        <ProblemNote failure={categories.failure} retry={categories.reload} />
        <ul class="kinds">
          {categories.data?.map(({ id, name, image_url }) => (
            <li key={id} class="kind">
              <Picture src={image_url} alt="" />
              <a class="kind__link" href={`/products?category_id=${id}`}>
                {name}
              </a>
            </li>
          ))}
          {!categories.data &&
            !categories.failure &&
            Array.from({ length: 6 }, (_, index) => (
              <li key={index} class="kind" aria-hidden="true">
                <div class="kind__room skeleton" />
              </li>
            ))}
        </ul>
      </section>
    </Page>
  )
}
