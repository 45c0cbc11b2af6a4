import { Hono } from 'hono'
import { staleToken } from '../../lib/principal.ts'
import { empty, json } from '../../http/answers.ts'
import { clearSession, requireUser, setSession } from '../../http/auth.ts'
import { input } from '../../http/input.ts'
import { operation } from '../../http/openapi.ts'
import type { ServiceEnv } from '../../http/service.ts'
import type { UsersDeps } from './app.ts'
import { closeAccount } from './change-account.ts'
import { changePassword } from './change-password.ts'
import { sourceOf } from './source.ts'
import { findOwnAccount, updateOwnProfile } from './queries.ts'
import { ChangePassword, Session, UpdateProfile, User } from './schemas.ts'
import { TOO_MANY } from '../../db/throttle.ts'

const tag = 'account'

export const accountRoutes = (deps: UsersDeps) =>
  new Hono<ServiceEnv>()
    .get(
      '/api/users/me',
      operation({
        id: 'getOwnAccount',
        tag,
        summary: "Reads the caller's account",
        answers: { 200: json('The account.', User) },
      }),
      requireUser(deps.verifyToken),
      async (c) => {
        const user = await findOwnAccount(deps.db, c.var.principal)
        if (!user) throw staleToken()
        return c.json(user, 200)
      },
    )
    .put(
      '/api/users/me',
      operation({
        id: 'updateOwnAccount',
        tag,
        summary: "Changes the caller's name, phone and address",
        description: 'A key left out keeps its value; `null` clears `phone` and `address`.',
        answers: { 200: json('The changed account.', User) },
      }),
      requireUser(deps.verifyToken),
      input('json', UpdateProfile),
      async (c) => {
        const user = await updateOwnProfile(deps.db, c.var.principal, c.req.valid('json'))
        if (!user) throw staleToken()
        return c.json(user, 200)
      },
    )
    .put(
      '/api/users/me/password',
      operation({
        id: 'changeOwnPassword',
        tag,
        summary: "Changes the caller's password",
        description: 'Every token issued before stops working; the answer carries a fresh one.',
        answers: {
          200: json('The account and a fresh token, also set as a cookie.', Session, ['Set-Cookie']),
        },
        refusals: { 400: 'The body is not well-formed JSON, or the current password is wrong.', ...TOO_MANY },
      }),
      requireUser(deps.verifyToken),
      input('json', ChangePassword),
      async (c) => {
        const session = await changePassword(deps, c.var.principal, c.req.valid('json'), sourceOf(c, deps))
        setSession(c, session.access_token)
        return c.json(session, 200)
      },
    )
    .delete(
      '/api/users/me',
      operation({
        id: 'closeOwnAccount',
        tag,
        summary: "Deactivates the caller's account",
        answers: { 204: empty('The account is closed and its tokens are void.', ['Set-Cookie']) },
        refusals: { 409: 'The caller is the last active administrator.' },
      }),
      requireUser(deps.verifyToken),
      async (c) => {
        await closeAccount(deps.db, c.var.principal)
        clearSession(c)
        return c.body(null, 204)
      },
    )
