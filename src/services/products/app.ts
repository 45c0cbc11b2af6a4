import { createService, type ServiceDeps } from '../../http/service.ts'
import type { VerifyToken } from '../../http/tokens.ts'
import { categoryRoutes } from './category-routes.ts'
import { productRoutes } from './product-routes.ts'

export interface ProductsDeps extends ServiceDeps {
  verifyToken: VerifyToken
}

/** The catalogue: products and their categories, public to read, for admins to change. */
export const createProductsApp = (deps: ProductsDeps) =>
  createService('products', deps).route('/', productRoutes(deps)).route('/', categoryRoutes(deps))

export type ProductsApp = ReturnType<typeof createProductsApp>
