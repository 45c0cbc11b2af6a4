import { RequestFailed } from '../../src/client/answer.ts'
import type { ChatEvent } from '../../src/client/read-chat.ts'
import type { Product } from '../../src/client/types.ts'

/** How an answer ended where it did not end well. */
export interface Trouble {
  message: string
  /** How to try again: under the same name, so that it is not asked twice, or as a message of its own. */
  retry?: 'same' | 'anew' | undefined
  /** Whether only a new conversation helps. */
  needsNew?: boolean | undefined
  /** Whether the message itself was refused, which is then given back to be changed. */
  isRefused?: boolean
}

/** A customer's message and what has come of the answer. */
export interface Turn {
  id: string
  question: string
  answer: string
  products: readonly Product[]
  /** How many pieces the cart holds, where the assistant has changed it. */
  pieces?: number
  /** What the assistant is doing besides writing. */
  tool?: string | undefined
  /** Under which the shop keeps the answer. */
  messageId?: number | undefined
  ended: boolean
  trouble?: Trouble | undefined
}

export const newTurn = (id: string, question: string): Turn => ({
  id,
  question,
  answer: '',
  products: [],
  ended: false,
})

/** The turn after the next event of its answer. */
export function after(turn: Turn, event: ChatEvent): Turn {
  switch (event.type) {
    case 'text':
      return { ...turn, answer: turn.answer + event.text, tool: undefined }
    case 'tool':
      return { ...turn, tool: event.status === 'running' ? event.name : undefined }
    case 'products': {
      const fresh = event.products.filter(({ id }) => turn.products.every((shown) => shown.id !== id))
      return { ...turn, products: [...turn.products, ...fresh] }
    }
    case 'cart':
      return { ...turn, pieces: event.cart.total_quantity }
    case 'failure':
      return { ...turn, trouble: turn.trouble ?? troubleOf(turn, event) }
    default:
      return {
        ...turn,
        messageId: event.message_id ?? undefined,
        trouble: turn.trouble ?? CUT_BY[event.finish],
      }
  }
}

/** The turn whose answer was ended by the customer. */
export const stopped = (turn: Turn, message: string): Turn => end(turn, { message })

/** The turn whose request was refused or whose answer was lost. */
export function failed(turn: Turn, error: unknown): Turn {
  if (!(error instanceof RequestFailed)) return end(turn, LOST)
  const { status, problem } = error
  const isHopeless = status === 413 || status === 422
  const said = status === 422 ? (problem.errors?.[0]?.message ?? problem.detail) : problem.detail
  return end(turn, {
    message: said,
    retry: isHopeless ? undefined : 'same',
    needsNew: status === 413,
    isRefused: isHopeless,
  })
}

export const end = (turn: Turn, trouble = turn.trouble): Turn => ({
  ...turn,
  tool: undefined,
  ended: true,
  trouble,
})

const LOST: Trouble = { message: 'The connection broke before the answer was complete.', retry: 'same' }

const BROKEN_OFF: Trouble = { message: 'This answer was cut short.', retry: 'anew' }

/** Reasons to end that leave an answer incomplete, where no failure was told: as when it is read a second time. */
const CUT_BY: Readonly<Record<string, Trouble>> = {
  aborted: BROKEN_OFF,
  error: BROKEN_OFF,
  length: { message: 'The answer ends here because it has become too long.' },
  content_filter: { message: 'The answer ends here.' },
}

/** An answer of which something was kept would be given again under its name: then only a message of its own is answered anew. */
const troubleOf = (
  turn: Turn,
  { code, message, retryable }: Extract<ChatEvent, { type: 'failure' }>,
): Trouble => ({
  message,
  retry: retryable ? (turn.answer === '' ? 'same' : 'anew') : undefined,
  needsNew: code === 'too_long',
})
