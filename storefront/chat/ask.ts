import { answered, RequestFailed } from '../../src/client/answer.ts'
import { type ChatEvent, readChat } from '../../src/client/read-chat.ts'
import { api } from '../api.ts'
import type { Unanswered } from './memory.ts'

/** Another message came at the same moment: once more after this many seconds. */
const AFTER_ANOTHER = [1]

/** The message may still be being answered for the request whose answer was lost; the shop has it whole when that has ended. */
const AFTER_ITSELF = [2, 4, 8, 16]

/**
 * Sends a message and gives its answer as it comes. What the shop is busy with at this moment is waited for; `isAgain`
 * says that the message was sent before. Throws `RequestFailed`, `AnswerLost`, or the `AbortError` of its signal.
 */
export async function* ask(
  { id, text }: Unanswered,
  label: string,
  { isAgain, signal }: { isAgain: boolean; signal: AbortSignal },
): AsyncGenerator<ChatEvent, void> {
  const json = { text, session_id: label, client_message_id: id }
  const send = () => answered(api.chat.messages.$post({ json }, { init: { signal } }))
  const waits = [...(isAgain ? AFTER_ITSELF : AFTER_ANOTHER)]
  for (;;) {
    try {
      return yield* readChat(await send())
    } catch (error) {
      const wait = waits.shift()
      if (!(error instanceof RequestFailed) || error.status !== 409 || wait === undefined) throw error
      await pause(Math.max(wait, error.retryAfter ?? 0) * 1000, signal)
    }
  }
}

/** Waits, and throws when the signal ends the waiting. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => {
      clearTimeout(timer)
      reject(signal.reason as DOMException)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', give)
      resolve()
    }, ms)
    signal.addEventListener('abort', give, { once: true })
    if (signal.aborted) give()
  })
}
