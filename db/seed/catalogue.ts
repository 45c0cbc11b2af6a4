import { accessories } from './catalogue/accessories.ts'
import { dresses } from './catalogue/dresses.ts'
import { formals } from './catalogue/formals.ts'
import { sarees } from './catalogue/sarees.ts'
import { skirts } from './catalogue/skirts.ts'
import { tops } from './catalogue/tops.ts'
import { toSlug, type Piece, type SeedCategory, type SeedProduct } from './product.ts'

const rails = [dresses, tops, skirts, accessories, sarees, formals]

/** The six categories of the demo catalogue. */
export const categories: readonly SeedCategory[] = rails.map(({ category }) => category)

const longestRail = Math.max(...rails.map(({ products }) => products.length))

const toProduct = (category: SeedCategory, { featured = false, ...piece }: Piece): SeedProduct => ({
  ...piece,
  category: category.name,
  featured,
  image_url: `/images/products/${toSlug(piece.name)}.svg`,
})

/** The demo pieces, oldest first: one of each category in turn, and the first of every rail came in last. */
export const products: readonly SeedProduct[] = Array.from({ length: longestRail }, (_, place) =>
  rails.flatMap(({ category, products }) =>
    products.slice(place, place + 1).map((piece) => toProduct(category, piece)),
  ),
)
  .toReversed()
  .flat()
