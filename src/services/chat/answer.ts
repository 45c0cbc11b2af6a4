import type { CatalogueProduct } from './catalogue.ts'
import type { ShoppingCart } from './shopping.ts'

/** How a tool call stands: begun, done, not allowed or not understood, or not possible at the moment. */
export type ToolStatus = 'running' | 'done' | 'refused' | 'failed'

/** One step of an answer as the customer gets it. */
export type AnswerEvent =
  | { type: 'text'; text: string }
  | { type: 'tool'; name: string; status: ToolStatus }
  | { type: 'cart'; cart: ShoppingCart }
  | { type: 'products'; products: readonly CatalogueProduct[] }

/**
 * An answer, step by step, which gives at its end why it ended (`stop`, `length` …). It throws a `ModelError` where the
 * model fails, also when its signal ends it.
 */
export type Answer = (signal: AbortSignal) => AsyncGenerator<AnswerEvent, string>
