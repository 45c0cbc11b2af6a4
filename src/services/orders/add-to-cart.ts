import { sql } from 'kysely'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { typed } from '../../db/expressions.ts'
import type { Role } from '../../db/schema.ts'
import { AppError, invalid } from '../../lib/errors.ts'
import { type Principal, staleToken } from '../../lib/principal.ts'
import { cartOf, cartStatement, outOfStock } from './cart.ts'
import { lockCart } from './locks.ts'
import { type AddCartItem, MAX_QUANTITY } from './schemas.ts'

/**
 * Puts pieces of a product into the caller's cart, adding to the line that is there. With a key, the same request
 * again adds nothing and gives the cart as it is then; so it may be sent twice, also at the same time.
 *
 * Refuses with 404 an unknown or inactive product; 409 where the line would pass the stock, with `in_stock`, or 999
 * pieces; 422 where the key was used for another addition. A refusal leaves cart and key as they were.
 */
export async function addToCart(db: Db, principal: Principal, item: AddCartItem, key: string | undefined) {
  const send = async () => {
    // The cart is locked before the key is looked for, so that of two deliveries of one request the second sees the key.
    const [, [told], [cart]] = await db.batch(
      [
        lockCart(db, principal),
        key === undefined ? addition(db, principal, item) : keyedAddition(db, principal, item, key),
        cartStatement(db, principal),
      ] as const,
      { repeatable: key !== undefined },
    )
    return { outcome: told, row: cart }
  }
  let { outcome, row } = await send()
  if (outcome && hadNoCart(outcome, item)) ({ outcome, row } = await send())
  if (!outcome) throw staleToken()
  const { in_stock, added, held, used_for } = allowed(outcome)
  if (used_for === fingerprintOf(item)) return cartOf(row)
  if (used_for !== null) {
    throw invalid([{ path: 'idempotency-key', message: 'Was used for another addition.' }])
  }
  if (in_stock === null) throw new AppError('not_found', 'Product not found')
  if (added) return cartOf(row)
  // `held` may be from before the line was set to more, so where it explains nothing the lower of both limits was passed.
  const overStock = (held ?? 0) + item.quantity > in_stock || in_stock < MAX_QUANTITY
  throw overStock
    ? outOfStock(in_stock, held ?? 0)
    : new AppError('conflict', `A line holds at most ${MAX_QUANTITY} pieces.`)
}

interface Outcome {
  caller_role: Role | null
  in_stock: number | null
  added: boolean
  held: number | null
  used_for: string | null
}

/** Whether nothing was added for no reason but that the cart was cleaned up while the addition waited for its lock. */
const hadNoCart = (
  { caller_role, in_stock, added, held, used_for }: Outcome,
  { quantity }: AddCartItem,
): boolean =>
  caller_role !== null &&
  !added &&
  used_for === null &&
  held === null &&
  in_stock !== null &&
  quantity <= Math.min(in_stock, MAX_QUANTITY)

const addition = (db: Db, principal: Principal, item: AddCartItem) =>
  withLine(db, principal, item).selectNoFrom([...outcomeOf(item), sql<null>`null`.as('used_for')])

/** Adds only where the key was not used, and keeps the key only where the line was added. */
const keyedAddition = (db: Db, principal: Principal, item: AddCartItem, key: string) =>
  withLine(db, principal, item, key)
    .with('kept', (query) =>
      query
        .insertInto('cart_additions')
        .columns(['user_id', 'idempotency_key', 'request_fingerprint'])
        .expression((eb) =>
          eb
            .selectFrom('line')
            .crossJoin('caller')
            .select([
              'caller.id',
              typed(key, 'text').as('idempotency_key'),
              typed(fingerprintOf(item), 'text').as('request_fingerprint'),
            ]),
        ),
    )
    .selectNoFrom([
      ...outcomeOf(item),
      sql<string | null>`(select request_fingerprint ${fromUsed(principal, key)})`.as('used_for'),
    ])

/** The CTEs of the cart, which is there and locked, of the product, while it is on sale, and of the line, when the pieces were added. */
const withLine = (db: Db, principal: Principal, { product_id, quantity }: AddCartItem, key?: string) =>
  db
    .with('caller', activeAccount(principal))
    .with('cart', (query) =>
      query.selectFrom('carts').innerJoin('caller', 'caller.id', 'carts.user_id').select('carts.id'),
    )
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
            .where('product.stock_quantity', '>=', quantity)
            .$if(key !== undefined, (unused) =>
              unused.where(sql<boolean>`not exists (select ${fromUsed(principal, key)})`),
            ),
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

/** The row that the key has left, if it was used. */
const fromUsed = ({ userId }: Principal, key: string | undefined) =>
  sql`from cart_additions where user_id = ${userId} and idempotency_key = ${key}`

/** What became of it: whether the line was added, and else what there is in stock and in the cart. */
const outcomeOf = ({ product_id }: AddCartItem) =>
  [
    callerRole,
    sql<number | null>`(select stock_quantity from product)`.as('in_stock'),
    sql<boolean>`exists (select from line)`.as('added'),
    sql<number | null>`(
      select quantity from cart_items join cart on cart.id = cart_items.cart_id
      where cart_items.product_id = ${product_id})`.as('held'),
  ] as const

/** Tells a repeated addition from another one under the same key. */
const fingerprintOf = ({ product_id, quantity }: AddCartItem): string => `${product_id}:${quantity}`
