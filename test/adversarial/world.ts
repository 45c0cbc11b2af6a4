import type { Facts, KnownProduct } from '../../src/services/chat/grounding/grounding.ts'

/** The currency of the small world that all cases play in. */
export const CURRENCY = 'PKR'

const PRODUCTS: readonly KnownProduct[] = [
  { id: 7, name: 'Sabz Bagh Lawn Shirt Dress', price: '5000.00' },
  { id: 12, name: 'Gulbahar Floral Maxi Dress', price: '11500.00' },
  { id: 23, name: 'Meher Chiffon Anarkali with Chunni', price: '21500.00' },
  { id: 31, name: 'Midnight Blue Chiffon Saree', price: '14000.00' },
  { id: 45, name: 'Kundan Choker Necklace', price: '3450.00' },
  { id: 58, name: 'Chikankari Cotton Kurta', price: '4200.00' },
  { id: 64, name: 'Linen Wrap Skirt', price: '4900.00' },
]

/** What was read in the turn: seven products, a cart and an order with their totals, and numbers that are no money. */
export const WORLD = {
  products: PRODUCTS,
  amounts: ['9100.00', '16500.00'],
  numbers: [1042, 14, 3, 2],
} as const satisfies Facts

/** How a reference to the product is written out. */
export const writtenOut = ({ name, price }: KnownProduct) => `${name} (${CURRENCY} ${price})`

/** The text with the markers of read products written out, and nothing else changed. */
export const withMarkersWrittenOut = (text: string) =>
  PRODUCTS.reduce((out, product) => out.replaceAll(`[[p:${product.id}]]`, writtenOut(product)), text)
