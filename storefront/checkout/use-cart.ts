import { useEffect, useMemo, useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import type { Cart } from '../../src/client/types.ts'
import { cart, loadCart } from '../state/cart.ts'
import { user } from '../state/session.ts'
import { noteSeen } from './seen-prices.ts'

export interface CartLoad {
  /** As it is known; undefined until it is. */
  cart: Cart | undefined
  /** What lines cost when they were seen last, by line, where they cost something else now. */
  changed: Readonly<Record<string, string>>
  failure: RequestFailed | undefined
  reload: () => Promise<void>
}

/** The customer's cart for a page that shows it: read anew when the page is opened or come back to. */
export function useCart(): CartLoad {
  const account = user.value?.id
  const current = cart.value
  const [failure, setFailure] = useState<RequestFailed>()

  const reload = async () => {
    try {
      await loadCart()
      setFailure(undefined)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFailure(error)
    }
  }

  useEffect(() => {
    if (account === undefined) return undefined
    const onReturn = () => {
      if (document.visibilityState === 'visible') void reload()
    }
    void reload()
    document.addEventListener('visibilitychange', onReturn)
    return () => document.removeEventListener('visibilitychange', onReturn)
  }, [account])

  const changed = useMemo(() => (current ? noteSeen(current) : {}), [current])
  return { cart: current, changed, failure, reload }
}
