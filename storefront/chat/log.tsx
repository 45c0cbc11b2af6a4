import './log.css'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { hasEarlier, loading, messages, reload, send, showEarlier } from './conversation.ts'
import { Message } from './message.tsx'
import { PassingButton } from './passing-button.tsx'
import { turn } from './running.ts'
import { TurnView } from './turn-view.tsx'

/** So near to its end, in pixels, a reader follows the answer. */
const NEAR = 60

const SUGGESTIONS = [
  'What is new this week?',
  'Show me something for a wedding',
  'Something light for summer',
]

/** What was said, the latest last. It follows the answer while the reader is at its end. Read out when an answer is whole, not here. */
export function Log() {
  const log = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  /** How far from the end one reads, while earlier messages are awaited. */
  const fromEnd = useRef<number>(undefined)
  const state = loading.value
  const said = messages.value
  const asked = turn.value?.id

  const noteDistance = () => {
    if (log.current) fromEnd.current = log.current.scrollHeight - log.current.scrollTop
  }
  const toEnd = () => {
    const element = log.current
    const isEmpty = messages.peek().length === 0 && !turn.peek()
    if (element && follows.current && !isEmpty) element.scrollTop = element.scrollHeight
  }
  useLayoutEffect(() => {
    follows.current = true
    toEnd()
  }, [state, asked])
  useLayoutEffect(() => {
    if (log.current && fromEnd.current !== undefined)
      log.current.scrollTop = log.current.scrollHeight - fromEnd.current
    fromEnd.current = undefined
  }, [said[0]?.key])
  // It has no size before it is shown, and another one with every turn of a phone.
  useEffect(() => {
    const observer = new ResizeObserver(toEnd)
    if (log.current) observer.observe(log.current)
    return () => observer.disconnect()
  }, [])

  return (
    <div
      ref={log}
      class="chat__log"
      role="log"
      aria-live="off"
      aria-label="Conversation"
      aria-busy={state === 'loading'}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and must by keyboard too
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < NEAR
      }}
    >
      {hasEarlier.value && <Earlier onAsk={noteDistance} />}
      {state === 'loading' && <p class="quiet">Opening the conversation…</p>}
      <ProblemNote failure={state instanceof RequestFailed ? state : undefined} retry={() => void reload()} />
      {state === 'loaded' && said.length === 0 && asked === undefined && <Welcome />}
      {said.map((message) => (
        <Message key={message.key} said={message} />
      ))}
      <TurnView onGrowth={toEnd} />
    </div>
  )
}

function Welcome() {
  return (
    <div class="chat__welcome">
      <p>Welcome. Ask about a gown, an occasion, a colour or a price, or about your order.</p>
      <ul class="chat__suggestions">
        {SUGGESTIONS.map((text) => (
          <li key={text}>
            <PassingButton onClick={() => send(text)}>{text}</PassingButton>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Shows what was said before; `onAsk` is called before it comes. */
function Earlier({ onAsk }: { onAsk: () => void }) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<RequestFailed>()

  const show = async () => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    onAsk()
    try {
      await showEarlier()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFailure(error)
    }
    setBusy(false)
  }

  return (
    <div class="chat__earlier">
      <PassingButton busy={busy} handsOverTo="log" onClick={() => void show()}>
        {busy ? 'Opening earlier messages…' : 'Show earlier messages'}
      </PassingButton>
      <ProblemNote failure={failure} />
    </div>
  )
}
