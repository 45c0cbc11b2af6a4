import { Hono } from 'hono'
import { json } from '../../http/answers.ts'
import { requireUser } from '../../http/auth.ts'
import { input } from '../../http/input.ts'
import { operation } from '../../http/openapi.ts'
import type { ServiceEnv } from '../../http/service.ts'
import type { OrdersDeps } from './app.ts'
import { placeOrder } from './place-order.ts'
import { purgeStock } from './purge-stock.ts'
import { Checkout, CheckoutHeaders, Order } from './schemas.ts'

export const checkoutRoutes = ({ db, verifyToken, ...deps }: OrdersDeps) =>
  new Hono<ServiceEnv>().post(
    '/api/checkout',
    operation({
      id: 'checkout',
      tag: 'orders',
      summary: 'Turns the cart into an order',
      description:
        'All or nothing: order and lines written, stock taken, cart emptied together, or nothing changed. With an `Idempotency-Key` the same request may be sent again and gives the same order; a refused checkout does not use the key up.',
      answers: { 201: json('The order.', Order, ['Location']) },
      refusals: {
        400: 'The body is not well-formed JSON, or the cart is empty or worth more than an order holds.',
        409: 'A line is over the stock or inactive (`lines`), or the total is not the expected one (`total_amount`).',
        422: 'A field cannot be accepted, or the key was used for another checkout.',
      },
    }),
    requireUser(verifyToken),
    input('json', Checkout),
    input('header', CheckoutHeaders),
    async (c) => {
      const key = c.req.valid('header')['idempotency-key']
      const { order, replayed } = await placeOrder(db, c.var.principal, c.req.valid('json'), key)
      if (!replayed) purgeStock(c, deps, order.items)
      return c.json(order, 201, { Location: `/api/orders/${order.id}` })
    },
  )
