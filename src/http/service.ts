import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import * as v from 'valibot'
import { AppError } from '../lib/errors.ts'
import { describeError, type Log, logToConsole } from './log.ts'
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

const EXPOSED_HEADERS = ['X-Request-Id', 'X-Total-Count', 'X-Chat-Token', 'Location', 'ETag', 'Retry-After']
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

  app.use(requestId({ generator: (c) => c.env?.context?.requestId ?? crypto.randomUUID() }))
  app.use(logged(name, log))
  app.use(secured)
  app.use(notStored)
  if (corsOrigins.length > 0) app.use(crossOrigin(corsOrigins))
  app.use(literalPathsFirst(app))
  app.use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }))
  app.onError(answerProblem)
  app.notFound((c) => answerProblem(new AppError('not_found', 'There is nothing at this path.'), c))

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

const secured: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value)
}

/** Nothing is kept by a cache unless its route says so. */
const notStored: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'private, no-store')
}

const refuseMethod = (c: Context, methods: readonly string[]): Response =>
  answerProblem(
    new AppError('method_not_allowed', 'This path does not take that method.', {
      headers: { Allow: methods.join(', ') },
    }),
    c,
  )

/** A path without parameters takes its own methods only: `GET /api/users/login` does not ask for the user "login". */
function literalPathsFirst(app: Hono<ServiceEnv>): MiddlewareHandler {
  let methodsOf: Map<string, Set<string>> | undefined
  return async (c, next) => {
    methodsOf ??= methodsByLiteralPath(app)
    const methods = methodsOf.get(c.req.path.replace(/\/$/, ''))
    return !methods || methods.has(c.req.method) ? next() : refuseMethod(c, [...methods])
  }
}

function methodsByLiteralPath(app: Hono<ServiceEnv>): Map<string, Set<string>> {
  const methodsOf = new Map<string, Set<string>>()
  for (const { method, path } of app.routes) {
    if (method === 'ALL' || /[:*]/.test(path)) continue
    const methods = methodsOf.get(path) ?? new Set()
    methods.add(method)
    if (method === 'GET') methods.add('HEAD')
    methodsOf.set(path, methods)
  }
  return methodsOf
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
    if (origins.includes(c.req.header('Origin') ?? '')) return allow(c, next)
    await next()
    c.res.headers.append('Vary', 'Origin')
  }
}
