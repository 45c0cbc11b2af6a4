import type { Db } from '../../db/client.ts'
import { ping } from '../../db/ping.ts'
import { createService, type ServiceDeps } from '../../http/service.ts'
import type { IssueToken, VerifyToken } from '../../http/tokens.ts'
import { accountRoutes } from './account-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import type { Post } from './mail.ts'
import { mailedLinkRoutes } from './mailed-link-routes.ts'
import type { Passwords } from './passwords.ts'
import { sessionRoutes } from './session-routes.ts'

export interface UsersDeps extends ServiceDeps {
  db: Db
  issueToken: IssueToken
  verifyToken: VerifyToken
  passwords: Passwords
  /** A name by which limits and the audit trail know a network or an email without holding it. */
  pseudonym: (text: string) => string
  /** The same name as it was under the secret before, while that one is being replaced. */
  formerPseudonym?: ((text: string) => string) | undefined
  /** How many accounts one network may register in an hour. */
  registrationsPerHour: number
  /** How mail is sent; left out where the shop cannot. */
  post?: Post | undefined
}

/** Accounts: registering, signing in and out, the caller's own account, and all of them for admins. */
export const createUsersApp = (deps: UsersDeps) =>
  createService('users', ping(deps.db), deps)
    .route('/', sessionRoutes(deps))
    .route('/', accountRoutes(deps))
    .route('/', mailedLinkRoutes(deps))
    .route('/', directoryRoutes(deps))

/** The routes as a typed client sees them (Hono's `hc`). @public */
export type UsersApp = ReturnType<typeof createUsersApp>
