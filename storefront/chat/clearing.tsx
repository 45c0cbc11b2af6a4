import { useEffect, useRef, useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { clear } from './conversation.ts'

/** Asks whether the conversation is to be deleted. `onEnd` is called when it is, or is to stay. */
export function Clearing({ onEnd }: { onEnd: (isCleared: boolean) => void }) {
  const keep = useRef<HTMLButtonElement>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<RequestFailed>()

  useEffect(() => keep.current?.focus(), [])

  const remove = async () => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      await clear()
      onEnd(true)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <div class="chat__clearing" role="group" aria-labelledby="chat-clearing">
      <p id="chat-clearing">Delete this conversation for good?</p>
      <div class="chat__choices">
        <button
          type="button"
          class="button button--small button--danger"
          aria-busy={busy}
          onClick={() => void remove()}
        >
          {busy ? 'Deleting…' : 'Delete'}
        </button>
        <button ref={keep} type="button" class="button button--small" onClick={() => onEnd(false)}>
          Keep it
        </button>
      </div>
      <ProblemNote failure={failure} />
    </div>
  )
}
