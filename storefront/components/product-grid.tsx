import { useEffect, useMemo, useState } from 'preact/hooks'
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

/** How many are drawn at a time, so that the page of a slow phone answers in between. */
const DRAWN_AT_ONCE = 6

/** How many of the products to draw: all of those that are there from the start, later ones in steps. */
function useDrawn(products: readonly Product[] | undefined): number {
  const [drawn, setDrawn] = useState(() => products?.length ?? DRAWN_AT_ONCE)
  const isMore = products !== undefined && drawn < products.length
  useEffect(() => {
    if (!isMore) return undefined
    const next = setTimeout(() => setDrawn((count) => count + DRAWN_AT_ONCE))
    return () => clearTimeout(next)
  }, [isMore, drawn])
  return drawn
}

/** Products side by side. */
export function ProductGrid({ products, expected, heading = 'h3', first = false }: ProductGridProps) {
  const drawn = useDrawn(products)
  return useMemo(
    () => (
      <ul class="grid">
        {products
          ? products.slice(0, drawn).map((product, index) => (
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
    ),
    [products, drawn, expected, heading, first],
  )
}
