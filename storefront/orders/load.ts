import { answered, answerOf, bodyOf } from '../../src/client/answer.ts'
import type { Order, OrderStatus } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { forgetLoaded, remember } from '../state/loaded.ts'
import { asUser, user } from '../state/session.ts'

export const PAGE_SIZE = 10

/** Under which keys pages keep what they loaded. */
const LISTS = 'my orders'
export const keyOfList = (status: OrderStatus | undefined, page: number): string =>
  `${LISTS} ${status ?? 'all'} ${page}`
export const keyOfOrder = (id: string | number): string => `my order ${id}`

export interface OrderList {
  orders: Order[]
  /** Of all pages together. */
  total: number
}

/** A page of the customer's orders, the newest first. Throws `RequestFailed`. */
export const loadOrders = (
  status: OrderStatus | undefined,
  page: number,
  signal: AbortSignal,
): Promise<OrderList> =>
  asUser(async () => {
    const query = {
      ...(status && { status }),
      skip: String((page - 1) * PAGE_SIZE),
      limit: String(PAGE_SIZE),
    }
    const response = await answered(api.orders.$get({ query }, { init: { signal } }))
    const orders = await bodyOf(response)
    return { orders, total: Number(response.headers.get('X-Total-Count') ?? orders.length) }
  })

/** One order. Throws `RequestFailed`. */
export const loadOrder = (id: string, signal: AbortSignal): Promise<Order> =>
  asUser(() => answerOf(api.orders[':id'].$get({ param: { id } }, { init: { signal } })))

/** Cancels a pending order. Throws `RequestFailed`. */
export async function cancelOrder(id: number): Promise<Order> {
  const order = await asUser(() => answerOf(api.orders[':id'].cancel.$post({ param: { id: String(id) } })))
  rememberOrder(order)
  return order
}

/** Takes in an order that has just become what it is: pages show it so, and lists are asked for anew. */
export function rememberOrder(order: Order): void {
  if (order.user_id !== user.peek()?.id) return
  forgetLoaded(LISTS)
  remember(keyOfOrder(order.id), order)
}
