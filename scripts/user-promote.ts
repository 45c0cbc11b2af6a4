import { parseArgs } from 'node:util'
import { explain, openDatabase } from './open-database.ts'

const HELP = `Makes an account an administrator.

  npm run user:promote -- you@example.com

It works on the database of DATABASE_URL (from the environment or .env) where that is set, else on the local one,
whether or not the shop runs.`

const PROMOTE = `update users set role = 'admin' where email = lower(trim($1)) and is_active returning email`

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
      console.log(`${email} is an administrator now.`)
      return 0
    }
    console.error('No active account has that email: register it first.')
    return 1
  } finally {
    await close()
  }
}
