import { sql } from 'kysely'
import { isoTime } from '../../db/expressions.ts'
import type { Role } from '../../db/schema.ts'

/** The columns of an answered User, from the table or from a CTE that holds its rows; never the password's hash. */
export function userColumns(table: 'users' | 'changed' | 'account') {
  const ref = (column: string) => sql.ref(`${table}.${column}`)
  const plain = <T>(column: string) => sql<T>`${ref(column)}`
  return [
    plain<number>('id').as('id'),
    plain<string>('email').as('email'),
    plain<string>('full_name').as('full_name'),
    plain<string | null>('phone').as('phone'),
    plain<string | null>('address').as('address'),
    plain<Role>('role').as('role'),
    plain<boolean>('is_active').as('is_active'),
    isoTime(ref('created_at')).as('created_at'),
    isoTime(ref('updated_at')).as('updated_at'),
  ] as const
}
