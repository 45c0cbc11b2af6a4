import type { MiddlewareHandler } from 'hono'
import { TAGS } from './cache-tags.ts'
import { revalidated } from './revalidated.ts'
import type { ServiceDeps } from './service.ts'

/** Browsers keep the answer and ask each time whether it still holds. */
const BROWSERS = 'public, max-age=0, must-revalidate'

/** The CDN answers by itself for a minute, and for five more while it asks for a new answer, unless it is purged. */
const CDN = 'public, durable, s-maxage=60, stale-while-revalidate=300'

/** `Netlify-Vary` has no word for "no parameter": one that nobody sends says it. */
const NO_PARAMETER = 'none'

interface QuerySchema {
  readonly entries: Readonly<Record<string, unknown>>
}

/**
 * For reads that are the same for everyone: a weak ETag, 304 to an `If-None-Match` that has it, leave for browsers to
 * keep the answer as long as each use asks first, and for Netlify's CDN to give it to others. `query` is the schema of
 * all parameters that the route reads: the CDN tells answers apart by those and by nothing else.
 *
 * The CDN keeps only a 200 that its handler has `tagged`. Anything else, what says otherwise by its own `Cache-Control`
 * too, leaves without a word to the CDN.
 */
export function cached(
  { corsOrigins = [] }: Pick<ServiceDeps, 'corsOrigins'>,
  query: QuerySchema = { entries: {} },
): MiddlewareHandler {
  const names = Object.keys(query.entries)
  const known = new Set(names)
  const vary = [
    `query=${names.length > 0 ? names.join('|') : NO_PARAMETER}`,
    ...(corsOrigins.length > 0 ? ['header=Origin'] : []),
  ].join(',')

  return (c, next) =>
    revalidated(c, async () => {
      await next()
      const { status, headers } = c.res
      if (status === 200 && headers.has(TAGS) && !headers.has('Cache-Control') && isPlain(c.req.url, known)) {
        headers.set('Cache-Control', BROWSERS)
        headers.set('Netlify-CDN-Cache-Control', CDN)
        headers.set('Netlify-Vary', vary)
      } else {
        headers.delete(TAGS)
      }
    })
}

/**
 * Whether everyone who reads the query finds the same in it: each known name once, and no name in disguise. Of another
 * query the CDN might read another value than we did, and then give our answer to whoever asks for that.
 */
function isPlain(url: string, known: ReadonlySet<string>): boolean {
  const start = url.indexOf('?') + 1
  if (start === 0) return true
  const query = url.slice(start)
  if (query.includes(';')) return false
  const found = new Set<string>()
  for (const pair of query.split('&')) {
    const [name = ''] = pair.split('=', 1)
    if (/[%+]/.test(name) || found.has(name)) return false
    if (known.has(name)) found.add(name)
  }
  return true
}
