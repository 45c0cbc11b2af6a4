import type { Fields } from '../drafts.ts'

/** Text as the shop keeps it: a form ends its lines by CR LF, and the blanks around a text are left out. */
export const plain = (text: string | undefined): string => (text ?? '').replaceAll('\r\n', '\n').trim()

/** The names of the fields that say something else now than they did. */
export const changedNames = (before: Fields, now: Fields): ReadonlySet<string> =>
  new Set(Object.keys(before).filter((name) => plain(before[name]) !== plain(now[name])))

/** Only what was changed, so that what others changed meanwhile stays as it is; undefined where nothing was. */
export function changedOf<T extends object>(all: T, names: ReadonlySet<string>): Partial<T> | undefined {
  const changed = Object.entries(all).filter(([name]) => names.has(name))
  return changed.length > 0 ? (Object.fromEntries(changed) as Partial<T>) : undefined
}
