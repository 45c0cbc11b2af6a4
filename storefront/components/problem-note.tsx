import type { ComponentChildren } from 'preact'
import type { RequestFailed } from '../../src/client/answer.ts'

interface ProblemNoteProps {
  failure: RequestFailed | undefined
  /** Offers to try again. */
  retry?: (() => void) | undefined
  children?: ComponentChildren
}

/** What the shop said of a request that failed, in its words, with the id by which its log finds it where the shop is at fault. */
export function ProblemNote({ failure, retry, children }: ProblemNoteProps) {
  return (
    <div role="alert">
      {failure && (
        <div class="note note--bad">
          <p>{failure.problem.detail}</p>
          {failure.status >= 500 && failure.problem.request_id !== '' && (
            <p class="quiet small">Reference: {failure.problem.request_id}</p>
          )}
          {children}
          {retry && (
            <button type="button" class="button button--small" onClick={retry}>
              Try again
            </button>
          )}
        </div>
      )}
    </div>
  )
}
