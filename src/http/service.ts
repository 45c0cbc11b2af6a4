import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import * as v from 'valibot'
import { AppError } from '../lib/errors.ts'
import { describeError, type Log, logToConsole } from './log.ts'
import { type Methods, methodsOf } from './methods.ts'
import { operation } from './openapi.ts'
import { answerProblem } from './problem.ts'
import { logged } from './request-log.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

/** What the platform tells of a request beside the request itself; all of it may be missing under tests. */
export interface PlatformContext {
  requestId?: string
  ip?: string
  /** Keeps the function alive until the promise settles, though its answer has gone out. */
  waitUntil?: (promise: Promise<unknown>) => void
}

export interface ServiceEnv {
  Bindings: { context?: PlatformContext } | undefined
  Variables: { requestId: string }
}

/** What every service takes beside its own. */
export interface ServiceDeps {
  /** Origins of other sites whose pages may call the API. */
  corsOrigins?: readonly string[]
  log?: Log
}

const Health = v.strictObject({
  status: v.picklist(['ok', 'unavailable']),
  service: v.string(),
  database: v.picklist(['ok', 'unavailable']),
})
const Live = v.strictObject({ status: v.literal('ok') })

const EXPOSED_HEADERS = [
  'X-Request-Id',
  'X-Total-Count',
  'X-Chat-Token',
  'Location',
  'ETag',
  'Retry-After',
  'Server-Timing',
]
const ACCEPTED_HEADERS = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-None-Match',
  'X-Chat-Token',
  'X-Request-Id',
]

/**
 * A router with what all services share: request ids, security headers, CORS, a log line a request, problems for
 * whatever is thrown, 404 and 405, and the service's health, which is that `ping` reaches the database. Its paths are
 * written whole, from `/api` on.
 */
export function createService(
  name: string,
  ping: () => Promise<unknown>,
  { corsOrigins = [], log = logToConsole }: ServiceDeps,
) {
  const app = new Hono<ServiceEnv>({ strict: false })

  app.use(identified)
  app.use(logged(name, log))
  app.use(secured)
  if (corsOrigins.length > 0) app.use(crossOrigin(corsOrigins))
  const methods = methodsOf(app)
  app.use(literalPathsFirst(methods))
  app.onError(answerProblem)
  app.notFound((c) => {
    const taken = methods.at(c.req.path)
    return taken.size > 0
      ? refuseMethod(c, taken)
      : answerProblem(new AppError('not_found', 'There is nothing at this path.'), c)
  })

  const health = async (c: Context<ServiceEnv>) => {
    try {
      await ping()
      return c.json({ status: 'ok', service: name, database: 'ok' } as const, 200)
    } catch (error) {
      log({
        level: 'error',
        message: 'database unavailable',
        service: name,
        request_id: c.var.requestId,
        ...describeError(error),
      })
      const body = { status: 'unavailable', service: name, database: 'unavailable' } as const
      return c.json(body, 503, { 'Retry-After': '5' })
    }
  }

  return app
    .get(
      '/health',
      operation({
        id: 'health',
        tag: 'health',
        summary: 'Tells whether the shop answers and reaches its database',
        answers: {
          200: { description: 'It does.', schema: Health },
          503: { description: 'It does not.', schema: Health, headers: ['Retry-After'] },
        },
      }),
      health,
    )
    .get(
      `/api/${name}/health`,
      operation({
        id: `${name}Health`,
        tag: 'health',
        summary: `Tells whether the ${name} service reaches its database`,
        answers: {
          200: { description: 'It does.', schema: Health },
          503: { description: 'It does not.', schema: Health, headers: ['Retry-After'] },
        },
      }),
      health,
    )
    .get(
      `/api/${name}/live`,
      operation({
        id: `${name}Live`,
        tag: 'health',
        summary: `Tells whether the ${name} service runs, without asking the database`,
        answers: { 200: { description: 'It runs.', schema: Live } },
      }),
      (c) => c.json({ status: 'ok' } as const, 200),
    )
}

const REQUEST_ID = /^[\w\-=]{1,255}$/

/** A request keeps the id that it brings, where that is one; else it has the platform's. */
const identified: MiddlewareHandler<ServiceEnv> = (c, next) => {
  const brought = c.req.header('X-Request-Id')
  const isFit = brought !== undefined && REQUEST_ID.test(brought)
  c.set('requestId', isFit ? brought : (c.env?.context?.requestId ?? crypto.randomUUID()))
  return next()
}

const SECURITY = Object.entries(SECURITY_HEADERS)

/**
 * Sets the headers that all answers carry, but for those that a page has of its own. Nothing is kept by a cache unless
 * its route says so.
 */
const secured: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  for (const [name, value] of SECURITY) if (!headers.has(name)) headers.set(name, value)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
}

const refuseMethod = (c: Context, methods: ReadonlySet<string>): Response =>
  answerProblem(
    new AppError('method_not_allowed', 'This path does not take that method.', {
      headers: { Allow: [...methods].join(', ') },
    }),
    c,
  )

/** A path without parameters takes its own methods only: `GET /api/users/login` does not ask for the user "login". */
const literalPathsFirst =
  (methods: Methods): MiddlewareHandler =>
  async (c, next) => {
    const taken = methods.ofLiteral(c.req.path)
    return !taken || taken.has(c.req.method) ? next() : refuseMethod(c, taken)
  }

/** CORS for the listed origins and no word to any other. */
function crossOrigin(origins: readonly string[]): MiddlewareHandler {
  const allow = cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ACCEPTED_HEADERS,
    exposeHeaders: EXPOSED_HEADERS,
    maxAge: 600,
  })
  return async (c, next) => {
    const origin = c.req.header('Origin') ?? ''
    if (!origins.includes(origin)) {
      await next()
      c.res.headers.append('Vary', 'Origin')
      return undefined
    }
    const preflight = await allow(c, next)
    c.res.headers.set('Timing-Allow-Origin', origin)
    return preflight
  }
}
