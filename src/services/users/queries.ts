import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { auditNote, NO_DETAILS } from '../../db/audit.ts'
import { activeAccount, allowed, callerRole, stands } from '../../db/access.ts'
import type { Caller, Principal } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { containing, countOfRows, isoTime } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'
import { userColumns } from './columns.ts'
import type { ListUsers, UpdateProfile } from './schemas.ts'

const ownAccount = prepared((db, principal: Principal) =>
  db.selectFrom('users').select(userColumns('users')).where(stands(principal)),
)

export const findOwnAccount = (db: Db, { userId, tokenVersion, tokenId }: Principal) =>
  ownAccount(db, { userId, tokenVersion, tokenId }).executeTakeFirst()

/** Changes the given fields of the caller's profile. */
export async function updateOwnProfile(db: Db, principal: Principal, change: UpdateProfile) {
  const set = db
    .updateTable('users')
    .set((eb) => ({
      full_name: change.full_name ?? eb.ref('users.full_name'),
      phone: change.phone === undefined ? eb.ref('users.phone') : change.phone,
      address: change.address === undefined ? eb.ref('users.address') : change.address,
    }))
    .where(stands(principal))
    .returning(userColumns('users'))
  const [[account]] = await db.batch([set] as const, { repeatable: true })
  return account
}

/** Ends every token of the caller. */
export const endOwnTokens = (db: Db, caller: Caller) =>
  db
    .with('account', (query) =>
      query
        .updateTable('users')
        .set((eb) => ({ token_version: eb('users.token_version', '+', 1) }))
        .where(stands(caller))
        .returning('users.id'),
    )
    .with('noted', () =>
      auditNote(
        {
          event: 'signed_out_everywhere',
          actorId: caller.userId,
          subject: 'user',
          requestId: caller.requestId,
        },
        sql`(select account.id, ${NO_DETAILS} as details from account)`,
      ),
    )
    .selectFrom('account')
    .select('account.id')
    .executeTakeFirst()

const publicUser = prepared((db, { id }: { id: number }) =>
  db
    .selectFrom('users')
    .select(['id', 'full_name', isoTime(sql.ref('created_at')).as('created_at')])
    .where('id', '=', id)
    .where('is_active', '=', true),
)

/** What everyone may know of an active account. */
export const findPublicUser = (db: Db, id: number) => publicUser(db, { id }).executeTakeFirst()

/** A page of all accounts, or of those with the given ids, for an admin, by id; `search` looks in email and name. */
export async function listUsers(
  db: Db,
  admin: Principal,
  { search, ids, is_active, skip, limit }: ListUsers,
) {
  const row = await db
    .with('caller', activeAccount(admin))
    .selectNoFrom((eb) => {
      const matching = eb
        .selectFrom('users')
        .where((user) =>
          user.and([
            ...(is_active === undefined ? [] : [user('users.is_active', '=', is_active)]),
            ...(ids ? [user('users.id', '=', sql<number>`any(${sql.val(ids)}::integer[])`)] : []),
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
