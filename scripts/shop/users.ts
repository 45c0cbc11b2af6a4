import type { Row } from '../../db/seed/database.ts'
import { openDatabase } from '../open-database.ts'
import { command, Refusal } from './command.ts'
import { plain } from './plain.ts'

/** The row of a statement that gives one, with the email for its only value. */
async function ask(text: string, email: string): Promise<Row> {
  const { database, close } = await openDatabase()
  try {
    const [[row] = []] = await database.transaction([{ text, params: [email] }])
    return row ?? {}
  } finally {
    await close()
  }
}

/** As by an administrator: a change of role ends the account's tokens and is noted in the audit trail. */
const PROMOTE = `
  with before as (select id, role from users where email = lower(trim($1)) and is_active for update),
  promoted as (
    update users set role = 'admin', token_version = token_version + (before.role <> 'admin')::int
    from before where users.id = before.id returning users.id
  ),
  noted as (
    insert into audit_log (event, subject, subject_id, request_id, details)
    select 'role_changed', 'user', id, 'npm run shop -- user promote', jsonb_build_object('from', role, 'to', 'admin')
    from before where role <> 'admin'
  )
  select exists (select from promoted) as found`

export const promote = command({
  name: 'user promote',
  args: ['EMAIL'],
  summary: 'Makes an account an administrator.',
  details: `
The account must be registered and active. Its sessions end, so that it signs in anew, and the change is noted in the
audit log. One that is an administrator already stays as it is.`,
  run: async (_options, [email = '']) => {
    const { found } = await ask(PROMOTE, email)
    if (!found) throw new Refusal('No active account has that email: register it first.')
    console.log(`${plain(email)} is an administrator now and signs in anew: tokens from before have ended.`)
  },
})

/**
 * As by an administrator: all active administrators are locked in id order together with the account, so that of two who
 * are deactivated at once the second sees what became of the first.
 */
const DEACTIVATE = `
  with locked as (
    select id, role, is_active, email from users
    where email = lower(trim($1))
      or (role = 'admin' and is_active
        and exists (select from users as target where target.email = lower(trim($1)) and target.role = 'admin'))
    order by id for update
  ),
  account as (select * from locked where email = lower(trim($1))),
  changed as (
    update users set is_active = false, token_version = users.token_version + 1
    from account where users.id = account.id and (
      account.role <> 'admin' or not account.is_active
      or exists (
        select from locked as other where other.id <> account.id and other.role = 'admin' and other.is_active))
    returning users.id
  ),
  noted as (
    insert into audit_log (event, subject, subject_id, request_id)
    select 'account_deactivated', 'user', changed.id, 'npm run shop -- user deactivate'
    from changed join account on account.id = changed.id where account.is_active
  )
  select exists (select from account) as found, exists (select from changed) as done`

export const deactivate = command({
  name: 'user deactivate',
  args: ['EMAIL'],
  summary: 'Closes an account: its sessions end, and it cannot sign in.',
  details: `
Its orders stay. The change is noted in the audit log. The last active administrator is not closed: promote another
one first. An administrator opens the account again on the shop's page of accounts.`,
  run: async (_options, [email = '']) => {
    const { found, done } = await ask(DEACTIVATE, email)
    if (!found) throw new Refusal('No account has that email.')
    if (!done) throw new Refusal('That is the last active administrator: promote another one first.')
    console.log(`${plain(email)} is deactivated: its sessions have ended, and it cannot sign in.`)
  },
})
