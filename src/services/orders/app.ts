import type { Db } from '../../db/client.ts'
import { ping } from '../../db/ping.ts'
import type { PurgeDeps } from '../../http/purge.ts'
import { createService, type ServiceDeps } from '../../http/service.ts'
import type { VerifyToken } from '../../http/tokens.ts'
import { cartRoutes } from './cart-routes.ts'
import { checkoutRoutes } from './checkout-routes.ts'
import { orderRoutes } from './order-routes.ts'

export interface OrdersDeps extends ServiceDeps, PurgeDeps {
  db: Db
  verifyToken: VerifyToken
}

/** The caller's cart, its checkout, and orders. */
export const createOrdersApp = (deps: OrdersDeps) =>
  createService('orders', ping(deps.db), deps)
    .route('/', cartRoutes(deps))
    .route('/', checkoutRoutes(deps))
    .route('/', orderRoutes(deps))

/** The routes as a typed client sees them (Hono's `hc`). @public */
export type OrdersApp = ReturnType<typeof createOrdersApp>
