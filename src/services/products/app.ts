import type { Db } from '../../db/client.ts'
import { ping } from '../../db/ping.ts'
import type { PurgeDeps } from '../../http/purge.ts'
import { createService, type ServiceDeps } from '../../http/service.ts'
import type { VerifyToken } from '../../http/tokens.ts'
import { categoryRoutes } from './category-routes.ts'
import { type Pages, pageRoutes } from './page-routes.ts'
import { lowStockRoutes } from './low-stock-routes.ts'
import { productRoutes } from './product-routes.ts'
import { searchRoutes } from './search-routes.ts'
import { synonymRoutes } from './synonym-routes.ts'

export interface ProductsDeps extends ServiceDeps, PurgeDeps {
  db: Db
  verifyToken: VerifyToken
  /** Left out where only the API is wanted. */
  pages?: Pages
}

/** The catalogue: products and their categories, public to read, for admins to change. */
export const createProductsApp = (deps: ProductsDeps) =>
  createService('products', ping(deps.db), deps)
    .route('/', synonymRoutes(deps))
    .route('/', searchRoutes(deps))
    .route('/', lowStockRoutes(deps))
    .route('/', productRoutes(deps))
    .route('/', categoryRoutes(deps))
    .route('/', pageRoutes(deps))

/** The routes as a typed client sees them (Hono's `hc`). @public */
export type ProductsApp = ReturnType<typeof createProductsApp>
