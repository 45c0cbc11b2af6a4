import { forgetLoaded } from '../state/loaded.ts'
import { asUser } from '../state/session.ts'
import { type Load, useLoad } from '../use-load.ts'

const KEYS = 'admin:'

/** `useLoad` for what only the owner may ask; who turns out to be signed out is taken to the sign-in page. */
export const useOwnerLoad = <T>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<T>,
  options: { keep?: boolean } = {},
): Load<T> =>
  useLoad(key === undefined ? undefined : KEYS + key, (signal) => asUser(() => load(signal)), options)

/** After a change: no page shows what was loaded before it, neither the owner's nor the shop's. */
export function forgetWhatChanged(): void {
  for (const keys of [KEYS, 'product', 'related', 'categories']) forgetLoaded(keys)
}
