import type { MiddlewareHandler } from 'hono'
import { SECURITY_HEADERS } from './security-headers.ts'

/**
 * What a page of the shop may do: run and load what is the site's own, call the site, and show pictures from anywhere
 * over https, since an owner may name a photograph's address. No script or style inside the page, no script made of text.
 */
const PAGE_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' https:",
  'connect-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
}

/** The library of the API's reference sets styles in the page and draws its icons from `data:` addresses. */
const REFERENCE_POLICY = {
  'default-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
}

const policyText = (policy: Readonly<Record<string, string>>): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')

/** The policy of the shop's pages. */
export const PAGE_CSP = policyText(PAGE_POLICY)

const { 'frame-ancestors': _, ...WITHIN_A_PAGE } = PAGE_POLICY

/** The same for a page's own `meta` element, in which browsers take no `frame-ancestors`. */
export const PAGE_CSP_IN_META = policyText(WITHIN_A_PAGE)

const REFERRER = { 'Referrer-Policy': 'strict-origin-when-cross-origin' }

/** What a page that a function answers carries in place of the API's headers of the same names. */
const PAGE_HEADERS = Object.entries({ 'Content-Security-Policy': PAGE_CSP, ...REFERRER })

/** For routes that answer pages. A 304 carries them too, since a browser takes its headers for those of what it kept. */
export const asPage: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of PAGE_HEADERS) c.res.headers.set(name, value)
}

/** Headers for the paths that a pattern fits, in which `:name` stands for one part and a last `*` for the rest. */
export interface HeaderRule {
  path: string
  headers: Readonly<Record<string, string>>
}

export interface StaticPage {
  path: string
  /** Reached with a secret in the address. */
  secret?: true
}

/** Headers of all of the site's files: those of the functions' answers that suit files and pages too. */
const EVERY_FILE = pick(
  'Strict-Transport-Security',
  'X-Content-Type-Options',
  'X-Frame-Options',
  'Permissions-Policy',
  'Cross-Origin-Opener-Policy',
)

/**
 * The headers of the files of the site, these pages among them. Netlify does not say what becomes of a header that two
 * fitting rules have: no path gets one from more than one rule.
 */
export const headersOfSite = (pages: readonly StaticPage[]): HeaderRule[] => [
  { path: '/*', headers: { ...EVERY_FILE, ...REFERRER } },
  ...[...pages, { path: '/index.html' }, { path: '/404.html' }].map(({ path, secret }: StaticPage) => ({
    path,
    headers: { 'Content-Security-Policy': PAGE_CSP, ...(secret && { 'Cache-Control': 'no-store' }) },
  })),
  { path: '/assets/*', headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
  { path: '/images/*', headers: { 'Cache-Control': 'public, max-age=3600' } },
  { path: '/api/docs/*', headers: { 'Content-Security-Policy': policyText(REFERENCE_POLICY) } },
  { path: '/api/openapi.json', headers: { 'Access-Control-Allow-Origin': '*' } },
]

function pick(...names: (keyof typeof SECURITY_HEADERS)[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, SECURITY_HEADERS[name]]))
}
