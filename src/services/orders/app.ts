import { createService, type ServiceDeps } from '../../http/service.ts'
import type { VerifyToken } from '../../http/tokens.ts'
import { cartRoutes } from './cart-routes.ts'
import { checkoutRoutes } from './checkout-routes.ts'
import { orderRoutes } from './order-routes.ts'

export interface OrdersDeps extends ServiceDeps {
  verifyToken: VerifyToken
}

/** The caller's cart, its checkout, and orders. */
export const createOrdersApp = (deps: OrdersDeps) =>
  createService('orders', deps)
    .route('/', cartRoutes(deps))
    .route('/', checkoutRoutes(deps))
    .route('/', orderRoutes(deps))

export type OrdersApp = ReturnType<typeof createOrdersApp>
