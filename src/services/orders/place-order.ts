import { createHash } from 'node:crypto'
import { allowed } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { AppError, invalid } from '../../lib/errors.ts'
import { hundredths, MAX_TOTAL } from '../../lib/money.ts'
import { type Principal, staleToken } from '../../lib/principal.ts'
import { checkoutStatement } from './checkout-statement.ts'
import { lockCart, lockLines } from './locks.ts'
import type { Checkout } from './schemas.ts'

/**
 * Turns the caller's cart into an order: order and lines written, stock taken and cart emptied together, or nothing.
 * With a key, the same request again gives that order as it is now (`replayed`) and buys nothing twice.
 *
 * Refuses with 400 an empty cart, or one worth more than an order can hold; 409 with `lines` where stock is short or
 * a product inactive; 409 with `total_amount` where the total is not the expected one; 422 where the key was used
 * for another request. A refusal leaves cart, stock and key as they were.
 */
export async function placeOrder(db: Db, principal: Principal, checkout: Checkout, key: string | undefined) {
  const fingerprint = fingerprintOf(checkout)
  const [, , [row]] = await db.batch(
    [
      lockCart(db, principal),
      lockLines(db, principal),
      checkoutStatement(db, { ...principal, ...checkout, key, fingerprint }),
    ] as const,
    {
      repeatable: key !== undefined,
    },
  )
  if (!row) throw staleToken()
  const { replayed_fingerprint, order, short, line_count, total_amount, too_large } = allowed(row)
  if (replayed_fingerprint !== null && replayed_fingerprint !== fingerprint) {
    throw invalid([{ path: 'idempotency-key', message: 'Was used for another checkout.' }])
  }
  if (order) return { order, replayed: replayed_fingerprint !== null }
  if (short.length > 0) {
    throw new AppError('conflict', 'Some lines cannot be delivered in that quantity.', {
      members: { lines: short },
    })
  }
  if (!line_count) throw new AppError('rule', 'Cart is empty')
  if (too_large) throw new AppError('rule', `An order holds at most ${MAX_TOTAL}.`)
  throw new AppError('conflict', 'The total of the cart is not the expected one.', {
    members: { total_amount },
  })
}

/** Tells a repeated checkout from another one under the same key; how an amount is written does not matter. */
function fingerprintOf({ shipping_address, expected_total }: Checkout): string {
  const total = expected_total === undefined ? null : String(hundredths(expected_total))
  return createHash('sha256')
    .update(JSON.stringify([shipping_address, total]))
    .digest('hex')
}
