import type { PlainMessage } from './conversation.ts'

/** How many of the latest messages the model is given, and of how many characters together. */
export const REMEMBERED_MESSAGES = 12
const REMEMBERED_CHARACTERS = 12_000

/**
 * What the model is given of these messages, the latest first: as many of them as fit, beginning with a customer's. Gives
 * them in the order in which they were written.
 */
export function remembered(latest: readonly PlainMessage[]): PlainMessage[] {
  let room = REMEMBERED_CHARACTERS
  const fitting: PlainMessage[] = []
  for (const message of latest) {
    room -= message.content.length
    if (room < 0) break
    fitting.unshift(message)
  }
  const first = fitting.findIndex(({ role }) => role === 'user')
  return first === -1 ? [] : fitting.slice(first)
}
