import type { Finding } from './finding.ts'
import type { Environment } from './settings.ts'

const NEON = /\.neon\.(?:tech|build)$/
const POOLED = /^[^.]+-pooler\./

/** Whether a host is this machine. */
export const isLocal = (hostname: string): boolean =>
  /^(?:.+\.)?localhost$|^127\.[\d.]+$|^\[::1\]$/.test(hostname)

/** Finds addresses that are well formed and still cannot be meant: they do not fit each other or the shop. */
export function unfitAddresses({ DATABASE_URL, NEON_HTTP_ENDPOINT, SITE_URL }: Environment): Finding[] {
  return [...ofDatabase(DATABASE_URL, NEON_HTTP_ENDPOINT), ...ofSite(SITE_URL)]
}

function ofDatabase(address: string | undefined, endpoint: string | undefined): Finding[] {
  if (!address || !URL.canParse(address)) return []
  const { hostname } = new URL(address)
  if (!NEON.test(hostname)) {
    if (endpoint) return []
    return [
      {
        id: 'database-not-neon',
        subject: 'DATABASE_URL',
        problem: `DATABASE_URL leads to ${hostname}, which is not Neon, and the shop speaks nothing but Neon's HTTP protocol.`,
        advice:
          'Set NEON_HTTP_ENDPOINT to the endpoint before that database: `npm run db:local` serves one for development, docs/self-hosting.md tells of one to keep.',
      },
    ]
  }
  if (endpoint) {
    return [
      {
        id: 'endpoint-left-over',
        subject: 'NEON_HTTP_ENDPOINT',
        problem: 'DATABASE_URL leads to Neon, but NEON_HTTP_ENDPOINT sends all queries elsewhere.',
        advice: 'Leave NEON_HTTP_ENDPOINT out: it is for databases that are not Neon.',
      },
    ]
  }
  if (POOLED.test(hostname)) return []
  return [
    {
      id: 'database-not-pooled',
      subject: 'DATABASE_URL',
      problem: "DATABASE_URL has Neon's direct address, which takes few connections.",
      advice:
        'Copy the pooled connection string, whose host has `-pooler` in its name. Migrations find the direct one by themselves.',
    },
  ]
}

function ofSite(address: string | undefined): Finding[] {
  if (!address || !URL.canParse(address)) return []
  const { protocol, hostname, pathname } = new URL(address)
  if (protocol !== 'https:' && !isLocal(hostname)) {
    return [
      {
        id: 'site-not-https',
        subject: 'SITE_URL',
        problem:
          'SITE_URL is not an https address: cookies would not be Secure, and links in mail would go in the open.',
        advice: 'Give the address that starts with https://.',
      },
    ]
  }
  if (pathname === '/') return []
  return [
    {
      id: 'site-with-path',
      subject: 'SITE_URL',
      problem:
        'SITE_URL has a path, but the shop answers at the root of its host: links in mail would lead nowhere.',
      advice: 'Give the host alone, such as https://shop.example.',
    },
  ]
}
