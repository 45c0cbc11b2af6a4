import { answered, answerOf } from '../../src/client/answer.ts'
import type { ChatMessage, Conversation, Product } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { asUser } from '../state/session.ts'
import type { Trouble, Turn } from './turn.ts'

/** Something that was said before. */
export interface Message {
  key: string
  /** Under which the shop keeps it, where it was read from there. */
  id?: number
  /** Whether the shop is known to keep it. */
  isKept: boolean
  from: 'customer' | 'assistant'
  text: string
  products: readonly Product[]
  pieces?: number | undefined
  trouble?: Trouble | undefined
}

/** The conversation of everyone who has not begun another. */
const USUAL = 'boutique'

const PAGE = 50

/** The customer's conversations, the latest first, with those of the guest they were. Throws `RequestFailed`. */
export const listConversations = (): Promise<Conversation[]> =>
  asUser(() => answerOf(api.chat.sessions.$get()))

/** The label of the customer's latest conversation; the usual one for guests. */
export async function latestLabel(isSignedIn: boolean): Promise<string> {
  if (!isSignedIn) return USUAL
  const [latest] = await listConversations()
  return latest?.session_id ?? USUAL
}

/** The newest messages of a conversation but for the `offset` newest, oldest first, and how many there are in all. */
export async function readHistory(
  label: string,
  offset: number,
): Promise<{ messages: Message[]; total: number }> {
  const query = { session_id: label, limit: String(PAGE), offset: String(offset) }
  const { messages, total } = await answerOf(api.chat.history.$get({ query }))
  return { messages: messages.map(fromShop), total }
}

/** Deletes a conversation. Throws `RequestFailed`. */
export async function deleteHistory(label: string): Promise<void> {
  await answered(api.chat.history.$delete({ query: { session_id: label } }))
}

const fromShop = ({ id, role, content, products = [] }: ChatMessage): Message => ({
  key: `kept-${id}`,
  id,
  isKept: true,
  from: role === 'user' ? 'customer' : 'assistant',
  text: content,
  products,
})

/** A turn that is over, as what was said before. There is nothing to try again in it. */
export function saidIn({ id, messageId, question, answer, products, pieces, trouble }: Turn): Message[] {
  const past = trouble && { message: trouble.message }
  const isKept = messageId !== undefined
  return [
    { key: `asked-${id}`, isKept, from: 'customer', text: question, products: [] },
    { key: `answered-${id}`, isKept, from: 'assistant', text: answer, products, pieces, trouble: past },
  ]
}

/** The messages before one that has no whole answer yet, where it was kept, with what was kept of its answer left out too. */
export function upTo(messages: readonly Message[], unanswered: string): readonly Message[] {
  const text = unanswered.trim().replaceAll(/\r\n?/g, '\n')
  const asked = messages.findLastIndex(({ from }) => from === 'customer')
  return messages[asked]?.text === text ? messages.slice(0, asked) : messages
}
