import type { InferRequestType } from 'hono/client'
import type { Product } from '../../src/client/types.ts'
import type { api } from '../api.ts'
import type { Fields } from '../drafts.ts'
import { changedFields, changedOf, plain } from '../changed.ts'

type ProductChange = InferRequestType<(typeof api.products)[':id']['$put']>['json']
type NewProduct = InferRequestType<typeof api.products.$post>['json']

/** The input for a number of pieces. */
export const STOCK = { type: 'text', inputMode: 'numeric', required: true, maxLength: 10 } as const

/** What is wrong with a number of pieces as it is typed. */
export const stockError = (typed: string): string | undefined =>
  /^\d{1,10}$/.test(typed.trim()) ? undefined : 'A whole number such as 12.'

/** A product as the form's controls hold it. */
export const fieldsOf = (product: Product): Fields => ({
  name: product.name,
  description: product.description ?? '',
  price: product.price,
  category_id: product.category_id === null ? '' : String(product.category_id),
  image_url: product.image_url ?? '',
  stock_quantity: String(product.stock_quantity),
  featured: product.featured ? 'on' : '',
})

/** What the form's text says of a product. Money stays text. */
export const productOf = (fields: Fields): NewProduct => ({
  name: fields.name ?? '',
  description: plain(fields.description),
  price: plain(fields.price),
  category_id: fields.category_id ? Number(fields.category_id) : null,
  image_url: fields.image_url ?? '',
  stock_quantity: Number(fields.stock_quantity),
  featured: Boolean(fields.featured),
})

/** Only what was changed of a product, so that what others changed meanwhile stays as it is; undefined where nothing was. */
export const changeOf = (shown: Product, fields: Fields): ProductChange | undefined =>
  changedOf(productOf(fields), changedFields(fieldsOf(shown), fields))
