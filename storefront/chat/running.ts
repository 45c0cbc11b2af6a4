import { signal } from '@preact/signals'
import type { Cart } from '../../src/client/types.ts'
import { withAmounts } from '../money.ts'
import { cart } from '../state/cart.ts'
import { tell } from '../state/notices.ts'
import { user } from '../state/session.ts'
import { ask } from './ask.ts'
import { note, noted } from './memory.ts'
import { after, end, failed, stopped, type Turn } from './turn.ts'
import { isOpen } from './visibility.ts'
import { cartHolds, toldOf } from './words.ts'

/** The latest message with its answer, which may still be being written. */
export const turn = signal<Turn | undefined>(undefined)

/** What screen readers are told: a whole answer, once. */
export const announcement = signal('')

interface Run {
  turn: Turn
  controller: AbortController
}

let running: Run | undefined

/** Asks the assistant and shows its answer as it comes, until it ends or is ended. Throws nothing: trouble is part of the turn. */
export async function run(first: Turn, labelOf: () => Promise<string>, isAgain: boolean): Promise<void> {
  const mine: Run = { turn: first, controller: new AbortController() }
  const { signal } = mine.controller
  running = mine
  turn.value = first
  announcement.value = ''
  const message = { id: first.id, text: first.question }
  note({ unanswered: message })
  try {
    for await (const event of ask(message, await labelOf(), { isAgain, signal })) {
      if (running !== mine) return
      mine.turn = after(mine.turn, event)
      if (event.type === 'cart') takeCart(event.cart)
      showNextFrame(mine)
    }
    mine.turn = end(mine.turn)
  } catch (error) {
    mine.turn = failed(mine.turn, error)
  }
  if (running === mine) finish(mine.turn)
}

/** Ends the answer that is being written; what has come of it stays. */
export function stop(): void {
  if (!running) return
  running.controller.abort()
  finish(stopped(running.turn, 'You stopped this answer.'))
}

/** Ends what goes on and shows nothing of it. */
export function abandon(): void {
  running?.controller.abort()
  running = undefined
  turn.value = undefined
}

/** The present turn, which is over: `why` is said of an answer that had not ended. */
export function takeTurn(why: string): Turn | undefined {
  const last = running ? stopped(running.turn, why) : turn.peek()
  abandon()
  return last
}

/** Text comes in pieces smaller than anyone reads: what has come is shown once a frame. */
function showNextFrame(run: Run): void {
  requestAnimationFrame(() => {
    if (running === run) turn.value = run.turn
  })
}

function finish(last: Turn): void {
  running = undefined
  if (last.trouble?.retry !== 'same') note({ unanswered: undefined })
  if (last.trouble?.isRefused && !noted().draft) note({ draft: last.question })
  turn.value = last
  announcement.value = withAmounts(toldOf(last))
}

function takeCart(changed: Cart): void {
  if (changed.user_id !== user.peek()?.id) return
  cart.value = changed
  if (!isOpen.peek()) tell(cartHolds(changed.total_quantity), 'good', { href: '/cart', text: 'View cart' })
}
