import type { Order, OrderStatus, PaymentStatus } from '../../src/client/types.ts'

export interface Move {
  change: { status: OrderStatus } | { payment_status: PaymentStatus }
  /** The button, and what it says while the move is made. */
  text: string
  doing: string
  /** What is told when it is made. */
  done: string
  /** Whether it is the usual next one. */
  usual?: true
  /** Whether it is not taken back, and asked about first. */
  final?: true
}

const CANCEL: Move = {
  change: { status: 'cancelled' },
  text: 'Cancel the order',
  doing: 'Cancelling…',
  done: 'is cancelled, and its pieces are back in stock.',
  final: true,
}

const PAID: Move = {
  change: { payment_status: 'paid' },
  text: 'Mark as paid',
  doing: 'Marking…',
  done: 'is marked as paid.',
}

const FAILED: Move = {
  change: { payment_status: 'failed' },
  text: 'Mark payment as failed',
  doing: 'Marking…',
  done: 'is marked as not paid: the payment failed.',
}

const BY_STATUS: Record<OrderStatus, readonly Move[]> = {
  pending: [
    {
      change: { status: 'processing' },
      text: 'Start processing',
      doing: 'Starting…',
      done: 'is being processed.',
      usual: true,
    },
    CANCEL,
  ],
  processing: [
    {
      change: { status: 'completed' },
      text: 'Mark as completed',
      doing: 'Completing…',
      done: 'is completed.',
      usual: true,
    },
    CANCEL,
  ],
  completed: [],
  cancelled: [],
}

const BY_PAYMENT: Record<PaymentStatus, readonly Move[]> = {
  pending: [PAID, FAILED],
  failed: [PAID],
  paid: [],
}

/** What may be done with an order from where it stands. */
export const movesOf = ({ status, payment_status }: Order) => ({
  status: BY_STATUS[status],
  payment: BY_PAYMENT[payment_status],
})
