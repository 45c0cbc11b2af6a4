import { signal } from '@preact/signals'
import { keepInTab, recallTab } from '../tab-memory.ts'

const KEY = 'chat-open'

/** Whether the chat is open; this tab remembers it. */
export const isOpen = signal(recallTab(KEY) === true)

/** Where the focus goes next: into the chat that was just opened, or back to what opened it. */
let focusDue = false

export function openChat(): void {
  set(true, true)
}

/** Closes the chat; with `takeFocus` what opens it gets the focus. */
export function closeChat(takeFocus: boolean): void {
  if (isOpen.peek()) set(false, takeFocus)
}

/** Narrower than this, the chat takes the screen and the page waits behind it. */
export const NARROW = '(max-width: 47.99rem)'

/** Narrower than this, the chat lies over a part of the page; wider, the page makes room for it (see panel.css). */
const COVERING = '(max-width: 63.99rem)'

/** Closes the chat where it covers the page that one goes to. */
export function uncoverPage(): void {
  if (matchMedia(COVERING).matches) closeChat(false)
}

/** Whether the focus is due, which is said once. */
export function takesFocus(): boolean {
  const due = focusDue
  focusDue = false
  return due
}

function set(open: boolean, takeFocus: boolean): void {
  focusDue = takeFocus
  isOpen.value = open
  keepInTab(KEY, open)
}
