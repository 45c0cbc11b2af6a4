import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { createNeonEndpoint } from '../dev/neon/endpoint.ts'
import { gateBefore } from '../dev/neon/gate.ts'
import { openPool } from '../dev/neon/pools.ts'
import { listen } from '../dev/neon/server.ts'
import { OrdersEnv, ServeEnv } from '../src/env.ts'
import { readEnv } from '../src/lib/read-env.ts'

const HELP = `Serves a PostgreSQL over Neon's HTTP protocol, for a shop that is hosted without Neon.

  npm run db:endpoint [-- --connections 20]

DATABASE_URL names the PostgreSQL, PORT and HOST say where to listen. Whoever asks must send the same user, password and
database as DATABASE_URL has. It speaks no TLS: keep it in a network that only the shop reaches. Until SIGTERM or Ctrl-C.`

const DEFAULT_CONNECTIONS = '20'

const EndpointEnv = v.object({
  ...v.pick(OrdersEnv, ['DATABASE_URL']).entries,
  ...v.pick(ServeEnv, ['PORT', 'HOST']).entries,
})

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      connections: { type: 'string', default: DEFAULT_CONNECTIONS },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(HELP)
  if (!/^[1-9]\d{0,3}$/.test(values.connections)) {
    throw new Error('--connections must be a whole number from 1 to 9999')
  }
  const env = readEnv(EndpointEnv, process.env)
  if (!env.success) {
    throw new Error(env.problems.map(({ variable, message }) => `${variable} ${message}.`).join('\n'))
  }
  const { DATABASE_URL, PORT, HOST } = env.settings

  const pool = openPool(DATABASE_URL, Number(values.connections))
  const endpoint = createNeonEndpoint({ poolFor: gateBefore(pool, DATABASE_URL) })
  const server = await listen({ endpoint, port: PORT, host: HOST })
  console.log(`${new URL(DATABASE_URL).host} is served over Neon's protocol at ${server.url}`)

  const end = async () => {
    await server.close()
    await pool.end()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
}
