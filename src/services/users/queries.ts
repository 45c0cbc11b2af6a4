import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Principal } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { refusedBy } from '../../db/constraints.ts'
import { containing, countOfRows, isoTime } from '../../db/expressions.ts'
import { AppError } from '../../lib/errors.ts'
import { userColumns } from './columns.ts'
import type { ListUsers, UpdateProfile } from './schemas.ts'

interface NewUser {
  email: string
  password_hash: string
  full_name: string
}

/** Adds an account. An email that is taken is refused with 400. */
export const insertUser = (db: Db, user: NewUser) =>
  db
    .insertInto('users')
    .values(user)
    .returning([...userColumns('users'), 'users.token_version'])
    .executeTakeFirstOrThrow()
    .catch(refusedBy('users_email_key', new AppError('rule', 'Email already registered')))

/** The account of an email with what a sign-in must know of it. */
export const findCredentials = (db: Db, email: string) =>
  db
    .selectFrom('users')
    .select([...userColumns('users'), 'users.password_hash', 'users.token_version'])
    .where('users.email', '=', email)
    .executeTakeFirst()

/** Stores the same password's new hash, unless the password was changed meanwhile. */
export const replaceHash = (db: Db, id: number, from: string, to: string) =>
  db
    .updateTable('users')
    .set({ password_hash: to })
    .where('id', '=', id)
    .where('password_hash', '=', from)
    .executeTakeFirst()

/** The caller's own account, as a table to read or change: no row once it is gone or the token stale. */
const own = ({ userId, tokenVersion }: Principal) =>
  sql<boolean>`users.id = ${userId} and users.token_version = ${tokenVersion} and users.is_active`

export const findOwnAccount = (db: Db, principal: Principal) =>
  db.selectFrom('users').select(userColumns('users')).where(own(principal)).executeTakeFirst()

export const findOwnHash = (db: Db, principal: Principal) =>
  db.selectFrom('users').select('password_hash').where(own(principal)).executeTakeFirst()

/** Changes the given fields of the caller's profile. */
export const updateOwnProfile = (db: Db, principal: Principal, change: UpdateProfile) =>
  db
    .updateTable('users')
    .set((eb) => ({
      full_name: change.full_name ?? eb.ref('users.full_name'),
      phone: change.phone === undefined ? eb.ref('users.phone') : change.phone,
      address: change.address === undefined ? eb.ref('users.address') : change.address,
    }))
    .where(own(principal))
    .returning(userColumns('users'))
    .executeTakeFirst()

/** Sets the caller's password and ends every token issued before. */
export const updateOwnPassword = (db: Db, principal: Principal, password_hash: string) =>
  db
    .updateTable('users')
    .set((eb) => ({ password_hash, token_version: eb('users.token_version', '+', 1) }))
    .where(own(principal))
    .returning([...userColumns('users'), 'users.token_version'])
    .executeTakeFirst()

/** Ends every token of the caller. */
export const endOwnTokens = (db: Db, principal: Principal) =>
  db
    .updateTable('users')
    .set((eb) => ({ token_version: eb('users.token_version', '+', 1) }))
    .where(own(principal))
    .returning('users.id')
    .executeTakeFirst()

/** What everyone may know of an active account. */
export const findPublicUser = (db: Db, id: number) =>
  db
    .selectFrom('users')
    .select(['id', 'full_name', isoTime(sql.ref('created_at')).as('created_at')])
    .where('id', '=', id)
    .where('is_active', '=', true)
    .executeTakeFirst()

/** A page of all accounts for an admin, by id; `search` looks in email and name. */
export async function listUsers(db: Db, admin: Principal, { search, is_active, skip, limit }: ListUsers) {
  const row = await db
    .with('caller', activeAccount(admin))
    .selectNoFrom((eb) => {
      const matching = eb
        .selectFrom('users')
        .where((user) =>
          user.and([
            ...(is_active === undefined ? [] : [user('users.is_active', '=', is_active)]),
            ...(search
              ? [user(sql`(users.email || ' ' || users.full_name)`, 'ilike', containing(search))]
              : []),
          ]),
        )
      const page = matching.select(userColumns('users')).orderBy('users.id').limit(limit).offset(skip)
      return [
        callerRole,
        jsonArrayFrom(page).as('users'),
        matching.select(countOfRows().as('total')).as('total'),
      ]
    })
    .executeTakeFirstOrThrow()
  const { users, total } = allowed(row, 'admin')
  return { users, total: total ?? 0, skip, limit }
}
