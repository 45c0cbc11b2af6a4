import { parseArgs } from 'node:util'
import { explain, openDatabase } from './open-database.ts'

const HELP = `Makes an account an administrator.

  npm run user:promote -- you@example.com

It works on the database of DATABASE_URL (from the environment or .env) where that is set, else on the local one,
whether or not the shop runs.`

/** As by an administrator: a change of role ends the account's tokens and is noted in the audit trail. */
const PROMOTE = `
  with before as (select id, role from users where email = lower(trim($1)) and is_active for update),
  promoted as (
    update users set role = 'admin', token_version = token_version + (before.role <> 'admin')::int
    from before where users.id = before.id returning users.id, users.email
  ),
  noted as (
    insert into audit_log (event, subject, subject_id, request_id, details)
    select 'role_changed', 'user', id, 'npm run user:promote', jsonb_build_object('from', role, 'to', 'admin')
    from before where role <> 'admin'
  )
  select email from promoted`

try {
  process.exitCode = await main()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  const [email] = positionals
  if (values.help || email === undefined || positionals.length > 1) {
    console.log(HELP)
    return values.help ? 0 : 2
  }
  const { database, close } = await openDatabase()
  try {
    const [promoted = []] = await database.transaction([{ text: PROMOTE, params: [email] }])
    if (promoted.length > 0) {
      console.log(`${email} is an administrator now and signs in anew: tokens from before have ended.`)
      return 0
    }
    console.error('No active account has that email: register it first.')
    return 1
  } finally {
    await close()
  }
}
