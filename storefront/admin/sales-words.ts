import type { InferResponseType } from 'hono/client'
import type { api } from '../api.ts'

export type OrderSummary = InferResponseType<typeof api.orders.summary.$get, 200>
export type SalesOfDay = OrderSummary['sales'][number]

const days = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})

/** A day of the shop's figures, which are told by days in UTC. */
export const dayOf = (date: string): string => days.format(new Date(date))

export const ordersOf = (orders: number): string => (orders === 1 ? '1 order' : `${orders} orders`)
