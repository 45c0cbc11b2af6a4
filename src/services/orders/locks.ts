import { activeAccount } from '../../db/access.ts'
import type { Principal } from '../../lib/principal.ts'
import { prepared } from '../../db/prepared.ts'
import { makeCart } from './cart.ts'

// The statements that a change of a cart or of stock begins with. Waiting for a lock does not refresh a statement's
// snapshot, so each lock is a statement of its own, and what follows in the batch sees the newest version of what was
// locked. The order is the same everywhere: cart, lines, products by their ids.

/**
 * Locks the caller's cart, and makes it where there is none: of two checkouts of one cart, or a checkout and its retry,
 * the second sees what the first did. Whoever adds to the cart, empties it or sells it begins with this lock. An
 * addition without it would deadlock: its line's foreign key shares the cart, and may queue for that behind a checkout
 * which waits for somebody who has locked the cart and is adding the same line.
 */
export const lockCart = prepared((db, principal: Principal) =>
  db
    .with('caller', activeAccount(principal))
    .with('made', makeCart)
    .selectFrom('carts')
    .select('carts.id')
    .where('carts.user_id', '=', principal.userId)
    .forUpdate(),
)

/**
 * Locks the lines of the caller's cart and their products, in id order as everywhere. A statement that locked a product
 * and then sold from the version that its snapshot shows would come back to a row version that was replaced while it
 * waited. PostgreSQL queues for that one too while somebody is adding the product to a cart, whose foreign key shares
 * the row: two checkouts of one product would deadlock.
 */
export const lockLines = prepared((db, { userId }: Principal) =>
  db
    .selectFrom('carts')
    .innerJoin('cart_items', 'cart_items.cart_id', 'carts.id')
    .innerJoin('products', 'products.id', 'cart_items.product_id')
    .select('products.id')
    .where('carts.user_id', '=', userId)
    .orderBy('products.id')
    .forUpdate(['cart_items'])
    .forNoKeyUpdate(['products']),
)
