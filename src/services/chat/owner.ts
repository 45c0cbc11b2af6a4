import type { Context, MiddlewareHandler } from 'hono'
import type { Principal } from '../../lib/principal.ts'
import { staleToken } from '../../lib/principal.ts'
import {
  clearCookie,
  clearSession,
  isSafe,
  readCookie,
  refuseOtherSites,
  type SignedIn,
  writeCookie,
} from '../../http/auth.ts'
import { GUEST_SECONDS, type Guests } from './guests.ts'

const GUEST_COOKIE = 'chat'
const GUEST_HEADER = 'X-Chat-Token'

/**
 * Whose conversations a request is about: a guest's, or those of a user, who takes along what was said as a guest
 * before. Where the user's account turns out to be gone the request is refused, or goes on as the guest's.
 */
export type Owner =
  | { guest: string }
  | { principal: Principal; wasGuest: string | undefined; ifGone: 'refused' | 'guest' }

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
    if (guest?.renewed !== undefined) {
      if (cookie === undefined) c.header(GUEST_HEADER, guest.renewed)
      else writeGuestCookie(c, guest.renewed)
    }
    c.set('guest', guest?.id)
    await next()
  }
}

/**
 * Whose conversations the request is about. A bearer token's account must stand, a cookie's need not. A stranger is a
 * guest who owns nothing, to whom every conversation is empty.
 */
export const ownerOf = ({ signedIn, guest }: Asking): Owner =>
  signedIn
    ? {
        principal: signedIn.principal,
        wasGuest: guest,
        ifGone: signedIn.by === 'header' ? 'refused' : 'guest',
      }
    : { guest: guest ?? crypto.randomUUID() }

/**
 * Draws the conclusions from whether the user's account stands: if so the cookie of the guest, whose conversations are
 * the user's by now, is dropped; if not the request is a 401, or the cookie that named the account is dropped: by a
 * message, not by reading, whose answer may come after that of a sign-in.
 */
export function settle(c: Context, owner: Owner, accountStands: boolean): void {
  if ('guest' in owner) return
  if (accountStands) dropGuest(c)
  else if (owner.ifGone === 'refused') throw staleToken()
  else if (!isSafe(c)) clearSession(c)
}

/** A cookie that the header outvoted is of another guest, whose conversations are still to be claimed. */
function dropGuest(c: Context): void {
  const cookie = readCookie(c, GUEST_COOKIE)
  if (cookie !== undefined && cookie === (c.req.header(GUEST_HEADER) ?? cookie)) clearCookie(c, GUEST_COOKIE)
}

/**
 * Runs work for the request's user, and for its guest, who is minted if need be, where there is no user. The work
 * gives undefined for a user whose account is gone.
 */
export async function asUserOrGuest<T>(
  c: Context,
  asking: Asking,
  guests: Guests,
  work: (owner: Owner) => Promise<T | undefined>,
): Promise<T> {
  if (asking.signedIn) {
    const user = ownerOf(asking)
    const result = await work(user)
    settle(c, user, result !== undefined)
    if (result !== undefined) return result
  }
  const result = await work({ guest: await guestOrNew(c, asking, guests) })
  if (result === undefined) throw new Error('A guest was taken for a user')
  return result
}

/** The request's guest id, or a new one that its browser keeps as a cookie and any client as `X-Chat-Token`. */
async function guestOrNew(c: Context, { guest }: Asking, guests: Guests): Promise<string> {
  if (guest !== undefined) return guest
  const { id, token } = await guests.mint()
  writeGuestCookie(c, token)
  c.header(GUEST_HEADER, token)
  return id
}

const writeGuestCookie = (c: Context, token: string): void =>
  writeCookie(c, GUEST_COOKIE, token, { sameSite: 'Lax', maxAge: GUEST_SECONDS })
