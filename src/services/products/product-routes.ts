import { Hono, type MiddlewareHandler } from 'hono'
import type { Caller } from '../../lib/principal.ts'
import { ADMINS_ONLY, empty, json, notModified } from '../../http/answers.ts'
import { requireUser } from '../../http/auth.ts'
import { PRODUCTS, productTag, tagged } from '../../http/cache-tags.ts'
import { cached } from '../../http/cached.ts'
import { IdParam } from '../../http/fields.ts'
import { input } from '../../http/input.ts'
import { documented, operation } from '../../http/openapi.ts'
import { purgeAfterAnswer } from '../../http/purge.ts'
import type { ServiceEnv } from '../../http/service.ts'
import type { VerifyToken } from '../../http/tokens.ts'
import { AppError } from '../../lib/errors.ts'
import type { ProductsDeps } from './app.ts'
import { listAllProducts, listProducts } from './list-products.ts'
import {
  deactivateProduct,
  findAnyProduct,
  findProduct,
  insertProduct,
  listRelated,
  updateProduct,
} from './queries.ts'
import {
  CreateProduct,
  GetProduct,
  ListProducts,
  ListRelated,
  Product,
  ProductPage,
  RelatedProducts,
  UpdateProduct,
} from './schemas.ts'
import { tagsOfPage, tagsOfProducts } from './tags.ts'

const tag = 'products'

const productNotFound = () => new AppError('not_found', 'Product not found')
const NOT_FOUND = { 404: 'There is no such product, or it is inactive.' }
const UNKNOWN_CATEGORY = { 400: 'The body is not well-formed JSON, or the category does not exist.' }

export const productRoutes = ({ db, verifyToken, ...deps }: ProductsDeps) =>
  new Hono<ServiceEnv>()
    .get(
      '/api/products',
      operation({
        id: 'listProducts',
        tag,
        summary: 'Lists or searches the catalogue',
        description:
          'Every word of `search` must be answered by a product: by itself or another form of it in the name or description, by a synonym, by the category, or inside another word; a misspelt word is taken for the nearest known one. Words that only carry a wish ("something for") are left out. `next` of an answer, given back, asks for the products that follow. Admins may include inactive products.',
        answers: { 200: json('A page of products.', ProductPage, ['ETag']), 304: notModified },
        refusals: ADMINS_ONLY,
      }),
      cached(deps, ListProducts),
      adminView(verifyToken),
      input('query', ListProducts),
      async (c) => {
        const filters = c.req.valid('query')
        if (c.var.admin) return c.json(await listAllProducts(db, c.var.admin, filters), 200, PRIVATE)
        const page = await listProducts(db, filters)
        return c.json(page, 200, tagged(tagsOfPage(page, filters)))
      },
    )
    .post(
      '/api/products',
      operation({
        id: 'createProduct',
        tag,
        summary: 'Adds a product (admin)',
        answers: { 201: json('The new product.', Product, ['Location']) },
        refusals: { ...ADMINS_ONLY, ...UNKNOWN_CATEGORY },
      }),
      requireUser(verifyToken),
      input('json', CreateProduct),
      async (c) => {
        const product = await insertProduct(db, c.var.principal, c.req.valid('json'))
        if (!product) throw productNotFound()
        purgeAfterAnswer(c, deps, [PRODUCTS, productTag(product.id)])
        return c.json(product, 201, { Location: `/api/products/${product.id}` })
      },
    )
    .get(
      '/api/products/:id',
      operation({
        id: 'getProduct',
        tag,
        summary: 'Reads a product',
        answers: { 200: json('The product.', Product, ['ETag']), 304: notModified },
        refusals: { ...ADMINS_ONLY, ...NOT_FOUND },
      }),
      cached(deps, GetProduct),
      adminView(verifyToken),
      input('param', IdParam),
      input('query', GetProduct),
      async (c) => {
        const { id } = c.req.valid('param')
        const { admin } = c.var
        const product = admin ? await findAnyProduct(db, admin, id) : await findProduct(db, id)
        if (!product) throw productNotFound()
        return c.json(product, 200, admin ? PRIVATE : tagged(tagsOfProducts([product])))
      },
    )
    .get(
      '/api/products/:id/related',
      operation({
        id: 'listRelatedProducts',
        tag,
        summary: 'Lists products like this one, nearest first',
        answers: { 200: json('Related products.', RelatedProducts, ['ETag']), 304: notModified },
        refusals: NOT_FOUND,
      }),
      cached(deps, ListRelated),
      input('param', IdParam),
      input('query', ListRelated),
      async (c) => {
        const products = await listRelated(db, c.req.valid('param').id, c.req.valid('query').limit)
        if (!products) throw productNotFound()
        return c.json({ products }, 200, tagged(tagsOfProducts(products)))
      },
    )
    .put(
      '/api/products/:id',
      operation({
        id: 'updateProduct',
        tag,
        summary: 'Changes a product (admin)',
        description: 'Keys left out keep their value.',
        answers: { 200: json('The changed product.', Product) },
        refusals: { ...ADMINS_ONLY, ...UNKNOWN_CATEGORY, 404: 'There is no such product.' },
      }),
      requireUser(verifyToken),
      input('json', UpdateProduct),
      input('param', IdParam),
      async (c) => {
        const product = await updateProduct(db, c.var.principal, c.req.valid('param').id, c.req.valid('json'))
        if (!product) throw productNotFound()
        purgeAfterAnswer(c, deps, [PRODUCTS, productTag(product.id)])
        return c.json(product, 200)
      },
    )
    .delete(
      '/api/products/:id',
      operation({
        id: 'deleteProduct',
        tag,
        summary: 'Takes a product out of the catalogue (admin)',
        description: 'The product becomes inactive; orders that hold it stay whole.',
        answers: { 204: empty('It is no longer shown.') },
        refusals: { ...ADMINS_ONLY, 404: 'There is no such product.' },
      }),
      requireUser(verifyToken),
      input('param', IdParam),
      async (c) => {
        const { id } = c.req.valid('param')
        if (!(await deactivateProduct(db, c.var.principal, id))) throw productNotFound()
        purgeAfterAnswer(c, deps, [PRODUCTS, productTag(id)])
        return c.body(null, 204)
      },
    )

const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** With `include_inactive=true` someone must be signed in, whom the statement then asks to be an admin; else nobody is asked. */
function adminView(
  verifyToken: VerifyToken,
): MiddlewareHandler<{ Variables: { principal: Caller; requestId: string; admin?: Caller } }> {
  const requirePrincipal = requireUser(verifyToken)
  return documented(
    (c, next) => {
      const asked = c.req.queries('include_inactive')?.at(-1)
      if (asked !== 'true' && asked !== '1') return next()
      return requirePrincipal(c, async () => {
        c.set('admin', c.var.principal)
        await next()
      })
    },
    { signIn: 'optional', refusals: { 401: 'Inactive products are asked for without signing in.' } },
  )
}
