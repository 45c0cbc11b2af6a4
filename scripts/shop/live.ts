import { isIPv4 } from 'node:net'

/**
 * The host of the live shop's database, when that is what a command would work on: one in `DATABASE_URL`, or the Neon
 * endpoint before it, that is not on this machine. An address that cannot be read counts as live.
 */
export function liveDatabase(env: NodeJS.ProcessEnv): string | undefined {
  const { DATABASE_URL: url, NEON_HTTP_ENDPOINT: endpoint } = env
  if (!url) return undefined
  return [url, ...(endpoint ? [endpoint] : [])].map(hostOf).find((host) => !isThisMachine(host))
}

const UNREADABLE = 'an address that cannot be read'

function hostOf(address: string): string {
  if (!URL.canParse(address)) return UNREADABLE
  const { hostname, searchParams } = new URL(address)
  return searchParams.get('host') ?? hostname
}

/** Loopback names and addresses, and the folder of a Unix socket. */
function isThisMachine(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    (isIPv4(host) && host.startsWith('127.')) ||
    host.startsWith('/')
  )
}
