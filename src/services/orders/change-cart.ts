import { sql } from 'kysely'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { AppError } from '../../lib/errors.ts'
import { type Principal, staleToken } from '../../lib/principal.ts'
import { cartOf, cartStatement, outOfStock } from './cart.ts'
import { lockCart } from './locks.ts'

const itemNotFound = () => new AppError('not_found', 'Cart item not found')
const notYours = () => new AppError('forbidden', 'This cart item is not yours.')

/** Sets a line's quantity. 403 for another user's line, 404 for none, 409 over the stock. */
export async function setQuantity(db: Db, principal: Principal, itemId: number, quantity: number) {
  const set = withItem(db, principal, itemId)
    .with('updated', (query) =>
      query
        .updateTable('cart_items')
        .from('item')
        .set({ quantity })
        .whereRef('cart_items.id', '=', 'item.id')
        .where('item.mine', '=', true)
        .where('item.in_stock', '>=', quantity)
        .returning('cart_items.id'),
    )
    .selectNoFrom((eb) => [
      callerRole,
      eb.selectFrom('item').select('item.mine').as('mine'),
      eb.selectFrom('item').select('item.in_stock').as('in_stock'),
      eb.exists(eb.selectFrom('updated').select('updated.id')).as('done'),
    ])
  const [[outcome], [row]] = await db.batch([set, cartStatement(db, principal)] as const, {
    repeatable: true,
  })
  if (!outcome) throw staleToken()
  const { mine, in_stock, done } = allowed(outcome)
  if (mine === null || in_stock === null) throw itemNotFound()
  if (!mine) throw notYours()
  if (in_stock < quantity) throw outOfStock(in_stock)
  if (!done) throw itemNotFound()
  return cartOf(row)
}

/** Takes a line out of the caller's cart. 403 for another user's line, 404 for none. */
export async function removeItem(db: Db, principal: Principal, itemId: number): Promise<void> {
  const row = await withItem(db, principal, itemId)
    .with('removed', (query) =>
      query
        .deleteFrom('cart_items')
        .using('item')
        .whereRef('cart_items.id', '=', 'item.id')
        .where('item.mine', '=', true)
        .returning('cart_items.id'),
    )
    .selectNoFrom((eb) => [
      callerRole,
      eb.selectFrom('item').select('item.mine').as('mine'),
      eb.exists(eb.selectFrom('removed').select('removed.id')).as('done'),
    ])
    .executeTakeFirstOrThrow()
  const { mine, done } = allowed(row)
  if (mine === false) throw notYours()
  if (!done) throw itemNotFound()
}

/** Empties the caller's cart, which may be empty already. A checkout that runs is waited for: both begin with the cart's lock. */
export async function clearCart(db: Db, principal: Principal): Promise<void> {
  const clear = db
    .with('caller', activeAccount(principal))
    .with('removed', (query) =>
      query
        .deleteFrom('cart_items')
        .using('carts')
        .using('caller')
        .whereRef('cart_items.cart_id', '=', 'carts.id')
        .whereRef('carts.user_id', '=', 'caller.id')
        .returning('cart_items.id'),
    )
    .selectNoFrom(callerRole)
  const [, [row]] = await db.batch([lockCart(db, principal), clear] as const, {
    repeatable: true,
  })
  if (!row) throw staleToken()
  allowed(row)
}

/** The line whoever's it is, whether it is the caller's, and how much of its product can be had. */
const withItem = (db: Db, principal: Principal, itemId: number) =>
  db.with('caller', activeAccount(principal)).with('item', (query) =>
    query
      .selectFrom('cart_items')
      .innerJoin('carts', 'carts.id', 'cart_items.cart_id')
      .innerJoin('products', 'products.id', 'cart_items.product_id')
      .innerJoin('caller', (join) => join.onTrue())
      .select([
        'cart_items.id',
        sql<boolean>`carts.user_id = caller.id`.as('mine'),
        sql<number>`case when products.is_active then products.stock_quantity else 0 end`.as('in_stock'),
      ])
      .where('cart_items.id', '=', itemId),
  )
