import type { OrderStatus } from '../../src/client/types.ts'
import { ORDER_STATUSES } from './status.tsx'

/** What the address of the list of orders says. */
export interface Place {
  status: OrderStatus | undefined
  /** From 1. */
  page: number
}

/** Reads the address's query; what makes no sense in it is as if it were not there. */
export function placeOf({ status, page }: Readonly<Record<string, string>>): Place {
  return {
    status: ORDER_STATUSES.find((known) => known === status),
    page: /^[1-9]\d{0,5}$/.test(page ?? '') ? Number(page) : 1,
  }
}

/** The address of a place in the list. */
export function ordersUrl({ status, page }: Place): string {
  const query = new URLSearchParams({ ...(status && { status }), ...(page > 1 && { page: String(page) }) })
  return query.size > 0 ? `/orders?${query}` : '/orders'
}
