import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type HeaderRule, headersOfSite, PAGE_CSP_IN_META } from '../src/http/page-headers.ts'
import { PAGES } from '../storefront/routes.ts'

/** The headers of the site's files, by path. */
export const SITE_HEADERS = headersOfSite(PAGES.filter(({ answeredBy }) => answeredBy === 'shell'))

/** Writes into the published folder what is made of its page and of the list of pages. */
export async function writeSiteFiles(out: string, siteUrl: string | undefined): Promise<void> {
  const shell = await readFile(path.join(out, 'index.html'), 'utf8')
  await Promise.all([
    writeFile(path.join(out, '404.html'), notFoundPage(shell)),
    writeFile(path.join(out, '_headers'), headersFile(SITE_HEADERS)),
    writeFile(path.join(out, 'robots.txt'), robotsFile(siteUrl)),
  ])
}

/** In the format of Netlify's `_headers`. */
const headersFile = (rules: readonly HeaderRule[]): string =>
  rules
    .map(({ path, headers }) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'),
    )
    .join('\n')

/**
 * The page for unknown paths: the shell, which shows that there is nothing. Its policy is in the page, since headers go
 * by the path that was asked for, and this one can be any.
 */
const notFoundPage = (shell: string): string =>
  shell.replace(
    /<meta charset[^>]*>/,
    (charset) =>
      `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${PAGE_CSP_IN_META}" />\n    <meta name="robots" content="noindex" />`,
  )

/** Search engines may read the shop, what its pages show of the catalogue, the API's reference, and nothing of what is personal. */
function robotsFile(siteUrl: string | undefined): string {
  const unlisted = PAGES.filter(({ listed }) => !listed).map(({ path }) => path.replace(/\/[:*].*$/, ''))
  return [
    'User-agent: *',
    ...['docs', 'products', 'categories'].map((open) => `Allow: /api/${open}`),
    'Disallow: /api/',
    ...[...new Set(unlisted)].map((path) => `Disallow: ${path}`),
    ...(siteUrl ? ['', `Sitemap: ${new URL('/sitemap.xml', siteUrl).href}`] : []),
    '',
  ].join('\n')
}
