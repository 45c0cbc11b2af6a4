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

/** Of the time for a request that may be sent twice, how much its first sending has. */
const FIRST_SHARE = 1 / 2

/**
 * Sends a request to the database under one deadline, and once more when that is safe: after a failure with which it
 * cannot have run, always; after one whose outcome is unknown (a timeout, a broken connection, a 5xx, half an answer),
 * only when it merely reads or the caller says that it is repeatable. So that a timeout leaves time for that, the
 * first sending of such a request is given up half-way to the deadline.
 *
 * What still fails becomes `AppError('unavailable')`, which says whether a change may have been made; a refused
 * statement's error passes.
 */
export async function withOneRetry<T>(
  timeoutMs: number,
  statements: string[],
  repeatable: boolean,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + timeoutMs
  const reads = statements.every(isRead)
  const mayRunTwice = reads || repeatable
  try {
    return await send(AbortSignal.timeout(mayRunTwice ? Math.ceil(timeoutMs * FIRST_SHARE) : timeoutMs))
  } catch (first) {
    const failure = failureOf(first)
    if (failure === 'refused') throw first
    const mayHaveRun = failure === 'unknown'
    const msLeft = Math.ceil(deadline - performance.now())
    if (msLeft <= 0 || (mayHaveRun && !mayRunTwice)) {
      throw unavailable(first, mayHaveRun && !reads, repeatable)
    }
    try {
      return await send(AbortSignal.timeout(msLeft))
    } catch (second) {
      const secondFailure = failureOf(second)
      if (secondFailure === 'refused') throw second
      throw unavailable(second, (mayHaveRun || secondFailure === 'unknown') && !reads, repeatable)
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

function unavailable(cause: unknown, mayHaveChanged: boolean, repeatable: boolean): AppError {
  const message = mayHaveChanged
    ? `The database did not answer in time. The change may or may not have been made: ${
        repeatable ? 'the same request may safely be sent again.' : 'look before you try again.'
      }`
    : 'The database cannot be reached at the moment. Nothing was changed; try again shortly.'
  return new AppError('unavailable', message, { headers: { 'Retry-After': '2' }, cause })
}
