import * as v from 'valibot'
import type { Catalogue, CatalogueProduct } from '../catalogue.ts'
import type { ShoppingOrder } from '../shopping.ts'
import { fencedRows } from '../text-for-model.ts'
import { id } from './arguments.ts'
import { cartFacts, cartRows, cartTotals } from './cart-rows.ts'
import { nameForModel } from './rows.ts'
import { done, refused, signedIn, tool } from './tool.ts'

const LATEST_ORDERS = 5
const ITEMS_OF_A_LISTED_ORDER = 3

export const getCart = tool({
  name: 'get_cart',
  description: 'Reads the signed-in customer’s cart: its lines with today’s prices, and its total.',
  properties: {},
  schema: v.object({}),
  needsCustomer: true,
  async run(_, { shopping, currency, turn }) {
    const cart = await shopping.readCart(signedIn(turn))
    return done(
      fencedRows(cartRows(cart), (items, left_out) => ({
        currency,
        cart: { ...cartTotals(cart), items, left_out },
      })),
      cartFacts(cart),
    )
  },
})

export const orderStatus = tool({
  name: 'order_status',
  description:
    'Reads the signed-in customer’s own orders: status, payment, total and what was bought at which price.',
  properties: {
    order_id: {
      type: ['integer', 'null'],
      description: 'The number of one order; null for the latest five.',
    },
  },
  schema: v.object({ order_id: v.optional(id) }),
  needsCustomer: true,
  async run({ order_id }, { shopping, catalogue, currency, turn }) {
    const customer = signedIn(turn)
    if (order_id === undefined) {
      const orders = await shopping.listOrders(customer, LATEST_ORDERS)
      const onSale = await productsOf(orders, catalogue)
      const rows = orders.map((order) => listedOrder(order, onSale))
      const content = fencedRows(rows, (kept, left_out) => ({ currency, orders: kept, left_out }))
      return done(content, { products: [...onSale.values()], ...orderFacts(orders) })
    }
    const order = await shopping.findOrder(customer, order_id)
    if (!order) return refused('There is no such order of this customer.')
    const onSale = await productsOf([order], catalogue)
    const content = fencedRows(itemRows(order, onSale), (items, left_out) => ({
      currency,
      order: { ...orderRow(order), items, left_out },
    }))
    return done(content, { products: [...onSale.values()], ...orderFacts([order]) })
  },
})

/** Of the products that were bought, those that are on sale, as they are now. */
async function productsOf(orders: readonly ShoppingOrder[], catalogue: Catalogue): Promise<OnSale> {
  const ids = orders.flatMap(({ items }) => items.map(({ product_id }) => product_id))
  return new Map((await catalogue.listProducts(ids)).map((product) => [product.id, product]))
}

type OnSale = ReadonlyMap<number, CatalogueProduct>

const orderRow = ({ id, status, payment_status, total_amount, created_at }: ShoppingOrder) => ({
  id,
  ordered_on: created_at.slice(0, 10),
  status,
  payment_status,
  total_amount,
})

/** What was bought, at the price of then. What is no longer on sale has no id, since it cannot be referred to. */
const itemRows = ({ items }: ShoppingOrder, onSale: OnSale) =>
  items.map(({ product_id, product_name, quantity, price }) => ({
    ...(onSale.has(product_id) ? { product_id } : { no_longer_sold: true }),
    product_name: nameForModel(product_name),
    quantity,
    price_paid: price,
  }))

function listedOrder(order: ShoppingOrder, onSale: OnSale) {
  const items = itemRows(order, onSale)
  return {
    ...orderRow(order),
    items: items.slice(0, ITEMS_OF_A_LISTED_ORDER),
    ...(items.length > ITEMS_OF_A_LISTED_ORDER && { more_items: items.length - ITEMS_OF_A_LISTED_ORDER }),
  }
}

const orderFacts = (orders: readonly ShoppingOrder[]) => ({
  amounts: orders.flatMap(({ total_amount, items }) => [total_amount, ...items.map(({ price }) => price)]),
  numbers: orders.flatMap(({ id, items, created_at }) => [
    id,
    items.length,
    Number(created_at.slice(0, 4)),
    ...items.map(({ quantity }) => quantity),
  ]),
})
