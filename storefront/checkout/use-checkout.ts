import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import { answerOf, RequestFailed } from '../../src/client/answer.ts'
import type { Order, User } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { presentPath } from '../navigation.ts'
import { rememberOrder } from '../orders/load.ts'
import { cart, loadCart, loadCartAfterOrder } from '../state/cart.ts'
import { tell } from '../state/notices.ts'
import { asUser, profileChanged, user } from '../state/session.ts'
import { forgetAddressDraft } from './address-draft.ts'
import {
  type Attempt,
  beginAttempt,
  dropAttempt,
  isOpen,
  linesOf,
  openAttempt,
  sendAttempt,
} from './attempt.ts'

interface Checkout {
  /** Whether an attempt is open: then nothing else is bought until its answer is there. */
  finishing: boolean
  /** Why the open attempt has no answer; undefined while it is asked for. */
  unanswered: RequestFailed | undefined
  /** Asks again for the answer of the open attempt. */
  finish: () => Promise<void>
  /** What the shop said of the last attempt, by which nothing was bought. */
  refusal: RequestFailed | undefined
  /** Buys the cart as it is shown. Throws the `RequestFailed` of what is wrong with a field. */
  place: (wish: Pick<Attempt, 'body' | 'keep_address'>) => Promise<void>
}

/**
 * Buys at most once for each wish, whatever happens to the answers: an attempt is kept before it is sent, sent again as
 * it was until its answer is known, also after a reload, and no other one is begun before that.
 */
export function useCheckout(account: User): Checkout {
  const { route } = useLocation()
  const [open, setOpen] = useState(() => openAttempt(account.id))
  const [unanswered, setUnanswered] = useState<RequestFailed>()
  const [refusal, setRefusal] = useState<RequestFailed>()
  const running = useRef(false)

  const bought = (order: Order, { body, keep_address }: Attempt) => {
    if (user.peek()?.id !== account.id) return
    forgetAddressDraft()
    rememberOrder(order)
    void loadCartAfterOrder().catch(() => undefined)
    if (keep_address) void keepAddress(body.shipping_address)
    const href = `/orders/${order.id}/placed`
    if (presentPath() === '/checkout') route(href, true)
    else tell('Your order is placed.', 'good', { href, text: 'See it' })
  }

  /** Sends an attempt; gives the refusal by which it is known to have bought nothing. */
  const settle = async (attempt: Attempt, sentBefore: boolean): Promise<RequestFailed | undefined> => {
    setRefusal(undefined)
    setUnanswered(undefined)
    try {
      bought(await sendAttempt(attempt, sentBefore), attempt)
      return undefined
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      if (isOpen(attempt)) {
        setOpen(attempt)
        setUnanswered(error)
        return undefined
      }
      // What the customer decides upon next is the cart as it is now.
      await loadCart().catch(() => undefined)
      setOpen(undefined)
      return error
    }
  }

  const once = async (work: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    try {
      await work()
    } finally {
      running.current = false
    }
  }

  const begin = (wish: Pick<Attempt, 'body' | 'keep_address'>) => {
    const present = cart.peek()
    return beginAttempt({ ...wish, user_id: account.id, lines: present ? linesOf(present) : '' })
  }

  const finish = () =>
    once(async () => {
      const attempt = openAttempt(account.id)
      if (attempt) setRefusal(await settle(attempt, true))
      else setOpen(undefined)
    })

  /** Goes on with an attempt from before, unless the cart is another by now: then what to buy is for the customer to say. */
  const resume = async (attempt: Attempt) => {
    try {
      const present = await loadCart()
      if (present.items.length > 0 && linesOf(present) !== attempt.lines) {
        dropAttempt()
        setOpen(undefined)
        tell('An order that you sent before had no answer. See whether it is placed.', 'plain', {
          href: '/orders',
          text: 'Your orders',
        })
        return
      }
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
    }
    await finish()
  }
  useEffect(() => {
    if (open) void resume(open)
  }, [])

  return {
    finishing: open !== undefined,
    unanswered,
    finish,
    refusal,
    place: (wish) =>
      once(async () => {
        const earlier = openAttempt(account.id)
        const attempt = earlier ?? begin(wish)
        const failure = await settle(attempt, earlier !== undefined)
        if (failure?.status === 422) throw failure
        setRefusal(failure)
      }),
  }
}

async function keepAddress(address: string): Promise<void> {
  try {
    profileChanged(await asUser(() => answerOf(api.users.me.$put({ json: { address } }))))
  } catch {
    tell('Your order is placed, but its address could not be kept for next time.', 'bad')
  }
}
