import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { prepared } from '../../db/prepared.ts'
import type { Principal } from '../../lib/principal.ts'
import { addToCart } from './add-to-cart.ts'
import { readCart } from './cart.ts'
import { orderColumns } from './columns.ts'
import { listOrders } from './queries.ts'
import type { AddCartItem } from './schemas.ts'

/**
 * Cart and orders as other services may use them for a signed-in customer. Each is refused with 401 where the account
 * does not stand. Nothing here checks out or pays.
 */
export const shoppingOf = (db: Db) => ({
  /** The caller's cart, with today's prices. */
  readCart: (principal: Principal) => readCart(db, principal),

  /**
   * Puts pieces into the caller's cart, once for each key, which it shares with the additions that the API takes:
   * refuses as `addToCart` does.
   */
  addToCart: (principal: Principal, item: AddCartItem, key: string) => addToCart(db, principal, item, key),

  /** The caller's own order; undefined for another's as for none, for an admin too. */
  async findOrder(principal: Principal, id: number) {
    const row = await ownOrder(db, { ...principal, id }).executeTakeFirstOrThrow()
    return allowed(row).order ?? undefined
  },

  /** The caller's latest orders, newest first. */
  async listOrders(principal: Principal, limit: number) {
    const { orders } = await listOrders(db, principal, { scope: 'mine', skip: 0, limit })
    return orders
  },
})

const ownOrder = prepared((db, { id, ...principal }: Principal & { id: number }) =>
  db
    .with('caller', activeAccount(principal))
    .selectNoFrom((eb) => [
      callerRole,
      jsonObjectFrom(
        eb
          .selectFrom('orders')
          .innerJoin('caller', 'caller.id', 'orders.user_id')
          .select(orderColumns('orders'))
          .where('orders.id', '=', id),
      ).as('order'),
    ]),
)
