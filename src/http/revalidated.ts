import { hash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { RETAINED_304_HEADERS } from 'hono/etag'

/** What a 304 keeps of the answer's headers, in lower case. */
const KEPT = new Set([
  ...RETAINED_304_HEADERS,
  'x-request-id',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'netlify-cdn-cache-control',
  'netlify-cache-tag',
  'netlify-vary',
])

const SAFE = new Set(['GET', 'HEAD'])

/**
 * A weak ETag of the answer's body, and 304 to an `If-None-Match` that has it. The body is read whole and its digest
 * taken at once: by way of Web Crypto's threads and a cloned stream the same would take several times as long.
 */
export const revalidated: MiddlewareHandler = async (c, next) => {
  await next()
  const answer = c.res
  if (answer.status !== 200 || !SAFE.has(c.req.method)) return

  const body = await answer.text()
  const tag = `"${hash('sha1', body, 'base64url')}"`
  const isCurrent = names(c.req.header('If-None-Match'), tag)
  const headers = isCurrent
    ? new Headers(Array.from(answer.headers).filter(([name]) => KEPT.has(name)))
    : answer.headers
  headers.set('ETag', `W/${tag}`)
  // Without this step Hono would copy the headers of the answer that goes into the one that comes.
  c.res = undefined
  c.res = new Response(isCurrent ? null : body, { status: isCurrent ? 304 : 200, headers })
}

/** Whether `If-None-Match` names the tag; how strong either is does not matter there (RFC 9110, section 13.1.2). */
const names = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch === '*' || (ifNoneMatch?.match(/"[^"]*"/g)?.includes(tag) ?? false)
