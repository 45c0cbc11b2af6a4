import { signal } from '@preact/signals'

export interface Notice {
  id: number
  text: string
  tone: 'plain' | 'good' | 'bad'
  /** Where one may go from it. */
  link?: { href: string; text: string } | undefined
}

const SHOWN_MS = 7000

let lastId = 0

/** What is told in passing, at the foot of the page and to screen readers, the oldest first. */
export const notices = signal<readonly Notice[]>([])

/** Tells something that asks for no answer. It goes away by itself; what must not be missed belongs into the page. */
export function tell(text: string, tone: Notice['tone'] = 'plain', link?: Notice['link']): void {
  const notice = { id: (lastId += 1), text, tone, link }
  notices.value = [...notices.value.slice(-2), notice]
  setTimeout(() => dismiss(notice.id), SHOWN_MS)
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id)
}
