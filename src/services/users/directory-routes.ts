import { Hono } from 'hono'
import { ADMINS_ONLY, json } from '../../http/answers.ts'
import { requireUser } from '../../http/auth.ts'
import { IdParam } from '../../http/fields.ts'
import { input } from '../../http/input.ts'
import { operation } from '../../http/openapi.ts'
import type { ServiceEnv } from '../../http/service.ts'
import { AppError } from '../../lib/errors.ts'
import type { UsersDeps } from './app.ts'
import { changeAccount } from './change-account.ts'
import { findPublicUser, listUsers } from './queries.ts'
import { ListUsers, PublicUser, UpdateAccount, User, UserPage } from './schemas.ts'

const tag = 'users'

export const directoryRoutes = ({ db, verifyToken }: UsersDeps) =>
  new Hono<ServiceEnv>()
    .get(
      '/api/users',
      operation({
        id: 'listUsers',
        tag,
        summary: 'Lists accounts (admin)',
        description: '`search` looks in email and name; `ids` asks for certain accounts.',
        answers: { 200: json('A page of accounts.', UserPage) },
        refusals: ADMINS_ONLY,
      }),
      requireUser(verifyToken),
      input('query', ListUsers),
      async (c) => c.json(await listUsers(db, c.var.principal, c.req.valid('query')), 200),
    )
    .get(
      '/api/users/:id',
      operation({
        id: 'getUser',
        tag,
        summary: 'Reads what everyone may know of an account',
        answers: { 200: json('The account, as others see it.', PublicUser) },
        refusals: { 404: 'There is no such account, or it is closed.' },
      }),
      input('param', IdParam),
      async (c) => {
        const user = await findPublicUser(db, c.req.valid('param').id)
        if (!user) throw new AppError('not_found', 'User not found')
        return c.json(user, 200)
      },
    )
    .put(
      '/api/users/:id',
      operation({
        id: 'updateUser',
        tag,
        summary: 'Changes the role or standing of an account (admin)',
        answers: { 200: json('The changed account.', User) },
        refusals: {
          ...ADMINS_ONLY,
          404: 'There is no such account.',
          409: 'The account is the last active administrator.',
        },
      }),
      requireUser(verifyToken),
      input('json', UpdateAccount),
      input('param', IdParam),
      async (c) =>
        c.json(await changeAccount(db, c.var.principal, c.req.valid('param').id, c.req.valid('json')), 200),
    )
