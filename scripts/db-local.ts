import { parseArgs } from 'node:util'
import { LOCAL_FOLDER, startLocalDatabase } from '../dev/local-database.ts'
import { createNeonEndpoint } from '../dev/neon/endpoint.ts'
import { openPool } from '../dev/neon/pools.ts'
import { listen } from '../dev/neon/server.ts'

const USAGE = `Usage: npm run db:local [-- --port 4444] [-- --connections 100]

Serves a local database over Neon's HTTP protocol until Ctrl-C: the PostgreSQL named by
LOCAL_DATABASE_URL, else the shop's own PGlite (${LOCAL_FOLDER}).`

const { values } = parseArgs({
  options: { port: { type: 'string' }, connections: { type: 'string' }, help: { type: 'boolean' } },
})
if (values.help) {
  console.log(USAGE)
} else {
  const served = await serve(Number(values.port ?? 0), Number(values.connections ?? 100))
  console.log(`\nDATABASE_URL=${served.databaseUrl}\nNEON_HTTP_ENDPOINT=${served.endpoint}\n`)
  if (served.isOwn) {
    console.log('Ctrl-C ends it.')
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.stop())
  }
}

async function serve(port: number, connections: number) {
  const databaseUrl = process.env.LOCAL_DATABASE_URL
  if (!databaseUrl) return startLocalDatabase({ port, log: console.log })

  const pool = openPool(databaseUrl, connections)
  await pool.query('SELECT 1')
  const server = await listen({ endpoint: createNeonEndpoint({ poolFor: () => pool }), port })
  console.log(
    'The database is the one in LOCAL_DATABASE_URL. It is not migrated by this: npm run db:migrate does that.',
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
