import { NeonDbError } from '@neondatabase/serverless'

/**
 * For `.catch()` on a write: throws `error` when the database refused because of the named constraint, and
 * whatever came otherwise.
 */
export const refusedBy =
  (constraint: string, error: Error) =>
  (thrown: unknown): never => {
    throw isViolationOf(constraint, thrown) ? error : thrown
  }

/** True when the database refused a write because of the named constraint. */
export const isViolationOf = (constraint: string, thrown: unknown): boolean =>
  thrown instanceof NeonDbError && thrown.constraint === constraint
