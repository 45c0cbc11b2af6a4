import type { CatalogueProduct } from '../catalogue.ts'
import { cut } from '../text-for-model.ts'

const NAME = 120
export const SHORT_DESCRIPTION = 200

/** From this many pieces on, a product is no longer said to be nearly sold out. */
const PLENTY = 5

/** A product's name as the model reads it. */
export const nameForModel = (name: string): string => cut(name, NAME)

/** A product as the model reads it in a list. */
export const productRow = ({ id, name, price, category, stock_quantity, description }: CatalogueProduct) => ({
  id,
  name: nameForModel(name),
  price,
  ...(category && { category: nameForModel(category.name) }),
  in_stock: stock_quantity === 0 ? 'no' : stock_quantity < PLENTY ? 'few' : 'yes',
  ...(description && { description: shortened(description, SHORT_DESCRIPTION) }),
})

/** The beginning of a text, on one line. */
export const shortened = (text: string, length: number): string =>
  cut(text.replace(/\s+/g, ' ').trim(), length)
