import type { Db } from '../../db/client.ts'
import { ping } from '../../db/ping.ts'
import { createService, type ServiceDeps } from '../../http/service.ts'
import type { IssueToken, VerifyToken } from '../../http/tokens.ts'
import { accountRoutes } from './account-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import type { Passwords } from './passwords.ts'
import { sessionRoutes } from './session-routes.ts'

export interface UsersDeps extends ServiceDeps {
  db: Db
  issueToken: IssueToken
  verifyToken: VerifyToken
  passwords: Passwords
}

/** Accounts: registering, signing in and out, the caller's own account, and all of them for admins. */
export const createUsersApp = (deps: UsersDeps) =>
  createService('users', ping(deps.db), deps)
    .route('/', sessionRoutes(deps))
    .route('/', accountRoutes(deps))
    .route('/', directoryRoutes(deps))

/** The routes as a typed client sees them (Hono's `hc`). @public */
export type UsersApp = ReturnType<typeof createUsersApp>
