import { useRef, useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import type { CartItem } from '../../src/client/types.ts'
import { removeLine, setQuantity } from '../state/cart.ts'
import { tell } from '../state/notices.ts'

export interface Line {
  /** As the customer wants it, before the shop has answered too. */
  quantity: number
  /** Whether a change is under way, and the amounts are those from before it. */
  busy: boolean
  /** Why the last change was not made. */
  failure: RequestFailed | undefined
  /** Sets the quantity; of several wishes in a row the last one counts. Tells whether it was done. */
  set: (quantity: number) => Promise<boolean>
  /** Takes the line out. Tells whether it was done. */
  remove: () => Promise<boolean>
}

/** What a customer does with a line of the cart. */
export function useLine({ id, product_name, quantity }: CartItem): Line {
  const [wanted, setWanted] = useState<number>()
  const [removing, setRemoving] = useState(false)
  const [failure, setFailure] = useState<RequestFailed>()
  const newest = useRef<number | undefined>(undefined)

  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setFailure(undefined)
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      if (error.status === 404) tell(`${product_name} was not in your cart any more.`)
      setFailure(error)
      return false
    }
  }

  const set = async (next: number) => {
    const isUnderWay = newest.current !== undefined
    if (removing || next === (wanted ?? quantity)) return false
    newest.current = next
    setWanted(next)
    if (isUnderWay) return false
    const done = await attempt(async () => {
      for (let sent: number | undefined; newest.current !== undefined && newest.current !== sent;) {
        sent = newest.current
        await setQuantity(id, sent)
      }
    })
    newest.current = undefined
    setWanted(undefined)
    return done
  }

  const remove = async () => {
    if (removing) return false
    newest.current = undefined
    setRemoving(true)
    const done = await attempt(() => removeLine(id))
    setRemoving(false)
    return done
  }

  return { quantity: wanted ?? quantity, busy: wanted !== undefined || removing, failure, set, remove }
}
