import type { Context, MiddlewareHandler } from 'hono'
import type { Principal } from '../../lib/principal.ts'
import { staleToken } from '../../lib/principal.ts'
import {
  clearCookie,
  clearSession,
  readCookie,
  refuseOtherSites,
  type SignedIn,
  writeCookie,
} from '../../http/auth.ts'
import { GUEST_SECONDS, type Guests } from './guests.ts'

const GUEST_COOKIE = 'chat'
const GUEST_HEADER = 'X-Chat-Token'

/** Whose conversations a request is about. A user who was a guest before takes the guest's conversations along. */
export type Owner = { principal: Principal; wasGuest: string | undefined } | { guest: string }

/** Thrown by a statement whose user is not, or no longer, there. */
export class NoSuchUser extends Error {}

/** What the request says of who is asking: a user's token, a guest's, both or neither. */
interface Asking {
  signedIn: SignedIn | undefined
  guest: string | undefined
}

/** Puts the guest id of the request's header or cookie on the context; a wrong one counts as none. */
export const knownGuest = (
  guests: Guests,
): MiddlewareHandler<{ Variables: { guest: string | undefined } }> => {
  return async (c, next) => {
    const header = c.req.header(GUEST_HEADER)
    const cookie = header === undefined ? readCookie(c, GUEST_COOKIE) : undefined
    const token = header ?? cookie
    const guest = token === undefined ? undefined : await guests.read(token)
    if (guest !== undefined && cookie !== undefined) refuseOtherSites(c, 'accepted')
    c.set('guest', guest)
    await next()
  }
}

/**
 * Runs work on conversations as the request's owner. A bearer token whose account is gone is a 401; a cookie's is
 * cleared and the request goes on as a guest's. A guest's cookie is dropped once a user has taken its conversations.
 */
export async function asOwner<T>(
  c: Context,
  { signedIn, guest }: Asking,
  guestId: () => string | Promise<string>,
  work: (owner: Owner) => Promise<T>,
): Promise<T> {
  if (!signedIn) return work({ guest: await guestId() })
  try {
    const result = await work({ principal: signedIn.principal, wasGuest: guest })
    if (readCookie(c, GUEST_COOKIE) !== undefined) clearCookie(c, GUEST_COOKIE)
    return result
  } catch (error) {
    if (!(error instanceof NoSuchUser)) throw error
    if (signedIn.by === 'header') throw staleToken()
    clearSession(c)
    return work({ guest: await guestId() })
  }
}

/** The request's guest id, or a new one that its browser keeps as a cookie and any client as `X-Chat-Token`. */
export async function guestOrNew(c: Context, { guest }: Asking, guests: Guests): Promise<string> {
  if (guest !== undefined) return guest
  const { id, token } = await guests.mint()
  writeCookie(c, GUEST_COOKIE, token, { sameSite: 'Lax', maxAge: GUEST_SECONDS })
  c.header(GUEST_HEADER, token)
  return id
}

/** The request's guest id, or one that owns nothing: a stranger finds every conversation empty. */
export const guestOrNobody = ({ guest }: Asking): string => guest ?? crypto.randomUUID()
