import './product-card.css'
import type { Product } from '../../src/client/types.ts'
import { money } from '../money.ts'
import { Picture } from './picture.tsx'
import { Stock } from './stock.tsx'

interface ProductCardProps {
  product: Product
  /** The level of its heading on the page. */
  heading?: 'h2' | 'h3'
  /** For the first ones of a page, whose pictures are seen at once. */
  eager?: boolean
}

/** A product as a list shows it: one link, its picture and what it costs. */
export function ProductCard({ product, heading: Heading = 'h3', eager = false }: ProductCardProps) {
  return (
    <article class="card">
      <Picture src={product.image_url} alt="" eager={eager} class="card__picture" />
      <div class="card__text">
        <Heading class="card__name">
          <a class="card__link" href={`/products/${product.id}`}>
            {product.name}
          </a>
        </Heading>
        <p class="card__price numbers">{money(product.price)}</p>
        <Stock left={product.stock_quantity} />
      </div>
    </article>
  )
}

/** The room that a card takes while it is loaded. */
export function CardSkeleton() {
  return (
    <div class="card" aria-hidden="true">
      <div class="card__picture skeleton" />
      <div class="card__text">
        <div class="card__line skeleton" />
        <div class="card__line card__line--short skeleton" />
      </div>
    </div>
  )
}
