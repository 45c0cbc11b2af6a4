import { createParser } from 'eventsource-parser'
import type { Cart, Product } from './types.ts'

/** One step of the assistant's answer, in the order in which it was sent. */
export type ChatEvent =
  | { type: 'text'; text: string }
  | { type: 'products'; products: Product[] }
  | { type: 'cart'; cart: Cart }
  | { type: 'tool'; name: string; status: string }
  | { type: 'failure'; code: string; retryable: boolean; message: string }
  | { type: 'done'; finish: string; message_id: number | null }

/**
 * An answer whose end did not come: the connection broke, or what came is no answer. How much of it the shop has kept is
 * not known; the same message sent again under its `client_message_id` gets the answer whole.
 */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost'
}

/**
 * Reads the stream of `POST /api/chat/messages` as it comes, in browsers and in Node. Events of names that are not known
 * here are passed over.
 *
 * Ends after the stream's own end, `[DONE]`, and only then. Throws `AnswerLost` where the body ends or breaks before it,
 * and the `AbortError` of a request that was aborted. A reader that leaves early cancels the answer.
 */
export async function* readChat({ body }: Pick<Response, 'body'>): AsyncGenerator<ChatEvent, void> {
  if (!body) throw new AnswerLost('The answer has no body.')
  const reader = body.getReader()
  try {
    const decoder = new TextDecoder()
    let arrived: (ChatEvent | typeof END)[] = []
    const parser = createParser({
      onEvent: ({ event, data }) => {
        const step = event === undefined ? textOrEnd(data) : named(event, data)
        if (step) arrived.push(step)
      },
    })
    for (;;) {
      const { done, value } = await reader.read().catch(lost)
      if (done) throw new AnswerLost('The answer ended before its end.')
      parser.feed(decoder.decode(value, { stream: true }))
      for (const step of arrived) {
        if (step === END) return
        yield step
      }
      arrived = []
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

const END = Symbol('end')

const textOrEnd = (data: string) => (data === '[DONE]' ? END : ({ type: 'text', text: data } as const))

function named(name: string, data: string): ChatEvent | undefined {
  switch (name) {
    case 'products':
      return { type: 'products', ...(parsed(data) as { products: Product[] }) }
    case 'cart':
      return { type: 'cart', cart: parsed(data) as Cart }
    case 'tool':
      return { type: 'tool', ...(parsed(data) as { name: string; status: string }) }
    case 'failure':
      return { type: 'failure', ...(parsed(data) as { code: string; retryable: boolean; message: string }) }
    case 'done':
      return { type: 'done', ...(parsed(data) as { finish: string; message_id: number | null }) }
    default:
      return undefined
  }
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch (error) {
    throw new AnswerLost('The answer cannot be read.', { cause: error })
  }
}

function lost(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  throw new AnswerLost('The connection broke.', { cause: error })
}
