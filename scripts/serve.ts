import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { ServeEnv } from '../src/env.ts'
import { readEnv } from '../src/lib/read-env.ts'
import { serveBuilt } from './serve-built.ts'

const HELP = `Serves the built shop from one process until Ctrl-C, under the redirects of netlify.toml.

  npm run serve [-- --from dist]

The settings are those of the environment and .env; PORT and HOST say where it listens. With a proxy in front, SITE_URL
says which address people use, and CLIENT_IP_HEADER the header in which that proxy tells whose request it is, such as
X-Forwarded-For: without it all customers count as one where sign-ins are throttled.

Told to end (SIGTERM or SIGINT) it says at /health that it is not ready, still answers for STOP_DELAY_MS, takes no more
connections then, and lets the running answers finish for up to STOP_WITHIN_MS.`

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

const { values } = parseArgs({ options: { from: { type: 'string' }, help: { type: 'boolean' } } })
if (values.help) {
  console.log(HELP)
} else {
  try {
    await main(values.from)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

async function main(folder: string | undefined) {
  const env = readEnv(ServeEnv, process.env)
  if (!env.success) {
    throw new Error(env.problems.map(({ variable, message }) => `${variable} ${message}.`).join('\n'))
  }
  const { PORT, HOST, SITE_URL, CLIENT_IP_HEADER, STOP_DELAY_MS, STOP_WITHIN_MS } = env.settings
  const { url, announceEnd, close } = await serveBuilt({
    port: PORT,
    host: HOST,
    siteUrl: SITE_URL,
    ...(CLIENT_IP_HEADER && { clientIp: ({ headers }) => lastOf(headers[CLIENT_IP_HEADER.toLowerCase()]) }),
    folder,
  })
  console.log(`The built shop is served on ${url}`)

  const end = async () => {
    announceEnd()
    await sleep(STOP_DELAY_MS)
    const allFinished = await close(STOP_WITHIN_MS)
    if (!allFinished) console.log(`Answers that took longer than ${STOP_WITHIN_MS} ms were cut off.`)
    process.exit(0)
  }
  // A second signal finds no listener, and ends the process at once.
  const onSignal = () => {
    for (const signal of SIGNALS) process.off(signal, onSignal)
    void end()
  }
  for (const signal of SIGNALS) process.once(signal, onSignal)
}

/** The last address of a list is the one that the nearest proxy saw; those before it are hearsay. */
const lastOf = (header: string | string[] | undefined) => header?.toString().split(',').at(-1)?.trim()
