import { offBy } from '../clock.ts'
import type { Finding } from '../finding.ts'
import type { Site } from './ask.ts'

/** `Date` tells whole seconds. */
const SECOND = 1000

/** Finds a site whose clock is not ours, by the `Date` of an answer that no cache keeps. */
export async function siteClockFindings({ ask }: Site): Promise<Finding[]> {
  const before = Date.now()
  const { headers, body } = await ask('/api/users/live')
  const after = Date.now()
  await body?.cancel()
  const date = headers.get('Date')
  const off = date === null ? undefined : offBy(Date.parse(date), { before: before - SECOND, after })
  if (!off) return []
  return [
    {
      id: 'site-clock',
      problem: `The site's clock is ${off} this machine's. Sign-ins count by it, and would end early, late or not at all.`,
      advice: "Set the clock that is wrong by NTP. Netlify's is right: there it is this machine's.",
    },
  ]
}
