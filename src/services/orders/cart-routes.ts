import { Hono } from 'hono'
import { empty, json } from '../../http/answers.ts'
import { requireUser } from '../../http/auth.ts'
import { IdParam } from '../../http/fields.ts'
import { input } from '../../http/input.ts'
import { operation } from '../../http/openapi.ts'
import type { ServiceEnv } from '../../http/service.ts'
import type { OrdersDeps } from './app.ts'
import { addToCart } from './add-to-cart.ts'
import { readCart } from './cart.ts'
import { clearCart, removeItem, setQuantity } from './change-cart.ts'
import { AddCartItem, AddCartItemHeaders, Cart, UpdateCartItem } from './schemas.ts'

const tag = 'cart'

const ITEM_REFUSALS = {
  403: 'The line is in another user’s cart, or a change by cookie comes from another site.',
  404: 'There is no such line.',
}

export const cartRoutes = ({ db, verifyToken }: OrdersDeps) =>
  new Hono<ServiceEnv>()
    .get(
      '/api/cart',
      operation({
        id: 'getCart',
        tag,
        summary: "Reads the caller's cart",
        description: 'Prices and stock are those of now. A user who has no cart gets one.',
        answers: { 200: json('The cart.', Cart) },
      }),
      requireUser(verifyToken),
      async (c) => c.json(await readCart(db, c.var.principal), 200),
    )
    .post(
      '/api/cart/items',
      operation({
        id: 'addCartItem',
        tag,
        summary: 'Puts a product into the cart',
        description:
          'The same product again adds up. With an `Idempotency-Key` the same request may be sent again and is carried out once; a refused addition does not use the key up.',
        answers: { 200: json('The cart.', Cart) },
        refusals: {
          404: 'There is no such product, or it is inactive.',
          409: 'The line would pass the stock, told as `in_stock`, or 999 pieces.',
          422: 'A field cannot be accepted, or the key was used for another addition.',
        },
      }),
      requireUser(verifyToken),
      input('json', AddCartItem),
      input('header', AddCartItemHeaders),
      async (c) => {
        const key = c.req.valid('header')['idempotency-key']
        return c.json(await addToCart(db, c.var.principal, c.req.valid('json'), key), 200)
      },
    )
    .put(
      '/api/cart/items/:id',
      operation({
        id: 'updateCartItem',
        tag,
        summary: "Sets a line's quantity",
        answers: { 200: json('The cart.', Cart) },
        refusals: { ...ITEM_REFUSALS, 409: 'More than the stock, told as `in_stock`.' },
      }),
      requireUser(verifyToken),
      input('json', UpdateCartItem),
      input('param', IdParam),
      async (c) => {
        const { quantity } = c.req.valid('json')
        return c.json(await setQuantity(db, c.var.principal, c.req.valid('param').id, quantity), 200)
      },
    )
    .delete(
      '/api/cart/items/:id',
      operation({
        id: 'removeCartItem',
        tag,
        summary: 'Takes a line out of the cart',
        answers: { 204: empty('It is out.') },
        refusals: ITEM_REFUSALS,
      }),
      requireUser(verifyToken),
      input('param', IdParam),
      async (c) => {
        await removeItem(db, c.var.principal, c.req.valid('param').id)
        return c.body(null, 204)
      },
    )
    .delete(
      '/api/cart',
      operation({
        id: 'clearCart',
        tag,
        summary: 'Empties the cart',
        answers: { 204: empty('The cart is empty.') },
      }),
      requireUser(verifyToken),
      async (c) => {
        await clearCart(db, c.var.principal)
        return c.body(null, 204)
      },
    )
