import { parseArgs } from 'node:util'
import { neon, neonConfig } from '@neondatabase/serverless'
import { startLocalDatabase } from '../dev/local-database.ts'

const HELP = `Makes an account an administrator.

  npm run user:promote -- you@example.com

It works on the database of DATABASE_URL (from the environment or .env) where that is set, else on the local one,
whether or not the shop runs.`

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } })
const [email] = positionals
if (values.help || email === undefined || positionals.length > 1) {
  console.log(HELP)
  process.exit(values.help ? 0 : 2)
}

const { url, stop } = await findDatabase()
try {
  const promoted = await neon(url).query(
    `update users set role = 'admin' where email = lower(trim($1)) and is_active returning email`,
    [email],
  )
  if (promoted.length > 0) console.log(`${email} is an administrator now.`)
  else console.error('No active account has that email: register it first.')
  process.exitCode = promoted.length > 0 ? 0 : 1
} finally {
  await stop()
}

async function findDatabase() {
  const { DATABASE_URL, NEON_HTTP_ENDPOINT } = process.env
  if (DATABASE_URL) {
    if (NEON_HTTP_ENDPOINT) neonConfig.fetchEndpoint = NEON_HTTP_ENDPOINT
    return { url: DATABASE_URL, stop: () => Promise.resolve() }
  }
  const { databaseUrl, endpoint, stop } = await startLocalDatabase()
  neonConfig.fetchEndpoint = endpoint
  return { url: databaseUrl, stop }
}
