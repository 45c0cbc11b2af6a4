import type { Context, MiddlewareHandler } from 'hono'
import { databaseTimeOf } from '../lib/database-time.ts'
import type { Principal } from '../lib/principal.ts'
import { describeError, type Log } from './log.ts'

/** The methods that HTTP and the shop know; any other may be whatever a client wants to see in a log. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A method as the log may hold it. */
export const methodName = (method: string): string => (METHODS.has(method) ? method : 'OTHER')

/**
 * Logs one line for each request: what was asked, by its pattern, and for whom, how it ended and how long it took, up
 * to the headers where the answer streams. Of an answer that is our fault it tells the error too. The times are also
 * the answer's `Server-Timing`.
 */
export const logged =
  (service: string, log: Log): MiddlewareHandler<{ Variables: { requestId: string } }> =>
  async (c, next) => {
    const started = performance.now()
    const database = await databaseTimeOf(next)
    const ms = tenths(performance.now() - started)
    const dbMs = tenths(database.ms)

    const requestId = c.get('requestId')
    const { headers, status } = c.res
    headers.set('X-Request-Id', requestId)
    headers.set('Server-Timing', `db;dur=${dbMs}, total;dur=${ms}`)
    const userId = userIdOf(c)
    log({
      level: status >= 500 ? 'error' : 'info',
      message: 'request',
      service,
      method: methodName(c.req.method),
      route: c.req.routePath,
      status,
      ms,
      db_ms: dbMs,
      db_requests: database.requests,
      request_id: requestId,
      ...(userId !== undefined && { user_id: userId }),
      ...(status >= 500 && c.error && describeError(c.error)),
    })
  }

const tenths = (ms: number) => Math.round(ms * 10) / 10

/** Whom the request's token speaks for; whether that account still stands, only the statement knew. */
function userIdOf(c: Context): number | undefined {
  const principal: Principal | undefined = c.get('principal') ?? c.get('signedIn')?.principal
  return principal?.userId
}
