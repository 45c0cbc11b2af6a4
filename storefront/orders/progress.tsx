import type { OrderStatus } from '../../src/client/types.ts'
import { statusText } from './status.tsx'

const STEPS = ['pending', 'processing', 'completed'] as const

/** How far an order has come. */
export function Progress({ status }: { status: OrderStatus }) {
  if (status === 'cancelled') {
    return <p class="note">This order is cancelled. Nothing of it will be delivered.</p>
  }
  const reached = STEPS.indexOf(status)
  return (
    <ol class="progress" aria-label="How far it has come">
      {STEPS.map((step, index) => (
        <li
          key={step}
          class={`progress__step ${index <= reached ? 'progress__step--done' : ''}`}
          aria-current={index === reached ? 'step' : undefined}
        >
          {statusText(step)}
          {index < reached && <span class="unseen"> (done)</span>}
          {index > reached && <span class="unseen"> (to come)</span>}
        </li>
      ))}
    </ol>
  )
}
