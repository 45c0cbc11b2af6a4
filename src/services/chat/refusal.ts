import { AppError } from '../../lib/errors.ts'
import { failureOf } from './failures.ts'
import { ModelError } from './model.ts'

/** How long to wait, in seconds, when the provider does not say. */
const DEFAULT_WAIT = 30

/** A model that failed before its first word, as a problem: 413 for a conversation that is too long, else 503. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof ModelError)) return error
  const { message } = failureOf(error)
  if (error.kind === 'too_long') return new AppError('too_large', message, { cause: error })
  return new AppError(
    'unavailable',
    NOT_YET.has(error.kind) ? 'The assistant cannot be reached right now. Please try again later.' : message,
    {
      headers: { 'Retry-After': String(error.retryAfterSeconds ?? DEFAULT_WAIT) },
      cause: error,
    },
  )
}

/** Kinds whose words for customers speak of an answer that had begun. */
const NOT_YET = new Set(['unreachable', 'cut', 'stalled', 'deadline', 'aborted'])
