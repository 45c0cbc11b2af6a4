import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Caller, type Principal, signInRequired } from '../lib/principal.ts'
import { AppError } from '../lib/errors.ts'
import { documented } from './openapi.ts'
import { SESSION_SECONDS, type VerifyToken } from './tokens.ts'

const SESSION_COOKIE = 'session'

/** A principal and how the request carried its token. */
export interface SignedIn {
  principal: Principal
  by: 'header' | 'cookie'
}

type Found = SignedIn | 'none' | 'bad header' | 'bad cookie'

/**
 * Puts the `principal` of the request's token on the context, or answers 401. The `Authorization` header wins over
 * the cookie; a change made by cookie must come from this site, else 403. Whether the account still stands is for
 * the statement that follows.
 */
export const requireUser = (
  verifyToken: VerifyToken,
): MiddlewareHandler<{ Variables: { principal: Caller; requestId: string } }> =>
  documented(
    async (c, next) => {
      const found = await findPrincipal(c, verifyToken)
      if (found === 'none') throw signInRequired()
      if (typeof found === 'string') throw signInRequired('The token is malformed, expired or not ours.')
      c.set('principal', { ...found.principal, requestId: c.get('requestId') })
      await next()
    },
    {
      signIn: 'required',
      refusals: {
        401: 'No token, a bad one, or one of an account that is gone or has signed out everywhere.',
        403: 'A change by cookie that does not come from this site.',
      },
    },
  )

/** As `requireUser`, but a request without a token, or with a stale cookie, goes on as a guest's. */
export const optionalUser = (
  verifyToken: VerifyToken,
): MiddlewareHandler<{ Variables: { signedIn: SignedIn | undefined } }> =>
  documented(
    async (c, next) => {
      const found = await findPrincipal(c, verifyToken)
      if (found === 'bad header') throw signInRequired('The token is malformed, expired or not ours.')
      c.set('signedIn', typeof found === 'string' ? undefined : found)
      await next()
    },
    {
      signIn: 'optional',
      refusals: {
        401: 'A bearer token that is bad or of an account that is gone.',
        403: 'A change by cookie that does not come from this site.',
      },
    },
  )

async function findPrincipal(c: Context, verifyToken: VerifyToken): Promise<Found> {
  const header = c.req.header('Authorization')
  if (header !== undefined) {
    const token = bearerOf(header)
    const principal = token && (await verifyToken(token))
    return principal ? { principal, by: 'header' } : 'bad header'
  }
  const cookie = readCookie(c, SESSION_COOKIE)
  if (cookie === undefined) return 'none'
  const principal = await verifyToken(cookie)
  if (!principal) return 'bad cookie'
  refuseOtherSites(c)
  return { principal, by: 'cookie' }
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether the request only reads (RFC 9110, 9.2.1). */
export const isSafe = (c: Context): boolean => SAFE_METHODS.has(c.req.method)

/**
 * Refuses, with 403, a changing request carried by a cookie unless the browser says that a page of this site sent it.
 * A cookie that browsers keep from other sites' changes anyway (`SameSite=Lax` and no account behind it) may come
 * `unproven`, from a client that says nothing of where it stands.
 */
export function refuseOtherSites(c: Context, unproven: 'refused' | 'accepted' = 'refused'): void {
  if (isSafe(c)) return
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  if (site === undefined && origin === undefined && unproven === 'accepted') return
  const ours = site === undefined ? origin === new URL(c.req.url).origin : site === 'same-origin'
  if (!ours) throw new AppError('forbidden', 'A change by cookie must come from a page of this site.')
}

const isHttps = (c: Context) => new URL(c.req.url).protocol === 'https:'

/** Reads a cookie under the only name it may have here: with the `__Host-` prefix over https, bare over http. */
export const readCookie = (c: Context, name: string): string | undefined =>
  getCookie(c, name, isHttps(c) ? 'host' : undefined)

interface CookieRules {
  sameSite: 'Strict' | 'Lax'
  maxAge: number
}

/** Sets a cookie that no script can read: `__Host-` and `Secure` over https, bare over http. */
export function writeCookie(c: Context, name: string, value: string, rules: CookieRules): void {
  const https = isHttps(c)
  setCookie(c, name, value, {
    ...rules,
    path: '/',
    httpOnly: true,
    secure: https,
    ...(https && { prefix: 'host' as const }),
  })
}

export function clearCookie(c: Context, name: string): void {
  const https = isHttps(c)
  deleteCookie(c, https ? `__Host-${name}` : name, { path: '/', httpOnly: true, secure: https })
}

export const setSession = (c: Context, token: string): void =>
  writeCookie(c, SESSION_COOKIE, token, { sameSite: 'Strict', maxAge: SESSION_SECONDS })

export const clearSession = (c: Context): void => clearCookie(c, SESSION_COOKIE)

/** True when the request carries the session cookie, good or not. */
export const hasSession = (c: Context): boolean => readCookie(c, SESSION_COOKIE) !== undefined

/** The ids of the good tokens that the request carries, by header and by cookie. */
export async function tokenIdsOf(c: Context, verifyToken: VerifyToken): Promise<string[]> {
  const carried = [bearerOf(c.req.header('Authorization')), readCookie(c, SESSION_COOKIE)]
  const tokens = carried.filter((token) => token !== undefined)
  const principals = await Promise.all(tokens.map(verifyToken))
  return principals.flatMap((principal) => principal?.tokenId ?? [])
}

const bearerOf = (header: string | undefined) => /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1]
