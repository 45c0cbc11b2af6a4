import { setTimeout as sleep } from 'node:timers/promises'
import { purgeCache } from '@netlify/functions'
import type { Purge } from './purge.ts'
import { type Clock, limitPurges, TooManyPurges } from './purge-limit.ts'

/** Each tag may be purged twice in five seconds, by all of a site's functions together. */
const LIMIT = { times: 2, windowMs: 5_000, attempts: 3 }

/** How long Netlify may take to accept a purge. */
const ANSWER_MS = 10_000

const CLOCK: Clock = { now: () => performance.now(), sleep, random: Math.random }

/**
 * Netlify's purge of its CDN, within Netlify's limits. It does nothing where Netlify gives a function no leave to purge:
 * under `netlify dev` and everywhere else. That is looked up each time, since the token may change from one request to
 * the next.
 */
export function netlifyPurge(env: Readonly<Record<string, string | undefined>>, clock: Clock = CLOCK): Purge {
  const purge = limitPurges(send, LIMIT, clock)
  return async (tags) => {
    if (env.NETLIFY_PURGE_API_TOKEN && env.SITE_ID && !env.NETLIFY_LOCAL) await purge(tags)
  }
}

async function send(tags: readonly string[]): Promise<void> {
  try {
    await inTime(purgeCache({ tags: [...tags] }))
  } catch (error) {
    // `purgeCache` tells the status in its message only.
    if (error instanceof Error && /\b429$/.test(error.message)) {
      throw new TooManyPurges('Netlify takes no more purges of a tag for now.', { cause: error })
    }
    throw error
  }
}

/** `purgeCache` has no deadline of its own. */
function inTime<T>(work: Promise<T>): Promise<T> {
  const deadline = AbortSignal.timeout(ANSWER_MS)
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener('abort', () => reject(deadline.reason as Error), { once: true })
  })
  return Promise.race([work, late])
}
