import './conversations.css'
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import type { Conversation } from '../../src/client/types.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { moment } from '../time.ts'
import { goOnWith, label } from './conversation.ts'
import { useHandingOver } from './handing-over.ts'
import { listConversations } from './history.ts'

interface WayProps {
  button: RefObject<HTMLButtonElement | null>
  isListing: boolean
  onClick: () => void
}

/** The way to the earlier conversations, which goes away with the customer. */
export function WayToConversations({ button, isListing, onClick }: WayProps) {
  useHandingOver(button)
  return (
    <button ref={button} type="button" class="chat__way" aria-expanded={isListing} onClick={onClick}>
      Earlier conversations
    </button>
  )
}

/** The conversations that the shop keeps of a customer, one of which is shown when it is chosen: then `onChosen` is called. */
export function Conversations({ onChosen }: { onChosen: () => void }) {
  const section = useRef<HTMLElement>(null)
  const [known, setKnown] = useState<readonly Conversation[]>()
  const [failure, setFailure] = useState<RequestFailed>()
  const present = label.value

  useHandingOver(section)
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

  const retry = () => {
    section.current?.focus()
    void load()
  }

  return (
    <section
      ref={section}
      class="conversations"
      aria-label="Earlier conversations"
      aria-busy={!known && !failure}
      tabIndex={-1}
    >
      <p class="quiet small" role="status">
        {!failure && toldOf(known, present)}
      </p>
      <ProblemNote failure={failure} retry={retry} />
      <ul>
        {known?.map(({ session_id, title, updated_at, message_count }) => (
          <li key={session_id}>
            <button
              type="button"
              class="conversations__one"
              aria-current={session_id === present ? 'true' : undefined}
              onClick={() => {
                if (session_id !== present) void goOnWith(session_id)
                onChosen()
              }}
            >
              <span class="conversations__title" dir="auto">
                {title}
              </span>
              <span class="quiet small">
                <time dateTime={updated_at}>{moment(updated_at)}</time>
                {message_count === 1 ? ', 1 message' : `, ${message_count} messages`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function toldOf(known: readonly Conversation[] | undefined, present: string | undefined): string {
  if (!known) return 'Looking…'
  if (known.every(({ session_id }) => session_id === present)) return 'There is no other conversation yet.'
  return known.length === 1 ? '1 conversation' : `${known.length} conversations`
}
