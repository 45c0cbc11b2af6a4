import { parseArgs } from 'node:util'
import { LOCAL_FOLDER, startLocalDatabase } from '../dev/local-database.ts'
import { createNeonEndpoint } from '../dev/neon/endpoint.ts'
import { openPool } from '../dev/neon/pools.ts'
import { listen } from '../dev/neon/server.ts'

const USAGE = `Usage: npm run db:local [-- --port 4444 --connections 100]

Serves a local database over Neon's HTTP protocol until Ctrl-C: the PostgreSQL named by
LOCAL_DATABASE_URL, else the shop's own PGlite (${LOCAL_FOLDER}).`

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      connections: { type: 'string', default: '100' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(USAGE)

  const served = await serve(wholeNumber('port', values.port), wholeNumber('connections', values.connections))
  console.log(`\nDATABASE_URL=${served.databaseUrl}\nNEON_HTTP_ENDPOINT=${served.endpoint}\n`)
  if (!served.isOwn) return
  console.log('Ctrl-C ends it.')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.stop())
}

async function serve(port: number, connections: number) {
  const databaseUrl = process.env.LOCAL_DATABASE_URL
  if (!databaseUrl) return startLocalDatabase({ port, log: console.log })

  const pool = openPool(databaseUrl, connections)
  await pool.query('SELECT 1')
  const server = await listen({ endpoint: createNeonEndpoint({ poolFor: () => pool }), port })
  console.log(
    'This is the database in LOCAL_DATABASE_URL, as it is: npm run db:migrate brings it up to date.',
  )
  return {
    databaseUrl,
    endpoint: server.url,
    isOwn: true,
    stop: async () => {
      await server.close()
      await pool.end()
    },
  }
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} must be a whole number`)
  return Number(text)
}
