import type { Context } from 'hono'
import { AppError, type ErrorKind } from '../lib/errors.ts'

/** The status of each kind of refusal, and its title (RFC 9110, section 15; RFC 6585 for 429). */
const STATUS = {
  malformed: [400, 'Bad Request'],
  rule: [400, 'Bad Request'],
  unauthorized: [401, 'Unauthorized'],
  forbidden: [403, 'Forbidden'],
  not_found: [404, 'Not Found'],
  method_not_allowed: [405, 'Method Not Allowed'],
  conflict: [409, 'Conflict'],
  too_large: [413, 'Content Too Large'],
  unsupported_type: [415, 'Unsupported Media Type'],
  invalid: [422, 'Unprocessable Content'],
  too_many: [429, 'Too Many Requests'],
  unavailable: [503, 'Service Unavailable'],
} as const satisfies Record<ErrorKind, readonly [number, string]>

const BUG = [500, 'Internal Server Error'] as const

interface Problem {
  status: (typeof STATUS)[ErrorKind][0] | (typeof BUG)[0]
  headers: Record<string, string>
  body: string
}

/**
 * Any thrown thing as `application/problem+json` (RFC 9457). Only an `AppError` speaks to the client; of anything
 * else the answer is a bare 500, and the log has the rest.
 */
export function problemOf(error: unknown, requestId: string): Problem {
  const refusal = error instanceof AppError ? error : undefined
  const [status, title] = refusal ? STATUS[refusal.kind] : BUG
  return {
    status,
    headers: { ...refusal?.headers, 'Content-Type': 'application/problem+json' },
    body: JSON.stringify({
      type: 'about:blank',
      title,
      status,
      detail:
        refusal?.message ?? 'Something went wrong on our side. Quote the request id when you report it.',
      request_id: requestId,
      ...refusal?.members,
    }),
  }
}

/** Answers with the problem of what was thrown, keeping headers such as cookies that were set on the way. */
export function answerProblem(error: unknown, c: Context): Response {
  const requestId: string = c.get('requestId')
  const { body, status, headers } = problemOf(error, requestId)
  return c.body(body, status, headers)
}
