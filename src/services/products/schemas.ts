import * as v from 'valibot'
import {
  Amount,
  clearableText,
  Count,
  Flag,
  Id,
  IdText,
  ImageUrl,
  money,
  MoneyText,
  page,
  pageAnswer,
  RowId,
  text,
  Time,
  wholeNumber,
  wholeNumberText,
} from '../../http/fields.ts'
import { Cursor } from './cursor.ts'
import { readSearch } from './search-words.ts'
import { hundredths } from '../../lib/money.ts'

export const Category = v.pipe(
  v.strictObject({
    id: RowId,
    name: v.string(),
    description: v.nullable(v.string()),
    image_url: v.nullable(v.string()),
  }),
  v.metadata({ ref: 'Category' }),
)
export type Category = v.InferOutput<typeof Category>

export const Product = v.pipe(
  v.strictObject({
    id: RowId,
    name: v.string(),
    description: v.nullable(v.string()),
    price: Amount,
    category_id: v.nullable(RowId),
    category: v.nullable(Category),
    image_url: v.nullable(v.string()),
    stock_quantity: Count,
    is_active: v.boolean(),
    featured: v.boolean(),
    created_at: Time,
    updated_at: Time,
  }),
  v.metadata({ ref: 'Product' }),
)
export type Product = v.InferOutput<typeof Product>

export const ProductPage = v.pipe(
  v.strictObject({
    products: v.array(Product),
    ...pageAnswer,
    next: v.optional(
      v.pipe(v.string(), v.description('What to ask for as `next` for the products that follow these.')),
    ),
    did_you_mean: v.optional(
      v.pipe(v.array(Product), v.description('When a search finds nothing: the products nearest to it.')),
    ),
    total_capped: v.optional(
      v.pipe(v.literal(true), v.description('There are more matches than the 1,000 that were counted.')),
    ),
  }),
  v.metadata({ ref: 'ProductPage' }),
)

export const RelatedProducts = v.pipe(
  v.strictObject({ products: v.array(Product) }),
  v.metadata({ ref: 'RelatedProducts' }),
)

export const LowStock = v.pipe(
  v.strictObject({ products: v.array(Product), total: Count }),
  v.metadata({ ref: 'LowStock' }),
)

export const ListLowStock = v.object({
  below: v.optional(wholeNumberText(1, 1000), '5'),
  limit: v.optional(wholeNumberText(1, 100), '20'),
})
export type ListLowStock = v.InferOutput<typeof ListLowStock>

export const Suggestion = v.pipe(
  v.strictObject({ id: RowId, name: v.string() }),
  v.metadata({ ref: 'Suggestion' }),
)
export type Suggestion = v.InferOutput<typeof Suggestion>

export const Suggestions = v.pipe(
  v.strictObject({ suggestions: v.pipe(v.array(Suggestion), v.maxLength(8)) }),
  v.metadata({ ref: 'Suggestions' }),
)

export const SuggestProducts = v.object({ q: text({ max: 200 }) })

export const SORTS = ['newest', 'relevance', 'price_asc', 'price_desc', 'name'] as const
export type Sort = (typeof SORTS)[number]

/** The order that a list is in: as asked for, else a search by relevance and any other from the newest on. */
export function sortOf(search: string | undefined, sort: Sort | undefined): Sort {
  if (readSearch(search).words.length > 0) return sort ?? 'relevance'
  return sort === undefined || sort === 'relevance' ? 'newest' : sort
}

export const ListProducts = v.pipe(
  v.object({
    category_id: v.optional(IdText),
    featured: v.optional(Flag),
    search: v.optional(text({ max: 200 })),
    min_price: v.optional(MoneyText),
    max_price: v.optional(MoneyText),
    in_stock: v.optional(Flag),
    include_inactive: v.optional(Flag),
    sort: v.optional(v.picklist(SORTS, `Must be one of ${SORTS.join(', ')}.`)),
    ...page,
    next: v.optional(Cursor),
  }),
  v.forward(
    v.partialCheck(
      [['min_price'], ['max_price']],
      ({ min_price = '0', max_price }) =>
        max_price === undefined || (hundredths(min_price) ?? 0n) <= (hundredths(max_price) ?? 0n),
      'Must not be above max_price.',
    ),
    ['min_price'],
  ),
  v.forward(
    v.partialCheck(
      [['skip'], ['next']],
      ({ skip, next }) => next === undefined || skip === 0,
      'Follows a page by itself: leave `skip` out.',
    ),
    ['next'],
  ),
  v.forward(
    v.partialCheck(
      [['search'], ['sort'], ['next']],
      ({ search, sort, next }) => next === undefined || next.sort === sortOf(search, sort),
      'Belongs to another order.',
    ),
    ['next'],
  ),
)
export type ListProducts = v.InferOutput<typeof ListProducts>

export const GetProduct = v.object({ include_inactive: v.optional(Flag) })

export const ListRelated = v.object({ limit: v.optional(wholeNumberText(1, 100), '10') })

/** Far below the column's limit, so that putting sold pieces back can never pass it. */
const MAX_STOCK = 1_000_000_000

const productFields = {
  name: text({ min: 1, max: 255 }),
  description: clearableText(5000),
  price: money(),
  category_id: v.nullable(Id),
  image_url: ImageUrl,
  stock_quantity: wholeNumber(0, MAX_STOCK),
  featured: v.boolean(),
}

export const CreateProduct = v.pipe(
  v.object({
    ...productFields,
    description: v.optional(productFields.description),
    category_id: v.optional(productFields.category_id),
    image_url: v.optional(productFields.image_url),
    stock_quantity: v.optional(productFields.stock_quantity, 0),
    featured: v.optional(productFields.featured, false),
  }),
  v.metadata({ ref: 'CreateProduct' }),
)
export type CreateProduct = v.InferOutput<typeof CreateProduct>

export const UpdateProduct = v.pipe(
  v.partial(v.object({ ...productFields, is_active: v.boolean() })),
  v.metadata({ ref: 'UpdateProduct' }),
)
export type UpdateProduct = v.InferOutput<typeof UpdateProduct>

const categoryFields = {
  name: text({ min: 1, max: 100 }),
  description: clearableText(5000),
  image_url: ImageUrl,
}

export const CreateCategory = v.pipe(
  v.object({
    ...categoryFields,
    description: v.optional(categoryFields.description),
    image_url: v.optional(categoryFields.image_url),
  }),
  v.metadata({ ref: 'CreateCategory' }),
)
export type CreateCategory = v.InferOutput<typeof CreateCategory>

export const UpdateCategory = v.pipe(
  v.partial(v.object(categoryFields)),
  v.metadata({ ref: 'UpdateCategory' }),
)
export type UpdateCategory = v.InferOutput<typeof UpdateCategory>
