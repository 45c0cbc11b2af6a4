import type { Order, OrderStatus, PaymentStatus } from '../../src/client/types.ts'

interface Word {
  text: string
  tone: '' | 'good' | 'warn' | 'bad'
}

const STATUSES: Record<OrderStatus, Word> = {
  pending: { text: 'Received', tone: 'warn' },
  processing: { text: 'Being prepared', tone: 'warn' },
  completed: { text: 'Completed', tone: 'good' },
  cancelled: { text: 'Cancelled', tone: '' },
}

const PAYMENTS: Record<PaymentStatus, string> = {
  pending: 'Not paid yet',
  paid: 'Paid',
  failed: 'The payment failed',
}

export const ORDER_STATUSES = Object.keys(STATUSES) as OrderStatus[]

/** What customers call an order that stands there. */
export const statusText = (status: OrderStatus): string => STATUSES[status].text

/** How the payment of an order stands, in words. */
export const paymentText = ({ status, payment_status }: Order): string =>
  status === 'cancelled' && payment_status === 'pending' ? 'Nothing was paid' : PAYMENTS[payment_status]

/** Where an order stands, as a badge. */
export function StatusBadge({ status }: { status: OrderStatus }) {
  const { text, tone } = STATUSES[status]
  return <span class={`badge ${tone && `badge--${tone}`}`}>{text}</span>
}
