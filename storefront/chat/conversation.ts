import { signal } from '@preact/signals'
import { RequestFailed } from '../../src/client/answer.ts'
import { newKey } from '../new-key.ts'
import { onAccountChange, user } from '../state/session.ts'
import { deleteHistory, latestLabel, type Message, readHistory, saidIn, upTo } from './history.ts'
import { chatsAs, note, noted } from './memory.ts'
import { abandon, announcement, run, stop, takeTurn, turn } from './running.ts'
import { end, newTurn } from './turn.ts'

/** What was said before the present turn, oldest first. */
export const messages = signal<readonly Message[]>([])

/** Whether the conversation is known, and why not. */
export const loading = signal<'loading' | 'loaded' | RequestFailed>('loading')

/** Whether the shop keeps earlier messages than those shown. */
export const hasEarlier = signal(false)

/** The shop's name of the conversation that is shown; undefined until it is known. */
export const label = signal<string>()

/** Counts conversations, so that what is loaded for one never shows in the next. */
let visit = 0

const labelOf = async () => (label.value ??= await latestLabel(user.peek() !== null))

onAccountChange((account) => {
  chatsAs(account?.id)
  void enter(noted().label)
})

/** Shows a conversation, by default the latest, and goes on with the message that has no whole answer yet. */
async function enter(known?: string): Promise<void> {
  const mine = leave()
  label.value = known
  loading.value = 'loading'
  try {
    const found = known ?? (await latestLabel(user.peek() !== null))
    const { messages: read, total } = await readHistory(found, 0)
    if (mine !== visit) return
    label.value = found
    messages.value = read
    hasEarlier.value = total > read.length
    loading.value = 'loaded'
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error
    if (mine === visit) loading.value = error
  }
  if (mine === visit) resume()
}

function resume(): void {
  const { unanswered } = noted()
  if (!unanswered) return
  const last = newTurn(unanswered.id, unanswered.text)
  if (loading.peek() === 'loaded') {
    messages.value = upTo(messages.peek(), last.question)
    void run(last, labelOf, true)
  } else {
    turn.value = end(last, { message: 'Not sent yet.' })
  }
}

/** Ends what goes on and shows nothing; gives the number of what comes then. */
function leave(): number {
  abandon()
  messages.value = []
  hasEarlier.value = false
  return (visit += 1)
}

/** Loads the conversation once more, after that has failed. */
export const reload = (): Promise<void> => enter(label.peek())

/** Asks the assistant; where the conversation is not known yet, as soon as it is. An answer that is still being written ends. */
export function send(text: string): void {
  const last = takeTurn('This answer ends here: you have sent another message.')
  if (last) messages.value = [...messages.peek(), ...saidIn(last)]
  const next = newTurn(newKey(), text)
  const state = loading.peek()
  if (state === 'loaded') {
    void run(next, labelOf, false)
    return
  }
  turn.value = next
  note({ unanswered: { id: next.id, text } })
  if (state !== 'loading') void reload()
}

/** Tries the latest message again, as its trouble says. */
export function retry(): void {
  const last = turn.peek()
  if (last?.trouble?.retry === 'anew') send(last.question)
  if (last?.trouble?.retry === 'same') void run(newTurn(last.id, last.question), labelOf, true)
}

/** Begins a conversation; the one before is kept by the shop. */
export function startNew(): void {
  leave()
  label.value = newKey()
  note({ label: label.value, unanswered: undefined })
  loading.value = 'loaded'
  announcement.value = 'A new conversation has begun.'
}

/** Shows another of the customer's conversations. An answer that is still being written ends. */
export async function goOnWith(other: string): Promise<void> {
  // What is said twice in the same words is read out once.
  announcement.value = ''
  note({ label: other, unanswered: undefined })
  await enter(other)
  if (label.peek() === other && loading.peek() === 'loaded')
    announcement.value = 'The earlier conversation is open.'
}

/** Deletes the conversation. Throws `RequestFailed`; it then stays. */
export async function clear(): Promise<void> {
  stop()
  const mine = visit
  await deleteHistory(await labelOf())
  if (mine !== visit) return
  leave()
  note({ unanswered: undefined })
  loading.value = 'loaded'
  announcement.value = 'The conversation is deleted.'
}

/** Shows earlier messages. Throws `RequestFailed`. */
export async function showEarlier(): Promise<void> {
  const mine = visit
  const shown = messages.peek()
  const kept = shown.filter(({ isKept }) => isKept).length + (turn.peek()?.messageId === undefined ? 0 : 2)
  const { messages: read, total } = await readHistory(await labelOf(), kept)
  if (mine !== visit) return
  const oldest = shown.find(({ id }) => id !== undefined)?.id ?? Infinity
  const earlier = read.filter(({ id = Infinity }) => id < oldest)
  messages.value = [...earlier, ...messages.peek()]
  hasEarlier.value = earlier.length > 0 && total > kept + earlier.length
}
