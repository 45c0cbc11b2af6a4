import { useRef, useState } from 'preact/hooks'
import { Confirm } from '../components/confirm.tsx'
import { answerOf, RequestFailed } from '../../src/client/answer.ts'
import type { Order } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { tell } from '../state/notices.ts'
import { asUser } from '../state/session.ts'
import { PaymentBadge, StatusBadge, statusText } from './badges.tsx'
import { useFocusKept } from './focus-kept.ts'
import { type Move, movesOf } from './order-moves.ts'
import { forgetWhatChanged } from './owner-load.ts'
import { useAction } from './use-action.ts'

const STOOD_ELSEWHERE =
  'The order had been moved on meanwhile, so nothing was changed. It is shown as it stands now.'

const standsNow = ({ status }: Order): string =>
  `Nothing was changed: this order is ${statusText(status).toLowerCase()} by now.`

interface MoveOrderProps {
  order: Order
  onMoved: (order: Order) => void
  /** The order turned out to stand elsewhere than it is shown. */
  onStale: () => void
}

/** Where an order stands, and what may be done with it from there. */
export function MoveOrder({ order, onMoved, onStale }: MoveOrderProps) {
  const { busy, failure, run } = useAction()
  const [asked, setAsked] = useState<Move>()
  const heading = useRef<HTMLHeadingElement>(null)
  const moves = movesOf(order)

  // The button that was pressed may be gone.
  useFocusKept(() => heading.current, [order.status, order.payment_status, asked])

  const make = async (move: Move) => {
    try {
      const param = { id: String(order.id) }
      const moved = await asUser(() => answerOf(api.orders[':id'].$patch({ param, json: move.change })))
      forgetWhatChanged()
      onMoved(moved)
      tell(`Order ${order.id} ${move.done}`, 'good')
    } catch (error) {
      if (error instanceof RequestFailed && error.status === 409) onStale()
      throw error
    }
  }
  const press = (move: Move) => (move.final ? setAsked(move) : run(move.text, () => make(move)))

  return (
    <section class="panel stack" aria-labelledby="standing">
      <h2 id="standing" ref={heading} tabIndex={-1}>
        Where it stands
      </h2>
      <dl class="owner-facts">
        <dt>Order</dt>
        <dd>
          <StatusBadge status={order.status} />
        </dd>
        <dt>Payment</dt>
        <dd>
          <PaymentBadge status={order.payment_status} />
        </dd>
      </dl>
      <Buttons moves={moves.status} busy={busy} press={press} />
      <Buttons moves={moves.payment} busy={busy} press={press} />
      <ProblemNote failure={failure && asTold(failure)} />
      {asked && (
        <Confirm
          title={`Cancel order ${order.id}?`}
          yes={asked.text}
          doing={asked.doing}
          words={{ 409: moves.status.includes(asked) ? STOOD_ELSEWHERE : standsNow(order) }}
          act={async () => {
            await make(asked)
            setAsked(undefined)
          }}
          onClose={() => setAsked(undefined)}
        >
          <p>Its pieces go back into stock. A cancelled order cannot be taken up again.</p>
          {order.payment_status === 'paid' && <p>It is paid: giving the money back is up to you.</p>}
        </Confirm>
      )}
    </section>
  )
}

interface ButtonsProps {
  moves: readonly Move[]
  busy: string | undefined
  press: (move: Move) => void
}

function Buttons({ moves, busy, press }: ButtonsProps) {
  if (moves.length === 0) return null
  return (
    <div class="form__actions">
      {moves.map((move) => (
        <button
          key={move.text}
          type="button"
          class={`button ${move.usual ? 'button--primary' : ''} ${move.final ? 'button--danger' : ''}`}
          aria-busy={busy === move.text}
          onClick={() => press(move)}
        >
          {busy === move.text ? move.doing : move.text}
        </button>
      ))}
    </div>
  )
}

const asTold = (failure: RequestFailed): RequestFailed =>
  failure.status === 409 ? new RequestFailed({ ...failure.problem, detail: STOOD_ELSEWHERE }) : failure
