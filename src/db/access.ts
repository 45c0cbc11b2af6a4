import { type QueryCreator, sql } from 'kysely'
import { AppError } from '../lib/errors.ts'
import { type Principal, staleToken } from '../lib/principal.ts'
import type { Database, Role } from './schema.ts'

/** The tables of a statement that starts with `activeAccount` as its CTE `caller`. */
export interface WithCaller extends Database {
  caller: { id: number; role: Role }
}

/**
 * The CTE `caller`: the principal's account while it is active and the token is of its current version, else no row.
 * Every statement made for a signed-in user starts with it, so that the check costs no request of its own.
 */
export const activeAccount =
  ({ userId, tokenVersion }: Principal) =>
  (query: QueryCreator<Database>) =>
    query
      .selectFrom('users')
      .select(['users.id', 'users.role'])
      .where('users.id', '=', userId)
      .where('users.token_version', '=', tokenVersion)
      .where('users.is_active', '=', true)

/** Selected by every such statement: null says that the account is gone or the token stale. */
export const callerRole = sql<Role | null>`(select role from caller)`.as('caller_role')

const adminRequired = (): AppError => new AppError('forbidden', 'Only an administrator may do this.')

/** Lets a statement's answer through when its caller's account stands (else 401) and has the role asked for (else 403). */
export function allowed<Row extends { caller_role: Role | null }>(row: Row, role?: 'admin'): Row {
  if (!row.caller_role) throw staleToken()
  if (role && row.caller_role !== role) throw adminRequired()
  return row
}
