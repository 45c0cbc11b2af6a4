import { signal } from '@preact/signals'
import { keepInTab, recallTab } from '../tab-memory.ts'

/** A message under the name by which it can be sent again without being asked twice. */
export interface Unanswered {
  id: string
  text: string
}

interface Memory {
  /** Whose it is: a user's id, or that of no one, a guest. */
  owner?: string
  /** The conversation that was begun in this tab. */
  label?: string | undefined
  draft?: string
  /** What was sent and has no whole answer yet. */
  unanswered?: Unanswered | undefined
}

const KEY = 'chat'
const GUEST = 'guest'

let memory = (recallTab(KEY) ?? {}) as Memory

/** What is typed and not sent. It outlives the chat's closing and the page. */
export const draft = signal(memory.draft ?? '')

/** What customers had typed and sent when their session ended. In no storage: somebody else may use this tab next. */
const left = new Map<string, Pick<Memory, 'draft' | 'unanswered'>>()

/** Notes something for this tab. */
export function note(change: Omit<Memory, 'owner'>): void {
  memory = { ...memory, ...change }
  if (change.draft !== undefined) draft.value = change.draft
  keepInTab(KEY, memory)
}

export const noted = (): Readonly<Memory> => memory

/**
 * Takes note of who chats now. What a guest has typed goes on with them when they sign in; what a customer had typed is
 * there for them alone, when they come back.
 */
export function chatsAs(userId: number | undefined): void {
  const owner = userId === undefined ? GUEST : String(userId)
  if (owner === memory.owner) return
  const { owner: before = GUEST, draft: typed, unanswered } = memory
  const brought = before === GUEST ? { draft: typed, unanswered } : {}
  if (before !== GUEST) left.set(before, { draft: typed, unanswered })
  const own = left.get(owner)
  left.delete(owner)
  memory = { owner, unanswered: brought.unanswered ?? own?.unanswered }
  note({ draft: [own?.draft, brought.draft].filter(Boolean).join('\n') })
}
