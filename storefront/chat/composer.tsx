import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from '../components/icon.tsx'
import { grouped } from '../grouped.ts'
import { send } from './conversation.ts'
import { draft, note } from './memory.ts'
import { PassingButton } from './passing-button.tsx'
import { stop, turn } from './running.ts'

/** As many characters as the shop takes. */
const MOST = 2000
/** From here on it is said how many are left. */
const NEAR = 1800

/** Where messages are written. Enter sends, with Shift it breaks the line. */
export function Composer({ area }: { area: RefObject<HTMLTextAreaElement | null> }) {
  const [told, setTold] = useState('')
  const text = draft.value
  const length = charactersIn(text.trim())
  const isAnswering = turn.value?.ended === false

  const submit = () => {
    if (length === 0) return
    if (length > MOST) {
      setTold(`The message is too long by ${grouped(length - MOST)} characters.`)
      return
    }
    setTold('')
    note({ draft: '' })
    send(text.trim())
  }

  return (
    <form
      class="chat__composer"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <label class="unseen" for="chat-message">
        Your message
      </label>
      <textarea
        ref={area}
        id="chat-message"
        class="input chat__input"
        rows={2}
        dir="auto"
        enterkeyhint="send"
        placeholder="Write a message"
        aria-describedby="chat-length"
        aria-invalid={length > MOST}
        value={text}
        onInput={({ currentTarget }) => {
          setTold('')
          note({ draft: currentTarget.value })
        }}
        onKeyDown={(event) => {
          // The Enter that ends an input method's composition is none of ours; Safari tells it by this code alone.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
          event.preventDefault()
          submit()
        }}
      />
      <div class="chat__actions">
        <p
          id="chat-length"
          class={`chat__length small ${length > MOST ? 'chat__length--over' : ''}`}
          role="status"
        >
          {told || (length >= NEAR && `${grouped(length)} of ${grouped(MOST)} characters`)}
        </p>
        {isAnswering && (
          <PassingButton onClick={stop}>
            <Icon name="stop" />
            Stop
          </PassingButton>
        )}
        <button type="submit" class="button button--small button--primary" aria-disabled={length === 0}>
          <Icon name="send" />
          Send
        </button>
      </div>
    </form>
  )
}

/** Characters as the shop counts them: an emoji is one. */
const charactersIn = (text: string): number => Array.from(text).length
