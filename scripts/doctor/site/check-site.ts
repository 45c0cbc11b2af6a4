import { type Finding, type Result, skipped } from '../finding.ts'
import { reasonOf } from '../reason.ts'
import { openSite, type Site } from './ask.ts'
import { siteClockFindings } from './clock.ts'
import { headerFindings } from './headers.ts'
import { healthFindings } from './health.ts'
import { httpsFindings } from './https.ts'
import { redirectFindings } from './redirects.ts'
import { streamingFindings } from './streaming.ts'

const CHECKS: readonly (readonly [name: string, find: (site: Site) => Promise<Finding[]>])[] = [
  ['https', httpsFindings],
  ['health', healthFindings],
  ["site's clock", siteClockFindings],
  ['redirects', redirectFindings],
  ['headers', headerFindings],
]

/** Looks at a live site from outside, as a customer's browser would see it. `chat` costs one turn of its model. */
export async function* checkSite(url: URL, { chat }: { chat: boolean }): AsyncGenerator<Result> {
  const site = openSite(url)
  const failure = await reach(site)
  yield { check: 'site', findings: failure ? [failure] : [] }
  if (failure) return
  for (const [check, find] of CHECKS) yield { check, findings: await find(site) }
  yield chat
    ? { check: 'streaming', findings: await streamingFindings(site) }
    : skipped('streaming', '--no-chat was given')
}

async function reach({ url, ask }: Site): Promise<Finding | undefined> {
  try {
    const { body } = await ask('/')
    await body?.cancel()
    return undefined
  } catch (error) {
    const { code } = reasonOf(error)
    return {
      id: 'site-unreachable',
      problem: `The site at ${url.origin} cannot be reached${code && ` (${code})`}.`,
      advice: 'See that the address is right, that the site is deployed, and that its name leads to it.',
    }
  }
}
