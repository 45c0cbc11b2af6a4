import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { User } from '../src/client/types.ts'
import { presentPath, signInPath } from './navigation.ts'
import { user } from './state/session.ts'

/** The account of a page that needs one; undefined until it is known. Guests are sent to sign in and come back. */
export function useCustomer(): User | undefined {
  const { path, url, route } = useLocation()
  const account = user.value
  const isGuest = account === null

  // Once for each guest: while the next page is loaded this one is still there, and sees that page's address.
  useEffect(() => {
    if (isGuest && presentPath() === path) route(signInPath(url), true)
  }, [isGuest])

  return account ?? undefined
}
