import { Hono } from 'hono'
import * as v from 'valibot'
import { ADMINS_ONLY, json } from '../../http/answers.ts'
import { requireUser } from '../../http/auth.ts'
import { IdParam } from '../../http/fields.ts'
import { input } from '../../http/input.ts'
import { operation } from '../../http/openapi.ts'
import type { ServiceEnv } from '../../http/service.ts'
import type { OrdersDeps } from './app.ts'
import { cancelOrder, updateOrder } from './change-order.ts'
import { summarizeOrders } from './order-summary.ts'
import { purgeStock } from './purge-stock.ts'
import { findOrder, listOrders } from './queries.ts'
import { ListOrders, Order, OrderSummary, UpdateOrder } from './schemas.ts'

const tag = 'orders'

const ORDER_REFUSALS = {
  403: 'The order is another user’s, or a change by cookie comes from another site.',
  404: 'There is no such order.',
}

export const orderRoutes = ({ db, verifyToken, ...deps }: OrdersDeps) =>
  new Hono<ServiceEnv>()
    .get(
      '/api/orders',
      operation({
        id: 'listOrders',
        tag,
        summary: 'Lists orders, newest first',
        description: "The caller's own; with `scope=all` everyone's, for admins.",
        answers: { 200: json('A page of orders.', v.array(Order), ['X-Total-Count']) },
        refusals: ADMINS_ONLY,
      }),
      requireUser(verifyToken),
      input('query', ListOrders),
      async (c) => {
        const { orders, total } = await listOrders(db, c.var.principal, c.req.valid('query'))
        return c.json(orders, 200, { 'X-Total-Count': String(total) })
      },
    )
    .get(
      '/api/orders/summary',
      operation({
        id: 'summarizeOrders',
        tag,
        summary: 'Tells how the shop is doing (admin)',
        description:
          'The orders that wait, those that are not paid, and the sales of the last 30 days (UTC), cancelled orders left out.',
        answers: { 200: json('Orders that wait, and sales by day.', OrderSummary) },
        refusals: ADMINS_ONLY,
      }),
      requireUser(verifyToken),
      async (c) => c.json(await summarizeOrders(db, c.var.principal), 200),
    )
    .get(
      '/api/orders/:id',
      operation({
        id: 'getOrder',
        tag,
        summary: 'Reads an order',
        description: 'Admins may read everyone’s.',
        answers: { 200: json('The order.', Order) },
        refusals: ORDER_REFUSALS,
      }),
      requireUser(verifyToken),
      input('param', IdParam),
      async (c) => c.json(await findOrder(db, c.var.principal, c.req.valid('param').id), 200),
    )
    .post(
      '/api/orders/:id/cancel',
      operation({
        id: 'cancelOrder',
        tag,
        summary: "Cancels the caller's pending order",
        description: 'The stock comes back, once; `payment_status` stays.',
        answers: { 200: json('The cancelled order.', Order) },
        refusals: { ...ORDER_REFUSALS, 409: 'The order is no longer pending.' },
      }),
      requireUser(verifyToken),
      input('param', IdParam),
      async (c) => {
        const order = await cancelOrder(db, c.var.principal, c.req.valid('param').id)
        purgeStock(c, deps, order.items)
        return c.json(order, 200)
      },
    )
    .patch(
      '/api/orders/:id',
      operation({
        id: 'updateOrder',
        tag,
        summary: 'Moves an order along (admin)',
        description:
          '`status`: pending → processing → completed; pending or processing → cancelled, the stock coming back. `payment_status`: pending → paid or failed; failed → paid.',
        answers: { 200: json('The changed order.', Order) },
        refusals: {
          ...ADMINS_ONLY,
          404: 'There is no such order.',
          409: 'The order cannot make that step from where it stands.',
        },
      }),
      requireUser(verifyToken),
      input('json', UpdateOrder),
      input('param', IdParam),
      async (c) => {
        const change = c.req.valid('json')
        const order = await updateOrder(db, c.var.principal, c.req.valid('param').id, change)
        if (change.status === 'cancelled') purgeStock(c, deps, order.items)
        return c.json(order, 200)
      },
    )
