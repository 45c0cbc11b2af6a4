import { sql } from 'kysely'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { countOfRows, typed } from '../../db/expressions.ts'
import { AppError } from '../../lib/errors.ts'
import { type Principal, staleToken } from '../../lib/principal.ts'
import { cartOf, cartStatement, withCart } from './cart.ts'
import { type AddCartItem, MAX_QUANTITY } from './schemas.ts'

const outOfStock = (inStock: number) =>
  new AppError('conflict', `Only ${inStock} in stock.`, { members: { in_stock: inStock } })

/**
 * Puts pieces of a product into the caller's cart, adding to the line that is there. 404 for an unknown or inactive
 * product; 409 where the line would pass the stock, with `in_stock`, or 999 pieces.
 */
export async function addToCart(db: Db, principal: Principal, { product_id, quantity }: AddCartItem) {
  const add = withCart(db, principal)
    .with('product', (query) =>
      query
        .selectFrom('products')
        .select(['products.id', 'products.stock_quantity'])
        .where('products.id', '=', product_id)
        .where('products.is_active', '=', true),
    )
    .with('line', (query) =>
      query
        .insertInto('cart_items')
        .columns(['cart_id', 'product_id', 'quantity'])
        .expression((eb) =>
          eb
            .selectFrom('cart')
            .crossJoin('product')
            .select(['cart.id', 'product.id as product_id', typed(quantity, 'integer').as('quantity')])
            .where('product.stock_quantity', '>=', quantity),
        )
        .onConflict((conflict) =>
          conflict
            .constraint('cart_items_cart_product_key')
            .doUpdateSet((eb) => ({ quantity: eb('cart_items.quantity', '+', eb.ref('excluded.quantity')) }))
            .where(
              sql<boolean>`cart_items.quantity + excluded.quantity
                <= least(${MAX_QUANTITY}, (select product.stock_quantity from product))`,
            ),
        )
        .returning('cart_items.id'),
    )
    .selectNoFrom((eb) => [
      callerRole,
      eb.selectFrom('product').select('product.stock_quantity').as('in_stock'),
      eb.exists(eb.selectFrom('line').select('line.id')).as('added'),
      eb
        .selectFrom('cart_items')
        .innerJoin('cart', 'cart.id', 'cart_items.cart_id')
        .select('cart_items.quantity')
        .where('cart_items.product_id', '=', product_id)
        .as('held'),
    ])
  const [[outcome], [row]] = await db.batch([add, cartStatement(db, principal)] as const)
  if (!outcome) throw staleToken()
  const { in_stock, added, held } = allowed(outcome)
  if (in_stock === null) throw new AppError('not_found', 'Product not found')
  if (!added) {
    // `held` may be from before another add, so where it explains nothing the lower of both limits was passed.
    const overStock = (held ?? 0) + quantity > in_stock || in_stock < MAX_QUANTITY
    throw overStock
      ? outOfStock(in_stock)
      : new AppError('conflict', `A line holds at most ${MAX_QUANTITY} pieces.`)
  }
  return cartOf(row)
}

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
  const row = await db
    .with('caller', activeAccount(principal))
    .with('cart', (query) =>
      query
        .selectFrom('carts')
        .innerJoin('caller', 'caller.id', 'carts.user_id')
        .select('carts.id')
        .forUpdate(['carts']),
    )
    .with('removed', (query) =>
      query
        .deleteFrom('cart_items')
        .using('cart')
        .whereRef('cart_items.cart_id', '=', 'cart.id')
        .returning('cart_items.id'),
    )
    .selectNoFrom((eb) => [
      callerRole,
      eb.selectFrom('removed').select(countOfRows().as('removed')).as('removed'),
    ])
    .executeTakeFirstOrThrow()
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
