import { NeonDbError } from '@neondatabase/serverless'
import { AppError } from '../lib/errors.ts'

/** How a request to the database failed, as far as its effect goes. */
type Failure = 'not_run' | 'unknown' | 'refused'

/**
 * SQLSTATEs after which nothing has happened and a second try may well succeed: serialization failure, deadlock,
 * lock not available, too many connections, cannot connect now (PostgreSQL manual, appendix A).
 */
const ROLLED_BACK = new Set(['40001', '40P01', '55P03', '53300', '57P03'])

/** Classes in which the server itself is in trouble rather than the statement: connection, resources, operator. */
const SERVER_TROUBLE = /^(08|53|57|58)/

/** Classes in which nobody was let in: a wrong user or password, or no such database. No statement has run. */
const NOT_LET_IN = /^(28|3D)/

/** Network errors raised before a byte of the request has left. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

const WRITES = /\b(?:insert into|delete from|update ")/

/** True for a statement without any data-modifying part, row locks aside; it may run any number of times. */
export const isRead = (statement: string): boolean => !WRITES.test(statement)

/**
 * Sends a request to the database under one deadline and once more when it failed in a way that makes that safe:
 * it cannot have run, or it only reads, or the caller says it is repeatable. What still fails becomes
 * `AppError('unavailable')`, which says so when a change may have been made; a refused statement's error passes.
 */
export async function withOneRetry<T>(
  timeoutMs: number,
  statements: string[],
  repeatable: boolean,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(timeoutMs)
  const reads = statements.every(isRead)
  try {
    return await send(deadline)
  } catch (first) {
    const failure = failureOf(first)
    if (failure === 'refused') throw first
    const mayHaveRun = failure === 'unknown'
    const again = !mayHaveRun || reads || repeatable
    if (deadline.aborted || !again) throw unavailable(first, mayHaveRun && !reads)
    try {
      return await send(deadline)
    } catch (second) {
      const secondFailure = failureOf(second)
      if (secondFailure === 'refused') throw second
      throw unavailable(second, (mayHaveRun || secondFailure === 'unknown') && !reads)
    }
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof NeonDbError && error.code) {
    if (ROLLED_BACK.has(error.code) || NOT_LET_IN.test(error.code)) return 'not_run'
    return SERVER_TROUBLE.test(error.code) ? 'unknown' : 'refused'
  }
  return NEVER_SENT.has(networkCode(error)) ? 'not_run' : 'unknown'
}

/** Node's fetch hides the socket's error code one or two causes deep, inside the driver's `sourceError`. */
function networkCode(error: unknown): string {
  let at: unknown = error instanceof NeonDbError ? error.sourceError : error
  while (at instanceof Error) {
    if ('code' in at && typeof at.code === 'string') return at.code
    if (at instanceof AggregateError && at.errors.length > 0) at = at.errors[0]
    else at = at.cause
  }
  return ''
}

const unavailable = (cause: unknown, mayHaveChanged: boolean): AppError =>
  new AppError(
    'unavailable',
    mayHaveChanged
      ? 'The database did not answer in time. The change may or may not have been made: look before you try again.'
      : 'The database cannot be reached at the moment. Nothing was changed; try again shortly.',
    { headers: { 'Retry-After': '2' }, cause },
  )
