import { fits } from '../../../dev/paths.ts'
import { SECURITY_HEADERS } from '../../../src/http/security-headers.ts'
import { SITE_HEADERS } from '../../site-files.ts'
import { type Finding, listed } from '../finding.ts'
import { isOfFunction, isPage, type Site } from './ask.ts'

const HSTS = 'Strict-Transport-Security'

const PAGES = ['/', '/products', '/sign-in', '/api/docs/', '/no-such-page']
const ANSWERS = ['/api/users/live', '/api/no-such-path']

/** Finds security headers that answers of the API, or pages, lack or have otherwise than the shop sets them. */
export async function headerFindings(site: Site): Promise<Finding[]> {
  const wrong = new Map<string, { missing: string[]; other: string[] }>()
  const compare = (place: string, answered: Headers, expected: Iterable<readonly [string, string]>) => {
    for (const [name, value] of expected) {
      const found = answered.get(name)
      if (found !== null && isAsGood(name, found, value)) continue
      const known = wrong.get(name) ?? { missing: [], other: [] }
      wrong.set(name, known)
      known[found === null ? 'missing' : 'other'].push(place)
    }
  }
  for (const path of ANSWERS) {
    const answer = await site.ask(path)
    await answer.body?.cancel()
    if (isOfFunction(answer)) compare(path, answer.headers, Object.entries(SECURITY_HEADERS))
  }
  for (const path of PAGES) {
    const answer = await site.ask(path)
    await answer.body?.cancel()
    if (isPage(answer)) compare(path, answer.headers, expectedOfPage(path))
  }
  return Array.from(wrong, ([name, { missing, other }]) => ({
    id: missing.length > 0 ? 'header-missing' : 'header-changed',
    subject: name,
    problem:
      missing.length > 0
        ? `${name} is missing from what the site answers at ${listed(missing)}.`
        : `${name} is not what the shop sets, at ${listed(other)}: the browser protects customers less, or blocks what the shop needs.`,
    advice:
      'Something between the shop and its customers removes or replaces it: look at the proxy or CDN in front, and deploy the site again as it was built.',
  }))
}

const expectedOfPage = (path: string): (readonly [string, string])[] =>
  SITE_HEADERS.filter((rule) => fits(rule.path, path)).flatMap(({ headers }) =>
    Object.entries(headers).filter(([name]) => name in SECURITY_HEADERS),
  )

/** Hosts set HSTS themselves, often for longer; everything else is the shop's alone. */
function isAsGood(name: string, found: string, expected: string): boolean {
  if (name !== HSTS) return found === expected
  return secondsOf(found) >= secondsOf(expected)
}

const secondsOf = (hsts: string) => Number(/max-age=(\d+)/i.exec(hsts)?.[1] ?? 0)
