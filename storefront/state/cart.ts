import { computed, signal } from '@preact/signals'
import { answered, answerOf, RequestFailed } from '../../src/client/answer.ts'
import type { Cart } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { newKey } from '../new-key.ts'
import { asUser, onAccountChange, user } from './session.ts'

/** The customer's cart as the shop told it last; undefined for guests and until it is known. */
export const cart = signal<Cart | undefined>(undefined)

/** Pieces in the cart, for the header. */
export const pieces = computed(() => cart.value?.total_quantity ?? 0)

let turn: Promise<unknown> = Promise.resolve()

/** One change of the cart after another, so that an older answer never covers a newer one. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(() => asUser(work))
  turn = mine.catch(() => undefined)
  return mine
}

const readCart = async () => {
  const owner = user.peek()?.id
  const read = await answerOf(api.cart.$get())
  if (read.user_id === owner) cart.value = read
  return read
}

let reading: Promise<Cart> | undefined

/** Reads the cart from the shop. Who asks while it is being read anyway gets what that gives. */
export function loadCart(): Promise<Cart> {
  reading ??= inTurn(() => {
    reading = undefined
    return readCart()
  })
  return reading
}

const AGAIN_AFTER_MS = [400, 1500]

/** Sends a request again whose answer got lost on the way; it must be one that does nothing twice. */
export async function untilAnswered<T>(request: () => Promise<T>): Promise<T> {
  for (const wait of AGAIN_AFTER_MS) {
    try {
      return await request()
    } catch (error) {
      if (!(error instanceof RequestFailed) || (error.status !== 0 && error.status !== 503)) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  return request()
}

/** Puts pieces of a product into the cart, once, however often the request has to be sent. Throws `RequestFailed`. */
export function addToCart(productId: number, quantity = 1): Promise<Cart> {
  const header = { 'idempotency-key': newKey() }
  return inTurn(async () => {
    const json = { product_id: productId, quantity }
    const changed = await untilAnswered(() => answerOf(api.cart.items.$post({ json, header })))
    cart.value = changed
    return changed
  })
}

/** Sets a line's quantity. Throws `RequestFailed`; the cart then stands as the shop has it. */
export const setQuantity = (lineId: number, quantity: number): Promise<Cart> =>
  inTurn(async () => {
    const param = { id: String(lineId) }
    try {
      cart.value = await untilAnswered(() =>
        answerOf(api.cart.items[':id'].$put({ param, json: { quantity } })),
      )
    } catch (error) {
      await readCart().catch(() => undefined)
      throw error
    }
    return cart.value
  })

/** Takes a line out of the cart; one that is gone already is as good. Throws `RequestFailed`. */
export const removeLine = (lineId: number): Promise<Cart> =>
  inTurn(async () => {
    const param = { id: String(lineId) }
    await untilAnswered(() => answered(api.cart.items[':id'].$delete({ param }))).catch((error: unknown) => {
      if (!(error instanceof RequestFailed) || error.status !== 404) throw error
    })
    return readCart()
  })

/** Empties the cart. Throws `RequestFailed`. */
export const emptyCart = (): Promise<Cart> =>
  inTurn(async () => {
    await untilAnswered(() => answered(api.cart.$delete()))
    return readCart()
  })

onAccountChange((account) => {
  cart.value = undefined
  if (account) void loadCart().catch(() => undefined)
})
