import type { MiddlewareHandler } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'

const KEPT = [
  ...RETAINED_304_HEADERS,
  'X-Request-Id',
  'Access-Control-Allow-Origin',
  'Access-Control-Expose-Headers',
]

const weakEtag = etag({ weak: true, retainedHeaders: KEPT })

/**
 * For public reads: a weak ETag, 304 to an `If-None-Match` that has it, and leave to keep the answer as long as each
 * use asks first. A handler that sets its own `Cache-Control` keeps it.
 */
export const revalidated: MiddlewareHandler = (c, next) =>
  weakEtag(c, async () => {
    await next()
    if (c.res.status === 200 && !c.res.headers.has('Cache-Control')) {
      c.res.headers.set('Cache-Control', 'public, max-age=0, must-revalidate')
    }
  })
