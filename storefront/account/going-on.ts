import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import { pathWithin, presentPath } from '../navigation.ts'
import { addToCart } from '../state/cart.ts'
import { tell } from '../state/notices.ts'
import { user } from '../state/session.ts'
import { forgetEmail } from './entered-email.ts'
import { takeAddition } from './pending-addition.ts'

const SIGN_IN_PAGES: readonly string[] = ['/sign-in', '/register']

/**
 * For the pages where one signs in: as soon as somebody is signed in, here or on another tab, what they wanted in the
 * cart is put there and they go on to `next`, which is given. A guest who leaves by another way wants nothing any more.
 */
export function useGoingOn(): string {
  const { query, route } = useLocation()
  const next = placeAfter(query.next)
  const isSignedIn = Boolean(user.value)

  useEffect(() => {
    if (!isSignedIn || !SIGN_IN_PAGES.includes(presentPath())) return
    forgetEmail()
    void addWhatWasWanted()
    route(next, true)
  }, [isSignedIn])

  useEffect(
    () => () => {
      if (!SIGN_IN_PAGES.includes(presentPath())) takeAddition()
    },
    [],
  )

  return next
}

function placeAfter(next: string | undefined): string {
  const place = pathWithin(next)
  return SIGN_IN_PAGES.some((page) => place.startsWith(page)) ? '/' : place
}

async function addWhatWasWanted(): Promise<void> {
  const wanted = takeAddition()
  if (!wanted) return
  try {
    const { items } = await addToCart(wanted.product_id, wanted.quantity)
    const name = items.find(({ product_id }) => product_id === wanted.product_id)?.product_name ?? 'It'
    tell(`${name} is in your cart.`, 'good', { href: '/cart', text: 'View cart' })
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error
    tell(`It could not be put into your cart. ${error.problem.detail}`, 'bad')
  }
}
