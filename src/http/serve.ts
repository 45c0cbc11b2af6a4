import type * as v from 'valibot'
import { AppError } from '../lib/errors.ts'
import { readEnv } from '../lib/read-env.ts'
import { describeError, logToConsole } from './log.ts'
import { problemOf } from './problem.ts'
import { methodName } from './request-log.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import type { PlatformContext } from './service.ts'

interface App {
  fetch(request: Request, bindings: { context: PlatformContext }): Response | Promise<Response>
}

/**
 * A Netlify function from its settings and its app. Both are made at the first request and kept; while a setting is
 * missing or too weak every request is answered 503, and the log names the variable. It never throws.
 */
export function serve<Settings extends v.GenericSchema>(
  settings: Settings,
  create: (env: v.InferOutput<Settings>) => App,
): (request: Request, context: PlatformContext) => Promise<Response> {
  let app: App | undefined
  return async (request, context) => {
    try {
      if (!app) {
        const env = readEnv(settings, process.env)
        if (!env.success) {
          for (const { variable, message } of env.problems) {
            logToConsole({ level: 'error', message: 'setting refused', variable, reason: message })
          }
          return notConfigured(request, context)
        }
        app = create(env.settings)
      }
      return await app.fetch(request, { context })
    } catch (error) {
      return answer(error, request, context)
    }
  }
}

const notConfigured = refuse(
  new AppError('unavailable', 'This service is not set up yet. Its log says what is missing.', {
    headers: { 'Retry-After': '60' },
  }),
)

/** A function that answers every request with the same refusal. */
export function refuse(refusal: AppError) {
  return (request: Request, context: PlatformContext): Response => answer(refusal, request, context)
}

/** The answer to a request that no service has seen, or that came out of one as an error, and its line in the log. */
function answer(error: unknown, request: Request, context: PlatformContext): Response {
  const requestId = context.requestId ?? crypto.randomUUID()
  const { body, status, headers } = problemOf(error, requestId)
  logToConsole({
    level: status >= 500 ? 'error' : 'info',
    message: 'request',
    method: methodName(request.method),
    route: '*',
    status,
    ms: 0,
    db_ms: 0,
    db_requests: 0,
    request_id: requestId,
    ...(!(error instanceof AppError) && describeError(error)),
  })
  return new Response(request.method === 'HEAD' ? null : body, {
    status,
    headers: {
      ...SECURITY_HEADERS,
      ...headers,
      'X-Request-Id': requestId,
      'Cache-Control': 'private, no-store',
    },
  })
}
