import { Hono } from 'hono'
import { staleToken } from '../../lib/principal.ts'
import { empty, json } from '../../http/answers.ts'
import {
  clearSession,
  hasSession,
  optionalUser,
  refuseOtherSites,
  requireUser,
  setSession,
  tokenIdsOf,
} from '../../http/auth.ts'
import { input } from '../../http/input.ts'
import { operation } from '../../http/openapi.ts'
import type { ServiceEnv } from '../../http/service.ts'
import type { UsersDeps } from './app.ts'
import { signOut } from './ended-tokens.ts'
import { signInSourceOf } from './source.ts'
import { register } from './register.ts'
import { endOwnTokens, findOwnAccount } from './queries.ts'
import { CurrentUser, Login, Register, Session } from './schemas.ts'
import { signIn } from './sign-in.ts'
import { TOO_MANY } from '../../db/throttle.ts'

const tag = 'sessions'

export const sessionRoutes = (deps: UsersDeps) =>
  new Hono<ServiceEnv>()
    .post(
      '/api/users/register',
      operation({
        id: 'register',
        tag,
        summary: 'Makes an account and signs it in',
        answers: {
          201: json('The new account and its token, also set as a cookie.', Session, ['Set-Cookie']),
        },
        refusals: {
          400: 'The body is not well-formed JSON, or the email is already registered.',
          ...TOO_MANY,
        },
      }),
      input('json', Register),
      async (c) => {
        const session = await register(deps, c.req.valid('json'), await signInSourceOf(c, deps))
        setSession(c, session.access_token)
        return c.json(session, 201)
      },
    )
    .post(
      '/api/users/login',
      operation({
        id: 'login',
        tag,
        summary: 'Signs in by email and password',
        answers: { 200: json('The account and a token, also set as a cookie.', Session, ['Set-Cookie']) },
        refusals: {
          401: 'The email is unknown or the password wrong.',
          403: 'The account is deactivated.',
          ...TOO_MANY,
        },
      }),
      input('json', Login),
      async (c) => {
        const session = await signIn(deps, c.req.valid('json'), await signInSourceOf(c, deps))
        setSession(c, session.access_token)
        return c.json(session, 200)
      },
    )
    .get(
      '/api/users/session',
      operation({
        id: 'getSession',
        tag,
        summary: 'Tells who is signed in, if anyone is',
        description:
          'For pages of this site, to which a guest is no error. A cookie that is no longer good, or whose account is gone, counts as none.',
        answers: { 200: json('The account; null for a guest.', CurrentUser) },
      }),
      optionalUser(deps.verifyToken),
      async (c) => {
        const { signedIn } = c.var
        const user = signedIn && (await findOwnAccount(deps.db, signedIn.principal))
        if (!user && signedIn?.by === 'header') throw staleToken()
        return c.json({ user: user ?? null }, 200)
      },
    )
    .post(
      '/api/users/logout',
      operation({
        id: 'logout',
        tag,
        summary: 'Ends the token that the request carries, and clears the session cookie',
        description:
          'Other tokens of the account stay. Needs no valid token, so that a stale cookie can be cleared too.',
        answers: { 204: empty('The token is ended and the cookie cleared.', ['Set-Cookie']) },
        refusals: { 403: 'The cookie came from a page of another site.' },
      }),
      async (c) => {
        refuseOtherSites(c, hasSession(c) ? 'refused' : 'accepted')
        clearSession(c)
        const tokenIds = await tokenIdsOf(c, deps.verifyToken)
        if (tokenIds.length > 0) await signOut(deps.db, tokenIds)
        return c.body(null, 204)
      },
    )
    .post(
      '/api/users/logout-all',
      operation({
        id: 'logoutEverywhere',
        tag,
        summary: 'Ends every token of the account',
        answers: { 204: empty('No token of the account works any more.', ['Set-Cookie']) },
      }),
      requireUser(deps.verifyToken),
      async (c) => {
        if (!(await endOwnTokens(deps.db, c.var.principal))) throw staleToken()
        clearSession(c)
        return c.body(null, 204)
      },
    )
