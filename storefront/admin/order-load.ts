import { answered, answerOf, bodyOf } from '../../src/client/answer.ts'
import type { Order, OrderStatus, User } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { rowsOf } from './address.ts'

export interface OrderRows {
  orders: Order[]
  total: number
  /** Who ordered, by their ids. */
  customers: ReadonlyMap<number, User>
}

export interface OrderFilters {
  status?: OrderStatus | undefined
  /** Only those that are neither cancelled nor paid. */
  unpaid?: boolean
}

/** A page of everyone's orders, the newest first, with who ordered. */
export async function loadOrders(
  { status, unpaid }: OrderFilters,
  page: number,
  signal: AbortSignal,
): Promise<OrderRows> {
  const query = {
    scope: 'all' as const,
    ...(status && { status }),
    ...(unpaid && { unpaid: 'true' as const }),
    ...rowsOf(page),
  }
  const answer = await answered(api.orders.$get({ query }, { init: { signal } }))
  const orders = await bodyOf(answer)
  const customers = await loadCustomers(
    orders.map(({ user_id }) => user_id),
    signal,
  )
  return { orders, total: Number(answer.headers.get('X-Total-Count')), customers }
}

/** The accounts with these ids. */
export async function loadCustomers(
  ids: readonly number[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, User>> {
  const different = [...new Set(ids)]
  if (different.length === 0) return new Map()
  const query = { ids: different.join(','), limit: String(different.length) }
  const { users } = await answerOf(api.users.$get({ query }, { init: { signal } }))
  return new Map(users.map((user) => [user.id, user]))
}
