import { type QueryCreator, sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole, type WithCaller } from '../../db/access.ts'
import { AppError } from '../../lib/errors.ts'
import { type Principal, staleToken } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { decimalText } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'
import type { Role } from '../../db/schema.ts'

/**
 * Makes the caller's cart where there is none. Of two at once both get the same one: the second changes it to what it
 * is, in a column that is no key, since changing a key would also wait for those who are just adding lines to it.
 */
export const makeCart = (query: QueryCreator<WithCaller>) =>
  query
    .insertInto('carts')
    .columns(['user_id'])
    .expression((eb) =>
      eb
        .selectFrom('caller')
        .select('caller.id')
        .where((caller) =>
          caller.not(
            caller.exists(
              caller.selectFrom('carts').select('carts.id').whereRef('carts.user_id', '=', 'caller.id'),
            ),
          ),
        ),
    )
    .onConflict((conflict) =>
      conflict.constraint('carts_user_key').doUpdateSet((eb) => ({ created_at: eb.ref('carts.created_at') })),
    )
    .returning(['carts.id', 'carts.user_id'])

/** The CTEs `caller` and `cart`: the caller's account and cart, made where there is none. */
const withCart = (db: Db, principal: Principal) =>
  db
    .with('caller', activeAccount(principal))
    .with('made', makeCart)
    .with('cart', (query) =>
      query
        .selectFrom('carts')
        .innerJoin('caller', 'caller.id', 'carts.user_id')
        .select(['carts.id', 'carts.user_id'])
        .unionAll(query.selectFrom('made').select(['made.id', 'made.user_id'])),
    )

/** The caller's cart with today's prices and stock, made where there is none. */
export const cartStatement = prepared((db, principal: Principal) =>
  withCart(db, principal)
    .with('lines', (query) =>
      query
        .selectFrom('cart')
        .innerJoin('cart_items', 'cart_items.cart_id', 'cart.id')
        .innerJoin('products', 'products.id', 'cart_items.product_id')
        .select((eb) => [
          'cart_items.id',
          'cart_items.product_id',
          'products.name as product_name',
          'products.image_url',
          'cart_items.quantity',
          'products.price',
          sql<string>`products.price * cart_items.quantity`.as('line_total'),
          'products.stock_quantity',
          eb
            .and([
              eb('products.is_active', '=', true),
              eb('products.stock_quantity', '>=', eb.ref('cart_items.quantity')),
            ])
            .$castTo<boolean>()
            .as('available'),
        ]),
    )
    .selectNoFrom((eb) => [
      callerRole,
      jsonObjectFrom(
        eb.selectFrom('cart').select((cart) => [
          'cart.id',
          'cart.user_id',
          jsonArrayFrom(
            cart
              .selectFrom('lines')
              .select((line) => [
                'lines.id',
                'lines.product_id',
                'lines.product_name',
                'lines.image_url',
                'lines.quantity',
                decimalText(line.ref('lines.price')).as('price'),
                decimalText(line.ref('lines.line_total')).as('line_total'),
                'lines.stock_quantity',
                'lines.available',
              ])
              .orderBy('lines.id'),
          ).as('items'),
          sql<string>`(select coalesce(sum(lines.line_total), 0.00)::text from lines)`.as('total_amount'),
          sql<number>`(select count(*)::int from lines)`.as('item_count'),
          sql<number>`(select coalesce(sum(lines.quantity), 0)::int from lines)`.as('total_quantity'),
        ]),
      ).as('cart'),
    ]),
)

/** The caller's cart; a user who has none gets one, once, however often it is read. */
export async function readCart(db: Db, principal: Principal) {
  const [[row]] = await db.batch([cartStatement(db, principal)] as const, { repeatable: true })
  return cartOf(row)
}

/** The cart that `cartStatement` gave; 401 where its caller's account does not stand. */
export function cartOf<Cart>(row: { caller_role: Role | null; cart: Cart | null } | undefined): Cart {
  if (!row || !allowed(row).cart) throw staleToken()
  return row.cart as Cart
}

/** The refusal of more pieces than the shop has. */
export function outOfStock(inStock: number, held = 0): AppError {
  const left = inStock === 0 ? 'Sold out.' : `Only ${inStock} in stock.`
  const detail = held > 0 && inStock > 0 ? `Only ${inStock} in stock, and your cart holds ${held}.` : left
  return new AppError('conflict', detail, { members: { in_stock: inStock } })
}
