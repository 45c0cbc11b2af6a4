import { answerOf, RequestFailed } from '../../src/client/answer.ts'
import type { Cart, Order } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { newKey } from '../new-key.ts'
import { untilAnswered } from '../until-answered.ts'
import { asUser } from '../state/session.ts'
import { keepInTab, recallTab } from '../tab-memory.ts'

/** One wish to buy: whatever it takes to get it answered, it is sent with this key and this body and no other. */
export interface Attempt {
  key: string
  user_id: number
  body: { shipping_address: string; expected_total: string }
  /** The cart's lines that were to be bought, as `linesOf` tells them apart. */
  lines: string
  /** Whether the address goes into the profile afterwards. */
  keep_address: boolean
}

const NAME = 'checkout-attempt'
const PLACED = 'checkout-placed'

/** The attempt of which it is not known whether it bought; the tab keeps it over a reload. */
let open = recallTab(NAME) as Attempt | null

function note(attempt: Attempt | null): void {
  open = attempt
  keepInTab(NAME, attempt)
}

/** Tells one cart's lines from another's. */
export const linesOf = ({ items }: Cart): string =>
  JSON.stringify(items.map(({ product_id, quantity, price }) => [product_id, quantity, price]))

/** Gives an attempt up: what comes next is another wish. */
export const dropAttempt = (): void => note(null)

/** A new attempt, kept in this tab from now on until it is known what became of it. */
export function beginAttempt(wish: Omit<Attempt, 'key'>): Attempt {
  const attempt = { ...wish, key: newKey() }
  note(attempt)
  return attempt
}

/** The customer's attempt of which it is not known whether it bought; nobody else's. */
export const openAttempt = (userId: number): Attempt | undefined =>
  open?.user_id === userId ? open : undefined

/** Whether it is not known what became of an attempt. */
export const isOpen = ({ key }: Attempt): boolean => open?.key === key

interface Placed {
  user_id: number
  order_id: number
}

/** The last order that the customer placed in this tab, for one who comes back to an empty checkout, as by a reload. */
export function lastPlaced(userId: number): number | undefined {
  const placed = recallTab(PLACED) as Placed | null
  return placed?.user_id === userId ? placed.order_id : undefined
}

/** What the checkout itself refuses, after it has looked for an order under the key. */
const DECIDED = new Set([400, 409, 422])

/**
 * Sends an attempt until it is answered, and gives the order. Throws `RequestFailed`. The attempt is forgotten by an
 * order, and by a refusal that proves that nothing was bought; after anything else, as an answer that got lost, it stays
 * open and has to be sent again. `sentBefore` says that an earlier sending may have bought.
 */
export async function sendAttempt(attempt: Attempt, sentBefore: boolean): Promise<Order> {
  const { key, body } = attempt
  let mayHaveBought = sentBefore
  const post = async () => {
    try {
      return await answerOf(api.checkout.$post({ json: body, header: { 'idempotency-key': key } }))
    } catch (error) {
      if (error instanceof RequestFailed && isUnclear(error)) mayHaveBought = true
      throw error
    }
  }
  try {
    const order = await asUser(() => untilAnswered(post))
    keepInTab(PLACED, { user_id: attempt.user_id, order_id: order.id } satisfies Placed)
    close(attempt)
    return order
  } catch (error) {
    if (error instanceof RequestFailed && (DECIDED.has(error.status) || !mayHaveBought)) close(attempt)
    throw error
  }
}

const isUnclear = ({ status }: RequestFailed): boolean => status === 0 || status >= 500

function close(attempt: Attempt): void {
  if (isOpen(attempt)) note(null)
}
