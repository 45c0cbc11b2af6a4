import { expect } from 'vitest'
import { type Shop, type Shopper, test as base } from '../../../../test/shop.ts'
import { shoppingOf } from '../../orders/shopping.ts'
import { catalogueOf } from '../../products/catalogue.ts'
import type { CatalogueProduct } from '../catalogue.ts'
import type { ToolCall } from '../model.ts'
import type { ToolboxDeps, ToolTurn } from './tool.ts'
import { createToolbox, type ToolOutcome } from './toolbox.ts'

interface Asked extends Partial<Omit<ToolTurn, 'shown'>> {
  by?: Shopper
  /** The ids of the products shown last. */
  shown?: readonly number[]
  deps?: Partial<ToolboxDeps>
}

/** Tools over the faces of the other services and a real database, as the function's entry joins them. */
export class Assistant {
  readonly deps: ToolboxDeps

  constructor(deps: ToolboxDeps) {
    this.deps = deps
  }

  /** The tools for a message. */
  async toolbox({ by, shown = [], deps, ...turn }: Asked = {}) {
    const cards: CatalogueProduct[] = await this.deps.catalogue.listProducts(shown)
    return createToolbox(
      { ...this.deps, ...deps },
      {
        principal: by && { userId: by.id, tokenVersion: 0 },
        question: '',
        lastAnswer: undefined,
        shown: cards,
        seen: shown,
        cartKey: 'chat-1',
        mayChange: async () => true,
        ...turn,
      },
    )
  }

  /** What comes of one call for a message. */
  async call(name: string, args: unknown, asked: Asked = {}): Promise<ToolOutcome> {
    const toolbox = await this.toolbox(asked)
    const [outcome] = await toolbox.run([callOf(name, args)])
    if (!outcome) throw new Error('A call has no outcome.')
    return outcome
  }
}

/** A call as a model makes it; arguments that are text are taken as they are. */
export const callOf = (name: string, args: unknown = {}, id = 'call_1'): ToolCall => ({
  id,
  name,
  arguments: typeof args === 'string' ? args : JSON.stringify(args),
})

// oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects
type Told = Record<string, any>

/** What the model is told in a result, of which the form is checked. */
export function toldIn({ content, status }: Pick<ToolOutcome, 'content' | 'status'>): Told {
  const [, opening, json = '', closing, ...rest] = content.split('\n')
  expect([opening, closing, rest]).toEqual(['<<<', '>>>', []])
  expect(Buffer.byteLength(content)).toBeLessThanOrEqual(6000)
  const told = JSON.parse(json) as Told
  expect('error' in told).toBe(status !== 'done')
  return told
}

/** The lines of a shopper's cart, each as product and quantity. */
export const cartOf = async (shop: Shop, shopper: Shopper): Promise<[number, number][]> => {
  const { body } = await shop.get('/api/cart', shopper)
  return body.items.map((line: { product_id: number; quantity: number }) => [line.product_id, line.quantity])
}

/** The test function for the tools. */
export const test = base.extend(
  'assistant',
  ({ db }) => new Assistant({ catalogue: catalogueOf(db), shopping: shoppingOf(db), currency: 'PKR' }),
)
