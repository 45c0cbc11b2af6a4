/** What a request is told apart by, beside its path. */
export interface Variation {
  /** Names of parameters, or all of them as they were sent. */
  query: readonly string[] | 'all'
  /** Names of request headers. */
  headers: readonly string[]
}

/** How long an answer may be given again, in seconds: as it is, and then while a new one is asked for. */
export interface Lifetime {
  fresh: number
  stale: number
}

const parts = (text: string | null, separator = ',') =>
  (text ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Of Netlify's instructions those that this shop uses; any other is a mistake. */
export function variationOf(headers: Headers): Variation {
  const variation: Variation = { query: 'all', headers: parts(headers.get('Vary')) }
  for (const instruction of parts(headers.get('Netlify-Vary'))) {
    const [name, list] = instruction.split('=', 2)
    const names = parts(list ?? '', '|')
    if (names.length === 0 || !(name === 'query' || name === 'header')) {
      throw new Error(`Netlify-Vary: ${instruction}`)
    }
    if (name === 'query') variation.query = names
    else variation.headers = [...variation.headers, ...names]
  }
  return variation
}

/** The key under which a request's answer is kept among the others of its path. */
export function keyOf(url: URL, headers: Headers, { query, headers: names }: Variation): string {
  return JSON.stringify([
    query === 'all' ? url.search : query.map((name) => url.searchParams.get(name)),
    names.map((name) => headers.get(name)),
  ])
}

/** How long Netlify keeps an answer, or undefined where it must not. */
export function lifetimeOf(headers: Headers): Lifetime | undefined {
  const directives = new Map(
    parts(headers.get('Netlify-CDN-Cache-Control')).map((part) => {
      const [name = '', value] = part.split('=', 2)
      return [name, value ?? '']
    }),
  )
  if (!directives.has('public') || directives.has('no-store') || directives.has('private')) return undefined
  return {
    fresh: Number(directives.get('s-maxage') ?? 0),
    stale: Number(directives.get('stale-while-revalidate') ?? 0),
  }
}

/** The tags of an answer, as purges name them. */
export function tagsOf(headers: Headers): string[] {
  const tags = parts(headers.get('Netlify-Cache-Tag')).map((tag) => tag.toLowerCase())
  if (tags.length > 500 || tags.some((tag) => tag.length > 1024))
    throw new Error('More tags than Netlify takes')
  return tags
}

/** Whether an `If-None-Match` has this tag, compared weakly (RFC 9110, 13.1.2). */
export const hasTag = (ifNoneMatch: string | undefined, etag: string | null): boolean =>
  etag !== null && parts(ifNoneMatch ?? '').some((each) => each === '*' || bare(each) === bare(etag))

const bare = (etag: string) => etag.replace(/^W\//, '')
