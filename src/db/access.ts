import { type QueryCreator, sql } from 'kysely'
import { AppError } from '../lib/errors.ts'
import { type Principal, staleToken } from '../lib/principal.ts'
import type { Database, Role } from './schema.ts'

/** The tables of a statement that starts with `activeAccount` as its CTE `caller`. */
export interface WithCaller extends Database {
  caller: { id: number; role: Role }
}

/** True of the principal's row of `users` while the account is active and the token is of its current version and not ended. */
export const stands = ({ userId, tokenVersion, tokenId }: Principal) =>
  sql<boolean>`users.id = ${userId} and users.token_version = ${tokenVersion} and users.is_active
    and not exists (select from ended_tokens where token_id = ${tokenId ?? null}::uuid)`

/**
 * The CTE `caller`: the principal's account while it stands, else no row. Every statement made for a signed-in user
 * starts with it, so that the check costs no request of its own.
 */
export const activeAccount = (principal: Principal) => (query: QueryCreator<Database>) =>
  query.selectFrom('users').select(['users.id', 'users.role']).where(stands(principal))

/** Selected by every such statement: null says that the account is gone or the token stale. */
export const callerRole = sql<Role | null>`(select role from caller)`.as('caller_role')

const adminRequired = (): AppError => new AppError('forbidden', 'Only an administrator may do this.')

/** Lets a statement's answer through when its caller's account stands (else 401) and has the role asked for (else 403). */
export function allowed<Row extends { caller_role: Role | null }>(row: Row, role?: 'admin'): Row {
  if (!row.caller_role) throw staleToken()
  if (role && row.caller_role !== role) throw adminRequired()
  return row
}
