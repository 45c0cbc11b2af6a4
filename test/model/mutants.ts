import type { Rewrite } from './lane.ts'
import type { Habits } from './tab.ts'

/** A fault of the shop or of its client, made on purpose, that a campaign must find. */
export interface Mutant {
  name: string
  /** How it shows: what one of the violations must say. */
  shows: RegExp
  /** Parts of the checkout's statements, and what stands there instead. */
  rewrites?: readonly (readonly [part: string, instead: string])[]
  habits?: Habits
}

/** Holds a statement up between one row and the next, so that others come between. */
const PAUSE = 'pg_sleep(0.02)'

export const mutants: readonly Mutant[] = [
  {
    name: 'a new key per retry',
    shows: /no order of the acknowledged and possible acts/,
    habits: { newKeyPerRetry: true },
  },
  {
    name: 'no lock order',
    shows: /a deadlock/,
    rewrites: [
      ['order by "products"."id" for update', 'order by random() for update'],
      ['order by "cart_items"."product_id" for update', 'order by random() for update'],
      ['select "products"."id" from "carts"', `select "products"."id", ${PAUSE} from "carts"`],
    ],
  },
  {
    name: 'lines unlocked',
    shows: /no order of the acknowledged and possible acts/,
    rewrites: [
      [' for update of "cart_items" for no key update', ' for no key update'],
      ['"products"."is_active" from "cart" ', `"products"."is_active", ${PAUSE} from "cart" `],
    ],
  },
  {
    name: 'clamped stock',
    shows: /its orders account for/,
    rewrites: [
      [
        '"products"."stock_quantity" - "lines"."quantity"',
        'greatest(0, "products"."stock_quantity" - "lines"."quantity")',
      ],
      ['"lines"."stock_quantity" < "lines"."quantity"', 'false'],
    ],
  },
  {
    name: 'an incrementing retry',
    shows: /no order of the acknowledged and possible acts/,
    habits: { retriesPlainAdditions: true },
  },
]

/** Rewrites statements as the mutant says, and counts for each part how often it was found. */
export function rewriteFor({ rewrites = [] }: Mutant): { rewrite: Rewrite; found: number[] } {
  const found = rewrites.map(() => 0)
  const rewrite: Rewrite = (statement) => {
    let text = statement
    for (const [index, [part, instead]] of rewrites.entries()) {
      if (!text.includes(part)) continue
      found[index] = (found[index] ?? 0) + 1
      text = text.replaceAll(part, instead)
    }
    return text
  }
  return { rewrite, found }
}
