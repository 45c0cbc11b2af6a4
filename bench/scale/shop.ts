import type pg from 'pg'
import { createNeonEndpoint } from '../../dev/neon/endpoint.ts'
import type { Pools } from '../../dev/neon/pools.ts'
import { functionFor, functionRoutes } from '../../dev/redirects.ts'
import { connect } from '../../src/db/client.ts'
import type { LogLine } from '../../src/http/log.ts'
import { pseudonymOf } from '../../src/http/pseudonym.ts'
import { tokenIssuer } from '../../src/http/tokens.ts'
import { ScriptedModel } from '../../test/scripted-model.ts'
import { createServices } from '../../test/services.ts'

export interface LargeShop {
  /** Straight to the database. */
  pool: pg.Pool
  /** A session token for a user. */
  tokenOf: (userId: number) => Promise<string>
  /** Asks the function that `netlify.toml` names. Rejects when the answer is no success. */
  send: (request: ShopRequest) => Promise<Answer>
}

export interface ShopRequest {
  method: string
  path: string
  token?: string
  json?: unknown
}

export interface Answer {
  /** What was answered, read to its end. */
  text: string
}

const SECRET = 'a secret of the benchmark, long enough for HS256'
const SITE = 'http://shop.test'
const DEADLINE_MS = 60_000

/**
 * The shop in process, over the production driver and a local Neon endpoint before the database at `url`. `fetch` may
 * stand between them.
 */
export async function openLargeShop(
  url: string,
  pools: Pools,
  between: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch = (fetch) => fetch,
): Promise<LargeShop> {
  const routes = await functionRoutes()
  const issueToken = tokenIssuer(SECRET)
  let lastLine: LogLine | undefined
  const functions = createServices({
    db: connect({ url, fetch: between(createNeonEndpoint(pools).fetch), timeoutMs: DEADLINE_MS }),
    secret: SECRET,
    corsOrigins: [],
    issueToken,
    users: { pseudonym: (text) => pseudonymOf(SECRET, text), registrationsPerHour: 1_000_000 },
    model: new ScriptedModel(),
    purge: async () => {},
    log: (line) => void (lastLine = line),
  })

  return {
    pool: pools.poolFor(url),
    tokenOf: (userId) => issueToken({ userId, tokenVersion: 0 }),
    send: async ({ method, path, token, json }) => {
      const address = new URL(path, SITE)
      const target = functions[functionFor(routes, address.pathname) ?? '']
      if (!target) throw new Error(`netlify.toml sends ${path} to no measured function`)
      const response = await target.fetch(
        new Request(address, {
          method,
          headers: {
            ...(token !== undefined && { Authorization: `Bearer ${token}` }),
            ...(json !== undefined && { 'Content-Type': 'application/json' }),
          },
          ...(json !== undefined && { body: JSON.stringify(json) }),
        }),
        { context: { ip: '192.0.2.1', waitUntil: (later) => void later.catch(() => {}) } },
      )
      const text = await response.text()
      if (!response.ok) {
        throw new Error(
          `${method} ${path} was answered ${response.status}: ${text} ${JSON.stringify(lastLine)}`,
        )
      }
      return { text }
    },
  }
}
