import type * as v from 'valibot'
import { AppError } from '../lib/errors.ts'
import { readEnv } from '../lib/read-env.ts'
import { logToConsole } from './log.ts'
import { problemOf } from './problem.ts'
import type { PlatformContext } from './service.ts'

interface App {
  fetch(request: Request, bindings: { context: PlatformContext }): Response | Promise<Response>
}

/**
 * A Netlify function from its settings and its app. Both are made at the first request and kept; while a setting is
 * missing or too weak every request is answered 503, and the log names the variable.
 */
export function serve<Settings extends v.GenericSchema>(
  settings: Settings,
  create: (env: v.InferOutput<Settings>) => App,
): (request: Request, context: PlatformContext) => Promise<Response> {
  let app: App | undefined
  return async (request, context) => {
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
    return app.fetch(request, { context })
  }
}

const notConfigured = refuse(
  new AppError('unavailable', 'This service is not set up yet. Its log says what is missing.', {
    headers: { 'Retry-After': '60' },
  }),
)

/** A function that answers every request with the same refusal. */
export function refuse(refusal: AppError) {
  return (_request: Request, context: PlatformContext): Response => {
    const requestId = context.requestId ?? crypto.randomUUID()
    const { body, status, headers } = problemOf(refusal, requestId)
    return new Response(body, {
      status,
      headers: {
        ...headers,
        'X-Request-Id': requestId,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    })
  }
}
