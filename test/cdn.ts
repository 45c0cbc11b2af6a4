import {
  hasTag,
  keyOf,
  type Lifetime,
  lifetimeOf,
  tagsOf,
  type Variation,
  variationOf,
} from './cdn-headers.ts'
import { type Answer, type RequestOptions, type Shop, SITE } from './shop.ts'

interface Kept {
  answer: Answer
  since: number
  lifetime: Lifetime
  tags: readonly string[]
}

interface Served extends Omit<Answer, 'roundTrips'> {
  /** Whether the shop was asked for it, or the CDN had it, fresh or stale. */
  from: 'shop' | 'fresh' | 'stale'
}

interface CdnRequest extends Omit<RequestOptions, 'json' | 'body'> {
  /** Happens between the shop's answer and its being kept. */
  meanwhile?: () => Promise<unknown>
}

/** Meant for the CDN alone; it passes none of these on. */
const OWN_HEADERS = ['Netlify-CDN-Cache-Control', 'Netlify-Cache-Tag', 'Netlify-Vary']

/**
 * A CDN before the shop, as Netlify documents its own: it keeps what `Netlify-CDN-Cache-Control` lets it keep, under the
 * path and what the first answer of that path named in `Netlify-Vary` and `Vary`, gives stale answers while it asks
 * anew, and forgets what the shop purges by tag. Its time is the test's: `pass` seconds.
 */
export class Cdn {
  readonly #shop: Shop
  readonly #variations = new Map<string, Variation>()
  readonly #kept = new Map<string, Kept>()
  readonly #asking = new Set<Promise<unknown>>()
  #seconds = 0
  #purgesSeen = 0

  constructor(shop: Shop) {
    this.#shop = shop
  }

  pass(seconds: number): void {
    this.#seconds += seconds
  }

  /** Waits for what the shop does after its answers, and for what the CDN asks in the background. */
  async settled(): Promise<void> {
    await this.#shop.settled()
    await Promise.all(this.#asking)
  }

  async get(path: string, { meanwhile, ...request }: CdnRequest = {}): Promise<Served> {
    this.#forgetPurged()
    const kept = this.#find(path, request)
    const age = kept ? this.#seconds - kept.since : 0
    if (kept && age < kept.lifetime.fresh) return served(kept.answer, 'fresh', request)
    if (kept && age < kept.lifetime.fresh + kept.lifetime.stale) {
      const asking = this.#ask(path, request, kept).finally(() => this.#asking.delete(asking))
      this.#asking.add(asking)
      return served(kept.answer, 'stale', request)
    }
    return served(await this.#ask(path, request, undefined, meanwhile), 'shop', request)
  }

  #forgetPurged(): void {
    const purged = new Set(this.#shop.purged.slice(this.#purgesSeen).flat())
    this.#purgesSeen = this.#shop.purged.length
    for (const [key, { tags }] of this.#kept) {
      if (tags.some((tag) => purged.has(tag))) this.#kept.delete(key)
    }
  }

  #keyOf(path: string, request: CdnRequest, otherwise?: Variation): string | undefined {
    const url = new URL(path, SITE)
    const variation = this.#variations.get(url.pathname) ?? otherwise
    return variation && `${url.pathname} ${keyOf(url, headersOf(request), variation)}`
  }

  #find(path: string, request: CdnRequest): Kept | undefined {
    const key = this.#keyOf(path, request)
    return key === undefined ? undefined : this.#kept.get(key)
  }

  /** Asks the shop, conditionally where there is a stale answer, and keeps what it may. */
  async #ask(path: string, request: CdnRequest, stale?: Kept, meanwhile?: () => Promise<unknown>) {
    const { 'If-None-Match': _, ...headers } = request.headers ?? {}
    const etag = stale?.answer.headers.get('ETag')
    const asked = { ...request, headers: { ...headers, ...(etag && { 'If-None-Match': etag }) } }
    const answer = await this.#shop.get(path, asked)
    await meanwhile?.()
    this.#forgetPurged()
    const whole = stale && answer.status === 304 ? renewed(stale.answer, answer.headers) : answer
    const lifetime = lifetimeOf(answer.headers)
    if (lifetime && whole.status === 200) {
      const variation = variationOf(answer.headers)
      const key = this.#keyOf(path, request, variation) ?? ''
      const { pathname } = new URL(path, SITE)
      if (!this.#variations.has(pathname)) this.#variations.set(pathname, variation)
      this.#kept.set(key, { answer: whole, since: this.#seconds, lifetime, tags: tagsOf(answer.headers) })
    }
    return whole
  }
}

const headersOf = ({ token, headers = {} }: CdnRequest) =>
  new Headers({ ...(token && { Authorization: `Bearer ${token}` }), ...headers })

/** A kept answer with the headers of the 304 that confirmed it (RFC 9111, 4.3.4). */
function renewed(answer: Answer, newer: Headers): Answer {
  const headers = new Headers(answer.headers)
  for (const [name, value] of newer) headers.set(name, value)
  return { ...answer, headers }
}

function served({ status, headers: all, body }: Answer, from: Served['from'], request: CdnRequest): Served {
  const headers = new Headers(all)
  for (const name of OWN_HEADERS) headers.delete(name)
  return status === 200 && hasTag(request.headers?.['If-None-Match'], headers.get('ETag'))
    ? { status: 304, headers, body: '', from }
    : { status, headers, body, from }
}
