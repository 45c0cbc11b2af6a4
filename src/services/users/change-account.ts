import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import { sql } from 'kysely'
import { auditNote, NO_DETAILS } from '../../db/audit.ts'
import type { Caller } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { AppError } from '../../lib/errors.ts'
import { userColumns } from './columns.ts'
import type { UpdateAccount } from './schemas.ts'

const lastAdmin = () =>
  new AppError('conflict', 'The last active administrator cannot be demoted or deactivated.')

/** Changes the role or the standing of any account, for an admin, and ends its tokens if it did. 404 where there is none, 409 for the last active admin. */
export async function changeAccount(db: Db, admin: Caller, id: number, change: UpdateAccount) {
  const row = allowed(await changeStanding(db, admin, id, change, 'admin'), 'admin')
  if (!row.found) throw new AppError('not_found', 'User not found')
  if (!row.user) throw lastAdmin()
  return row.user
}

/** Deactivates the caller's own account: its tokens stop working at once. 409 for the last active admin. */
export async function closeAccount(db: Db, principal: Caller): Promise<void> {
  const row = allowed(await changeStanding(db, principal, principal.userId, { is_active: false }))
  if (!row.user) throw lastAdmin()
}

/**
 * One statement for both. All active admins are locked, in id order, together with the account, so that of two who
 * demote each other at once the second sees what the first did. Another role and deactivation raise the token version.
 */
const changeStanding = (
  db: Db,
  caller: Caller,
  id: number,
  { role, is_active }: UpdateAccount,
  required?: 'admin',
) =>
  db
    .with('caller', activeAccount(caller))
    .with('locked', (query) =>
      query
        .selectFrom('users')
        .select(['users.id', 'users.role', 'users.is_active'])
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('caller')
              .select('caller.id')
              .$if(required === 'admin', (admins) => admins.where('caller.role', '=', 'admin')),
          ),
        )
        .where((eb) =>
          eb.or([
            eb('users.id', '=', id),
            eb.and([
              eb('users.role', '=', 'admin'),
              eb('users.is_active', '=', true),
              eb.exists(
                eb
                  .selectFrom('users as target')
                  .select('target.id')
                  .where('target.id', '=', id)
                  .where('target.role', '=', 'admin'),
              ),
            ]),
          ]),
        )
        .orderBy('users.id')
        .forUpdate(),
    )
    .with('changed', (query) =>
      query
        .updateTable('users')
        .from('locked')
        .set((eb) => ({
          role: role ?? eb.ref('users.role'),
          is_active: is_active ?? eb.ref('users.is_active'),
          token_version: eb(
            'users.token_version',
            '+',
            sql<number>`(${is_active === false}::boolean or coalesce(${role ?? null}::text <> users.role, false))::int`,
          ),
        }))
        .whereRef('users.id', '=', 'locked.id')
        .where('locked.id', '=', id)
        .where((eb) =>
          eb.or([
            eb.val(role !== 'customer' && is_active !== false),
            eb('locked.role', '<>', 'admin'),
            eb('locked.is_active', '=', false),
            eb.exists(
              eb
                .selectFrom('locked as other')
                .select('other.id')
                .where('other.id', '<>', id)
                .where('other.role', '=', 'admin')
                .where('other.is_active', '=', true),
            ),
          ]),
        )
        .returningAll('users'),
    )
    .with('role_noted', () =>
      auditNote(
        { event: 'role_changed', ...by(caller) },
        sql`(select changed.id, jsonb_build_object('from', locked.role, 'to', changed.role) as details
          from changed join locked on locked.id = changed.id where locked.role <> changed.role)`,
      ),
    )
    .with('standing_noted', () =>
      auditNote(
        { event: is_active ? 'account_reactivated' : 'account_deactivated', ...by(caller) },
        sql`(select changed.id, ${NO_DETAILS} as details
          from changed join locked on locked.id = changed.id where locked.is_active <> changed.is_active)`,
      ),
    )
    .selectNoFrom((eb) => [
      callerRole,
      eb.exists(eb.selectFrom('locked').select('locked.id').where('locked.id', '=', id)).as('found'),
      jsonObjectFrom(eb.selectFrom('changed').select(userColumns('changed'))).as('user'),
    ])
    .executeTakeFirstOrThrow()

const by = ({ userId, requestId }: Caller) => ({ actorId: userId, subject: 'user', requestId }) as const
