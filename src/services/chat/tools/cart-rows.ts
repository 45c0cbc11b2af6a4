import type { ShoppingCart } from '../shopping.ts'
import { nameForModel } from './rows.ts'

/** The lines of a cart as the model reads them, without what it has no use for. */
export const cartRows = ({ items }: ShoppingCart) =>
  items.map(({ product_id, product_name, quantity, price, line_total, available }) => ({
    product_id,
    product_name: nameForModel(product_name),
    quantity,
    price,
    line_total,
    ...(!available && { available }),
  }))

/** What a cart comes to. */
export const cartTotals = ({ total_amount, item_count, total_quantity }: ShoppingCart) => ({
  total_amount,
  item_count,
  total_quantity,
})

/** What may be said of a cart that was read. */
export const cartFacts = ({ items, total_amount, item_count, total_quantity }: ShoppingCart) => ({
  products: items.map(({ product_id, product_name, price, stock_quantity }) => ({
    id: product_id,
    name: product_name,
    price,
    stock_quantity,
    description: null,
    category: null,
  })),
  amounts: [total_amount, ...items.map(({ line_total }) => line_total)],
  numbers: [
    item_count,
    total_quantity,
    ...items.flatMap(({ quantity, stock_quantity }) => [quantity, stock_quantity]),
  ],
})
