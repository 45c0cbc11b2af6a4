import { parseArgs } from 'node:util'
import { serveBuilt } from './serve-built.ts'

const HELP = `Serves the built shop from one process until Ctrl-C, under the redirects of netlify.toml.

  npm run serve [-- --from dist]

The settings are those of the environment and .env; PORT and HOST say where it listens. With a proxy in front, SITE_URL
says which address people use, and CLIENT_IP_HEADER the header in which that proxy tells whose request it is, such as
X-Forwarded-For: without it all customers count as one where sign-ins are throttled.`

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
  const { PORT, HOST, SITE_URL, CLIENT_IP_HEADER } = process.env
  const { url, close } = await serveBuilt({
    port: Number(PORT || 8888),
    host: HOST || '127.0.0.1',
    siteUrl: SITE_URL || undefined,
    ...(CLIENT_IP_HEADER && { clientIp: ({ headers }) => lastOf(headers[CLIENT_IP_HEADER.toLowerCase()]) }),
    folder,
  })
  console.log(`The built shop is served on ${url}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0)))
  }
}

/** The last address of a list is the one that the nearest proxy saw; those before it are hearsay. */
const lastOf = (header: string | string[] | undefined) => header?.toString().split(',').at(-1)?.trim()
