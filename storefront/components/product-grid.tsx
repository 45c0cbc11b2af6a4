import type { Product } from '../../src/client/types.ts'
import { CardSkeleton, ProductCard } from './product-card.tsx'

interface ProductGridProps {
  /** Undefined while they are loaded. */
  products: readonly Product[] | undefined
  /** For how many room is kept meanwhile. */
  expected: number
  heading?: 'h2' | 'h3'
  /** Whether the first ones are what the page opens with. */
  first?: boolean
}

const SEEN_AT_ONCE = 4

/** Products side by side. */
export function ProductGrid({ products, expected, heading = 'h3', first = false }: ProductGridProps) {
  return (
    <ul class="grid">
      {products
        ? products.map((product, index) => (
            <li key={product.id}>
              <ProductCard product={product} heading={heading} eager={first && index < SEEN_AT_ONCE} />
            </li>
          ))
        : Array.from({ length: expected }, (_, index) => (
            <li key={index}>
              <CardSkeleton />
            </li>
          ))}
    </ul>
  )
}
