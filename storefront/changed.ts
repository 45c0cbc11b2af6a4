import type { Fields } from './drafts.ts'

/** Text as the shop keeps it: a form ends its lines by CR LF, and the blanks around a text are left out. */
export const plain = (text: string | undefined): string => (text ?? '').replaceAll('\r\n', '\n').trim()

/** Those of the fields that say something else now than they did. */
export const changedFields = (before: Fields, now: Fields): Fields =>
  Object.fromEntries(Object.entries(now).filter(([name, text]) => plain(before[name]) !== plain(text)))

/** Only what was changed, so that what others changed meanwhile stays as it is; undefined where nothing was. */
export function changedOf<T extends object>(all: T, changed: Fields): Partial<T> | undefined {
  const sent = Object.entries(all).filter(([name]) => name in changed)
  return sent.length > 0 ? (Object.fromEntries(sent) as Partial<T>) : undefined
}
