import type * as v from 'valibot'
import type { Principal } from '../../../lib/principal.ts'
import type { Catalogue, CatalogueProduct } from '../catalogue.ts'
import type { ToolDefinition } from '../model.ts'
import type { Shopping, ShoppingCart } from '../shopping.ts'
import { fenced } from '../text-for-model.ts'
import { readArguments } from './arguments.ts'

export interface ToolboxDeps {
  catalogue: Catalogue
  shopping: Shopping
  /** An ISO 4217 code. */
  currency: string
}

/** The customer's message that is being answered, and what came before it. */
export interface ToolTurn {
  /** Who asks; undefined for a guest. It never comes from the arguments of a call. */
  principal: Principal | undefined
  question: string
  /** The assistant's latest text before the message. */
  lastAnswer: string | undefined
  /** The products whose cards were shown last, in order, as they are now. */
  shown: readonly CatalogueProduct[]
  /** The ids of all products shown in this conversation. */
  seen: readonly number[]
  /** The idempotency key of the one change that this message may make. */
  cartKey: string
  /** Whether this turn is still the one that is being answered. */
  mayChange: () => Promise<boolean>
}

/** What the tools of one message have in common. */
export interface ToolContext extends ToolboxDeps {
  turn: ToolTurn
  /** The products that were read for this message. */
  known: ReadonlyMap<number, CatalogueProduct>
  /** The cart was changed already. */
  changed: boolean
}

export interface ToolResult {
  status: 'done' | 'refused' | 'failed'
  /** For the model: fenced, at most `RESULT_BYTES`. */
  content: string
  /** Products that were read, and may be referred to. */
  products: CatalogueProduct[]
  /** Those of them that the customer is to see as cards. */
  cards: CatalogueProduct[]
  /** Amounts of money that were read, beside the products' prices. */
  amounts: string[]
  /** Other numbers that were read: ids of orders, stock, quantities. */
  numbers: number[]
  /** The cart, when it was changed. */
  cart?: ShoppingCart
}

export interface Tool {
  definition: ToolDefinition
  /** The names of the arguments that are understood. */
  argumentNames: readonly string[]
  /** It is for signed-in customers. */
  needsCustomer: boolean
  /** It changes something, and so is run alone and after all reads. */
  changes: boolean
  /** Carries out a call; refuses, in words for the model, arguments that cannot be taken. Throws only what the ports throw. */
  run(argumentsText: string, context: ToolContext): Promise<ToolResult>
}

interface ToolParts<Entries extends v.ObjectEntries, Output> {
  name: string
  description: string
  /** The arguments for the model, each with its description, in the subset of JSON Schema that strict mode knows. */
  properties: Record<keyof Entries & string, object>
  /** The arguments as they are taken, leniently. */
  schema: v.GenericSchema<unknown, Output> & { entries: Entries }
  needsCustomer?: boolean
  changes?: boolean
  run: (args: Output, context: ToolContext) => Promise<ToolResult>
}

/** A tool of which the arguments are said twice: to the model as JSON Schema, and to valibot, which checks what comes. */
export const tool = <Entries extends v.ObjectEntries, Output>({
  name,
  description,
  properties,
  schema,
  needsCustomer = false,
  changes = false,
  run,
}: ToolParts<Entries, Output>): Tool => ({
  definition: {
    name,
    description,
    parameters: {
      type: 'object',
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    },
  },
  argumentNames: Object.keys(schema.entries),
  needsCustomer,
  changes,
  async run(argumentsText, context) {
    const read = readArguments(schema, argumentsText)
    return 'mend' in read ? refused(read.mend) : run(read.args, context)
  },
})

/** Who a tool for customers acts for; the toolbox lets nobody else call one. */
export function signedIn({ principal }: ToolTurn): Principal {
  if (!principal) throw new Error('A tool for customers was run for a guest.')
  return principal
}

/** A result of what was read or done. */
export const done = (content: string, facts: Partial<ToolResult> = {}): ToolResult => ({
  status: 'done',
  products: [],
  cards: [],
  amounts: [],
  numbers: [],
  ...facts,
  content,
})

/** A result that says why nothing was done, and what would have to be otherwise. */
export const refused = (reason: string, more: object = {}): ToolResult =>
  done(fenced({ error: reason, ...more }), { status: 'refused' })

/** A result that says what did not work. */
export const failed = (reason: string): ToolResult => done(fenced({ error: reason }), { status: 'failed' })
