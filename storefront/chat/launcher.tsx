import './launcher.css'
import type { ComponentType } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../components/icon.tsx'
import { tell } from '../state/notices.ts'
import { closeChat, isOpen, openChat, takesFocus } from './visibility.ts'

const WITHOUT_CHAT = new Set(['/checkout', '/sign-in', '/register'])

const loadPanel = async () => (await import('./panel.tsx')).Panel

/** Opens the chat, on every page but those on which nothing should distract. The chat itself is loaded when it is opened. */
export function ChatLauncher() {
  const { path } = useLocation()
  return WITHOUT_CHAT.has(path) ? null : <Chat />
}

function Chat() {
  const [Panel, setPanel] = useState<ComponentType>()
  const button = useRef<HTMLButtonElement>(null)
  const open = isOpen.value

  useEffect(() => {
    if (!open) {
      if (takesFocus()) button.current?.focus()
      return
    }
    loadPanel().then(
      (panel) => setPanel(() => panel),
      () => {
        closeChat(true)
        tell('The chat could not be loaded. Check your connection and try again.', 'bad')
      },
    )
  }, [open])

  return (
    <aside aria-label="Assistant">
      <button
        ref={button}
        type="button"
        class="chat-launcher"
        hidden={open && Panel !== undefined}
        aria-expanded={open}
        aria-busy={open && Panel === undefined}
        onPointerEnter={() => void loadPanel().catch(() => undefined)}
        onClick={openChat}
      >
        <Icon name="chat" />
        Ask us
      </button>
      {open && Panel && <Panel />}
    </aside>
  )
}
