import type { Answering } from '../../http/after-answer.ts'
import { productTag, STOCK } from '../../http/cache-tags.ts'
import { purgeAfterAnswer, type PurgeDeps } from '../../http/purge.ts'
import type { OrderItem } from './schemas.ts'

/** Has the CDN forget, after the answer, whatever shows the stock of these lines' products, or was found by it. */
export const purgeStock = (
  c: Answering,
  deps: PurgeDeps,
  lines: readonly Pick<OrderItem, 'product_id'>[],
): void => purgeAfterAnswer(c, deps, [STOCK, ...lines.map(({ product_id }) => productTag(product_id))])
