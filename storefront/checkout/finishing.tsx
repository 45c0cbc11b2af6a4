import { useEffect, useRef } from 'preact/hooks'
import type { RequestFailed } from '../../src/client/answer.ts'
import { ProblemNote } from '../components/problem-note.tsx'

interface FinishingProps {
  unanswered: RequestFailed | undefined
  finish: () => Promise<void>
}

/** Stands in place of the form while it is not known whether an order was placed. */
export function Finishing({ unanswered, finish }: FinishingProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [])
  return (
    <div
      class={`stack finishing ${unanswered ? '' : 'panel'}`}
      ref={panel}
      tabIndex={-1}
      aria-busy={!unanswered}
    >
      <div role="status">
        {!unanswered && (
          <>
            <h2>Finishing your order…</h2>
            <p class="quiet">It was sent, and its answer has not come yet. We ask for it.</p>
          </>
        )}
      </div>
      <ProblemNote failure={unanswered} retry={() => void finish()}>
        <p>
          We do not know yet whether your order is placed. Trying again sends the very same order, so that
          nothing is bought twice. <a href="/orders">See your orders</a>
        </p>
      </ProblemNote>
    </div>
  )
}
