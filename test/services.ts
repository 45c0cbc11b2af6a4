import type { Db } from '../src/db/client.ts'
import type { Log } from '../src/http/log.ts'
import type { Purge } from '../src/http/purge.ts'
import type { PlatformContext } from '../src/http/service.ts'
import { type IssueToken, tokenVerifier } from '../src/http/tokens.ts'
import { createChatApp } from '../src/services/chat/app.ts'
import { signedGuests } from '../src/services/chat/guests.ts'
import type { ChatModel } from '../src/services/chat/model.ts'
import { createOrdersApp } from '../src/services/orders/app.ts'
import { shoppingOf } from '../src/services/orders/shopping.ts'
import { createProductsApp } from '../src/services/products/app.ts'
import { catalogueOf } from '../src/services/products/catalogue.ts'
import { createUsersApp, type UsersDeps } from '../src/services/users/app.ts'
import { bcryptPasswords } from '../src/services/users/passwords.ts'
import { SHELL } from './shell.ts'

/** The fastest that bcrypt allows. */
const TEST_COST = 4

/** What the chat service takes beside its model and what it reads from. */
export const CHAT_DEFAULTS = {
  systemPrompt: 'You sell dresses.',
  currency: 'PKR',
  deadlineMs: 10_000,
  limits: { perMinute: 30, perHour: 120, ownerTokens: 300_000, shopTokens: 5_000_000 },
}

interface Parts {
  db: Db
  secret: string
  corsOrigins: readonly string[]
  issueToken: IssueToken
  users: Pick<UsersDeps, 'pseudonym' | 'registrationsPerHour' | 'post'>
  model: ChatModel
  purge: Purge
  log: Log
}

type Service = {
  fetch(request: Request, env: { context: PlatformContext }): Response | Promise<Response>
}

/** The services by their functions' names, as the functions make them, in one process and of a test's parts. */
export function createServices({
  secret,
  issueToken,
  users,
  model,
  purge,
  ...parts
}: Parts): Record<string, Service> {
  const common = { ...parts, verifyToken: tokenVerifier(secret) }
  return {
    users: createUsersApp({ ...common, ...users, issueToken, passwords: bcryptPasswords(TEST_COST) }),
    products: createProductsApp({ ...common, purge, pages: { shell: async () => SHELL, currency: 'PKR' } }),
    orders: createOrdersApp({ ...common, purge }),
    chat: createChatApp({
      ...common,
      guests: signedGuests(secret),
      model,
      catalogue: catalogueOf(parts.db),
      shopping: shoppingOf(parts.db),
      pseudonymKey: secret,
      ...CHAT_DEFAULTS,
    }),
  }
}
