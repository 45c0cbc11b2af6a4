import './panel.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../components/icon.tsx'
import { user } from '../state/session.ts'
import { Composer } from './composer.tsx'
import { startNew } from './conversation.ts'
import { Conversations, WayToConversations } from './conversations.tsx'
import { Clearing } from './clearing.tsx'
import { Log } from './log.tsx'
import { announcement } from './running.ts'
import { useMedia } from './use-media.ts'
import { closeChat, NARROW, takesFocus, uncoverPage } from './visibility.ts'

/** The chat: beside the page where there is room, else before it. */
export function Panel() {
  const isModal = useMedia(NARROW)
  const account = user.value?.id
  const [isClearing, setClearing] = useState(false)
  const [listsFor, setListsFor] = useState<number>()
  const isListing = account !== undefined && listsFor === account
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const composer = useRef<HTMLTextAreaElement>(null)
  const clearing = useRef<HTMLButtonElement>(null)
  const listing = useRef<HTMLButtonElement>(null)

  const close = () => closeChat(isModal || dialog.current?.contains(document.activeElement) === true)
  const write = () => (isModal ? heading : composer).current?.focus()

  useEffect(() => {
    const element = dialog.current
    if (!element) return undefined
    const wasOpened = takesFocus()
    if (isModal) element.showModal()
    // Not `show()`, which would take the focus from the page that is just being loaded.
    else element.open = true
    if (isModal || wasOpened) write()
    return () => element.close()
  }, [isModal])

  useEffect(() => setListsFor(undefined), [account])

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || isTypingElsewhere(event.target, dialog.current))
        return
      if (!isListing) return close()
      if (dialog.current?.contains(document.activeElement)) listing.current?.focus()
      setListsFor(undefined)
    }
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && dialog.current?.contains(target) && target.closest('a[href]'))
        uncoverPage()
    }
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('click', onClick)
    }
  })

  return (
    <dialog
      ref={dialog}
      class="chat"
      aria-labelledby="chat-heading"
      onCancel={(event) => event.preventDefault()}
      onClose={() => {
        // Not when it was closed to be opened in another way, or is gone with its page.
        if (dialog.current?.open === false) close()
      }}
    >
      <header class="chat__head">
        <h2 id="chat-heading" class="chat__heading" ref={heading} tabIndex={-1}>
          Ask the boutique
        </h2>
        <button type="button" class="chat__close" aria-label="Close the chat" onClick={close}>
          <Icon name="close" />
        </button>
        <div class="chat__ways">
          <button
            type="button"
            class="chat__way"
            onClick={() => {
              setListsFor(undefined)
              startNew()
              write()
            }}
          >
            New conversation
          </button>
          <button
            ref={clearing}
            type="button"
            class="chat__way"
            aria-expanded={isClearing}
            onClick={() => {
              setListsFor(undefined)
              setClearing(true)
            }}
          >
            Clear
          </button>
          {account !== undefined && (
            <WayToConversations
              button={listing}
              isListing={isListing}
              onClick={() => {
                setClearing(false)
                setListsFor(isListing ? undefined : account)
              }}
            />
          )}
        </div>
      </header>
      {isClearing && (
        <Clearing
          onEnd={(isCleared) => {
            setClearing(false)
            setListsFor(undefined)
            if (isCleared) write()
            else clearing.current?.focus()
          }}
        />
      )}
      {isListing && (
        <Conversations
          onChosen={() => {
            setListsFor(undefined)
            write()
          }}
        />
      )}
      <Log />
      <p class="unseen" role="status">
        {announcement.value}
      </p>
      <Composer area={composer} />
    </dialog>
  )
}

/** Whether a key was meant for something outside the chat that has a use for it. */
const isTypingElsewhere = (target: EventTarget | null, chat: HTMLElement | null): boolean =>
  target instanceof Element && !chat?.contains(target) && target.matches('input, textarea, select, dialog *')
