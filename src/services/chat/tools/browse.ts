import * as v from 'valibot'
import { hundredths } from '../../../lib/money.ts'
import { CATALOGUE_SORTS } from '../catalogue.ts'
import { fencedFirst, fencedRows } from '../text-for-model.ts'
import { flag, highestPrice, id, limit, price, words } from './arguments.ts'
import { nameForModel, productRow, SHORT_DESCRIPTION, shortened } from './rows.ts'
import { done, refused, tool } from './tool.ts'

const MOST_FOUND = 10
const USUALLY_FOUND = 5

const LONG_DESCRIPTION = 1000

const CATEGORIES_NAMED = 30

export const listCategories = tool({
  name: 'list_categories',
  description:
    'Lists the shop’s categories with how many products are on sale in each, and the lowest and the highest price.',
  properties: {},
  schema: v.object({}),
  async run(_, { catalogue, currency }) {
    const categories = await catalogue.listCategories()
    const rows = categories.map(({ name, products, lowest_price, highest_price }) => ({
      name: nameForModel(name),
      products,
      ...(lowest_price !== null && { lowest_price, highest_price }),
    }))
    return done(
      fencedRows(rows, (kept, left_out) => ({ currency, categories: kept, left_out })),
      {
        amounts: categories.flatMap(({ lowest_price, highest_price }) => [
          ...(lowest_price === null ? [] : [lowest_price]),
          ...(highest_price === null ? [] : [highest_price]),
        ]),
        numbers: [...categories.map(({ products }) => products), categories.length],
      },
    )
  },
})

export const searchProducts = tool({
  name: 'search_products',
  description:
    'Finds products on sale. Give the customer’s words for what they look for in `query`, in English, Urdu or Roman Urdu, and limits of price and stock in the filters, not in `query`. `total` says how many match; where none does, `nearest` has products that do not match, which you may offer only as such.',
  properties: {
    query: {
      type: ['string', 'null'],
      description:
        'What is looked for: kind, colour, fabric, occasion, name. Null for everything that passes the filters.',
    },
    category: {
      type: ['string', 'null'],
      description: 'The name of a category, as `list_categories` gives it; null for all.',
    },
    min_price: {
      type: ['string', 'null'],
      description: 'The lowest price, such as "2000.00"; null for none.',
    },
    max_price: {
      type: ['string', 'null'],
      description: 'The highest price, such as "5000.00"; null for none.',
    },
    in_stock_only: {
      type: ['boolean', 'null'],
      description: 'True for only what is in stock; null or false for all.',
    },
    sort: {
      type: ['string', 'null'],
      enum: [...CATALOGUE_SORTS, null],
      description: 'The order; null for the most relevant first, or without `query` the newest.',
    },
    limit: { type: ['integer', 'null'], description: 'How many to give, 1 to 10; null for 5.' },
  },
  schema: v.object({
    query: v.optional(words),
    category: v.optional(words),
    min_price: v.optional(price),
    max_price: v.optional(highestPrice),
    in_stock_only: v.optional(flag),
    sort: v.optional(v.picklist(CATALOGUE_SORTS, `Must be one of ${CATALOGUE_SORTS.join(', ')}, or null.`)),
    limit: v.optional(limit(MOST_FOUND), USUALLY_FOUND),
  }),
  async run({ limit, ...asked }, { catalogue, currency }) {
    const { min_price, max_price } = asked
    if (max_price !== undefined && (hundredths(min_price ?? '0') ?? 0n) > (hundredths(max_price) ?? 0n)) {
      return refused('min_price is above max_price.')
    }
    const found = await catalogue.search({ ...asked, limit })
    if (!found) {
      const categories = (await catalogue.listCategories()).slice(0, CATEGORIES_NAMED)
      return refused('There is no such category.', {
        categories: categories.map(({ name }) => shortened(name, 50)),
      })
    }
    const { products, total, nearest } = found
    const answer = { currency, total, filters: asked }
    const content =
      products.length > 0
        ? fencedRows(products.map(productRow), (kept, left_out) => ({ ...answer, products: kept, left_out }))
        : fencedRows(nearest.map(productRow), (kept, left_out) => ({
            ...answer,
            products: [],
            note: 'Nothing matches. Those under `nearest` do not: they may be of another kind or outside the filters.',
            nearest: kept,
            left_out,
          }))
    return done(content, {
      products: [...products, ...nearest],
      cards: products,
      numbers: [total, ...[...products, ...nearest].map(({ stock_quantity }) => stock_quantity)],
    })
  },
})

export const getProduct = tool({
  name: 'get_product',
  description:
    'Reads one product on sale by its id: description, price and stock as they are now. Use it for questions about a product, and before naming the price of one that was shown earlier.',
  properties: { product_id: { type: 'integer', description: 'The id of the product.' } },
  schema: v.object({ product_id: id }),
  async run({ product_id }, { catalogue, currency }) {
    const [product] = await catalogue.listProducts([product_id])
    if (!product) return refused('There is no such product on sale.')
    const { description, stock_quantity } = product
    const told = (length: number) => ({
      currency,
      product: {
        ...productRow(product),
        stock: stock_quantity,
        ...(description && { description: shortened(description, length) }),
      },
    })
    return done(fencedFirst(told(LONG_DESCRIPTION), told(SHORT_DESCRIPTION)), {
      products: [product],
      cards: [product],
      numbers: [stock_quantity],
    })
  },
})
