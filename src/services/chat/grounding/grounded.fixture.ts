import { createGrounding } from './create-grounding.ts'
import type { Facts, Grounding } from './grounding.ts'
import { READ } from './honest.fixture.ts'

interface Told {
  question?: string
  facts?: Facts
}

/** A grounding that knows what was read, for a question without an amount. */
export function groundingOf({ question = 'show me evening dresses', facts = READ }: Told = {}): Grounding {
  const grounding = createGrounding({ currency: 'PKR', question })
  grounding.know(facts)
  return grounding
}

/** What reaches the customer of a text that comes in one piece. */
export function grounded(text: string, told?: Told): string {
  const grounding = groundingOf(told)
  return grounding.push(text) + grounding.flush()
}
