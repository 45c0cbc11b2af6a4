import { computed, signal } from '@preact/signals'
import { answered, answerOf, RequestFailed } from '../../src/client/answer.ts'
import type { Cart } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { newKey } from '../new-key.ts'
import { untilAnswered } from '../until-answered.ts'
import { asUser, onAccountChange, user } from './session.ts'

/** The customer's cart as the shop told it last; undefined for guests and until it is known. */
export const cart = signal<Cart | undefined>(undefined)

/** Pieces in the cart, for the header. */
export const pieces = computed(() => cart.value?.total_quantity ?? 0)

/** Other tabs of this browser learn here that the cart was changed. */
const tabs = new BroadcastChannel('cart')

let turn: Promise<unknown> = Promise.resolve()

/** One change of the cart after another, so that an older answer never covers a newer one. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(() => asUser(work))
  turn = mine.catch(() => undefined)
  return mine
}

const PATIENCE_MS = 15_000

/** A request that holds back the next no longer than this: then it counts as lost. */
const patient = () => ({ init: { signal: AbortSignal.timeout(PATIENCE_MS) } })

/** Shows a cart that the shop has told, unless another account is signed in by now. */
function take(told: Cart): Cart {
  if (told.user_id === user.peek()?.id) cart.value = told
  return told
}

/** The same of a cart that was changed here. */
function takeChanged(told: Cart): Cart {
  tabs.postMessage('changed')
  return take(told)
}

const readCart = async () => take(await answerOf(api.cart.$get(undefined, patient())))

let reading: Promise<Cart> | undefined

/** Reads the cart from the shop. Who asks while it is being read anyway gets what that gives. */
export function loadCart(): Promise<Cart> {
  reading ??= inTurn(() => {
    reading = undefined
    return readCart()
  })
  return reading
}

/** Idempotency-Keys of additions of which it is not known whether they were made, by what was wanted. */
const unanswered = new Map<string, string>()

/**
 * Puts pieces of a product into the cart, once, however often the request has to be sent; also when the customer asks
 * again because no answer came. Throws `RequestFailed`.
 */
export function addToCart(productId: number, quantity = 1): Promise<Cart> {
  const wish = `${user.peek()?.id} ${productId} ${quantity}`
  return inTurn(async () => {
    const key = unanswered.get(wish) ?? newKey()
    unanswered.set(wish, key)
    try {
      const input = { json: { product_id: productId, quantity }, header: { 'idempotency-key': key } }
      const changed = await untilAnswered(() => answerOf(api.cart.items.$post(input, patient())))
      unanswered.delete(wish)
      return takeChanged(changed)
    } catch (error) {
      if (error instanceof RequestFailed && error.status > 0 && error.status < 500) unanswered.delete(wish)
      throw error
    }
  })
}

/** Sets a line's quantity. Throws `RequestFailed`; the cart then stands as the shop has it. */
export const setQuantity = (lineId: number, quantity: number): Promise<Cart> =>
  inTurn(async () => {
    const param = { id: String(lineId) }
    try {
      const put = () => answerOf(api.cart.items[':id'].$put({ param, json: { quantity } }, patient()))
      return takeChanged(await untilAnswered(put))
    } catch (error) {
      await readCart().catch(() => undefined)
      throw error
    }
  })

/** Takes a line out of the cart; one that is gone already is as good. Throws `RequestFailed`. */
export const removeLine = (lineId: number): Promise<Cart> =>
  inTurn(async () => {
    const param = { id: String(lineId) }
    await untilAnswered(() => answered(api.cart.items[':id'].$delete({ param }, patient()))).catch(
      (error: unknown) => {
        if (!(error instanceof RequestFailed) || error.status !== 404) throw error
      },
    )
    return takeChanged(await readCart())
  })

/** Empties the cart. Throws `RequestFailed`. */
export const emptyCart = (): Promise<Cart> =>
  inTurn(async () => {
    await untilAnswered(() => answered(api.cart.$delete(undefined, patient())))
    return takeChanged(await readCart())
  })

/** Reads the cart after an order has taken what was in it. */
export const loadCartAfterOrder = async (): Promise<Cart> => takeChanged(await loadCart())

tabs.addEventListener('message', () => {
  if (user.peek()) void loadCart().catch(() => undefined)
})

onAccountChange((account) => {
  cart.value = undefined
  unanswered.clear()
  if (account) void loadCart().catch(() => undefined)
})
