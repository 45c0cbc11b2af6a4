import './conversations.css'
import { useEffect, useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import type { Conversation } from '../../src/client/types.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { moment } from '../time.ts'
import { goOnWith, presentLabel } from './conversation.ts'
import { listConversations } from './history.ts'

/** The conversations that the shop keeps of a customer, one of which is shown when it is chosen: then `onChosen` is called. */
export function Conversations({ onChosen }: { onChosen: () => void }) {
  const [known, setKnown] = useState<readonly Conversation[]>()
  const [failure, setFailure] = useState<RequestFailed>()

  const load = async () => {
    setFailure(undefined)
    try {
      setKnown(await listConversations())
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFailure(error)
    }
  }
  useEffect(() => void load(), [])

  const present = presentLabel()
  const isAlone = known?.every(({ session_id }) => session_id === present)
  return (
    <section class="conversations" aria-label="Earlier conversations" aria-busy={!known && !failure}>
      {!known && !failure && <p class="quiet">Looking…</p>}
      <ProblemNote failure={failure} retry={() => void load()} />
      {known && isAlone && <p class="quiet">There is no other conversation yet.</p>}
      {known && known.length > 0 && (
        <ul class="conversations__list">
          {known.map((each) => (
            <li key={each.session_id}>
              <button
                type="button"
                class="conversations__one"
                aria-current={each.session_id === present ? 'true' : undefined}
                onClick={() => {
                  if (each.session_id !== present) void goOnWith(each.session_id)
                  onChosen()
                }}
              >
                <span class="conversations__title" dir="auto">
                  {each.title}
                </span>
                <span class="quiet small">
                  {moment(each.updated_at)}, {countOf(each.message_count)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const countOf = (messages: number) => (messages === 1 ? '1 message' : `${messages} messages`)
