import type { Shop } from '../../../test/shop.ts'

/** What `fetch` gives, with its text, and nothing checked against the API document, which has no pages. */
export async function page(shop: Shop, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await shop.fetch(method, path, { headers })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

const UNESCAPED: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

const plain = (text: string) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => UNESCAPED[entity] ?? '')

/** The content of the meta elements of a head, by name or property. */
export const metaOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    Array.from(
      html.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)" \/>/g),
      ([, name, content]) => [name, plain(content ?? '')],
    ),
  )

export const titleOf = (html: string): string => plain(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '')

/** The attributes' text of each link element, by what it is for. */
export const linkOf = (html: string, rel: string): string | undefined =>
  new RegExp(`<link rel="${rel}" ([^>]*) />`).exec(html)?.[1]

/** What a browser finds in a script element of data: all up to the first that could end it. */
export function dataOf(html: string, attributes: string): unknown {
  const start = html.indexOf(`<script ${attributes}>`)
  if (start < 0) return undefined
  const text = html.slice(html.indexOf('>', start) + 1)
  return JSON.parse(text.slice(0, text.search(/<\/script/i)))
}

export const PAGE_DATA = 'type="application/json" id="page-data"'
export const JSON_LD = 'type="application/ld+json"'
