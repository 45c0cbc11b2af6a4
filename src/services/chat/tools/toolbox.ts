import { AppError } from '../../../lib/errors.ts'
import type { CatalogueProduct } from '../catalogue.ts'
import type { ToolCall, ToolDefinition } from '../model.ts'
import { addToCart } from './add-to-cart.ts'
import { getProduct, listCategories, searchProducts } from './browse.ts'
import { getCart, orderStatus } from './customer.ts'
import {
  failed,
  refused,
  type Tool,
  type ToolboxDeps,
  type ToolContext,
  type ToolResult,
  type ToolTurn,
} from './tool.ts'

/** What came of a call, for the model and for the customer. */
export interface ToolOutcome extends ToolResult {
  call: ToolCall
}

/** The tools for one message of a customer. */
export interface Toolbox {
  definitions: readonly ToolDefinition[]
  /**
   * Carries out the calls of a round and gives one outcome for each, in their order. Reads are done at the same time, a
   * change after them. A call that cannot be carried out has an outcome that says so; what is thrown is a bug.
   */
  run(calls: readonly ToolCall[]): Promise<ToolOutcome[]>
}

const CALLS_AT_ONCE = 4

/** Every tool there is. None of them checks out, pays, or acts for somebody whom its arguments name. */
export const TOOLS: readonly Tool[] = [
  listCategories,
  searchProducts,
  getProduct,
  getCart,
  addToCart,
  orderStatus,
]
const BY_NAME = new Map(TOOLS.map((tool) => [tool.definition.name, tool]))

/** Makes the tools for one message. A round runs four calls at most, and all rounds of a message change the cart once. */
export function createToolbox(deps: ToolboxDeps, turn: ToolTurn): Toolbox {
  const known = new Map<number, CatalogueProduct>()
  const context: ToolContext = { ...deps, turn, known, changed: false }

  const answer = async (call: ToolCall, place: number): Promise<ToolOutcome> => {
    const result = await resultOf(call, place, context)
    for (const product of result.products) known.set(product.id, product)
    return { ...result, call }
  }

  return {
    definitions: TOOLS.map(({ definition }) => definition),
    async run(calls) {
      const isChange = ({ name }: ToolCall) => BY_NAME.get(name)?.changes ?? false
      const reading = calls.map(async (call, place) => (isChange(call) ? undefined : answer(call, place)))
      const read = await Promise.all(reading)
      const outcomes: ToolOutcome[] = []
      for (const [place, call] of calls.entries()) outcomes.push(read[place] ?? (await answer(call, place)))
      return outcomes
    },
  }
}

async function resultOf(call: ToolCall, place: number, context: ToolContext): Promise<ToolResult> {
  const tool = BY_NAME.get(call.name)
  if (place >= CALLS_AT_ONCE) return refused(`Too many calls at once: at most ${CALLS_AT_ONCE}.`)
  if (!tool) return refused('There is no such tool.')
  if (tool.needsCustomer && !context.turn.principal) {
    return refused('The customer is not signed in. Ask them to sign in first; then they can ask again.')
  }
  try {
    return await tool.run(call.arguments, context)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return FAILURES[error.kind] ? failed(FAILURES[error.kind] ?? '') : refused(error.message)
  }
}

/** What the model is told where a port fails for all calls alike. */
const FAILURES: Partial<Record<AppError['kind'], string>> = {
  unavailable: 'The shop’s data cannot be reached for the moment.',
  unauthorized: 'The customer is no longer signed in. Ask them to sign in again.',
}
