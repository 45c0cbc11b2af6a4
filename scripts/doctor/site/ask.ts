interface Asking {
  method?: string
  headers?: Record<string, string>
  body?: string
  signal?: AbortSignal
}

/** A live site, as the checks ask it. */
export interface Site {
  url: URL
  /** Asks one path of it and follows no redirect. Rejects when no answer comes. */
  ask: (path: string, asking?: Asking) => Promise<Response>
}

const PATIENCE_MS = 20_000

export const openSite = (url: URL): Site => ({
  url,
  ask: (path, asking) =>
    fetch(new URL(path, url), {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...asking,
      headers: { 'User-Agent': 'boutique-doctor', ...asking?.headers },
    }),
})

/** Whether an answer is a page of the site, where the API was asked. */
export const isPage = ({ headers }: Response): boolean =>
  headers.get('Content-Type')?.startsWith('text/html') === true

/** Whether a function gave the answer: each signs its own with an id, which no file of the site has. */
export const isOfFunction = ({ headers }: Response): boolean => headers.has('X-Request-Id')
