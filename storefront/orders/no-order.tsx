import type { RequestFailed } from '../../src/client/answer.ts'
import { ProblemNote } from '../components/problem-note.tsx'

interface NoOrderProps {
  failure: RequestFailed
  retry: () => void
}

/** Says why an order cannot be shown. */
export function NoOrder({ failure, retry }: NoOrderProps) {
  const text = inWords(failure)
  if (text === undefined) return <ProblemNote failure={failure} retry={retry} />
  return (
    <div class="note">
      <p>{text}</p>
      <a class="button" href="/orders">
        See your orders
      </a>
    </div>
  )
}

function inWords({ status }: RequestFailed): string | undefined {
  if (status === 403) {
    return 'This order belongs to another account. If you have two, sign in with the one that you ordered with.'
  }
  if (status === 404 || status === 422) return 'There is no such order. Perhaps the address has a slip in it.'
  return undefined
}
