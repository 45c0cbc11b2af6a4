import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { functionRoutes, type Route, routeFor } from '../../../dev/redirects.ts'
import type { Finding } from '../finding.ts'
import { isOfFunction, isPage, type Site } from './ask.ts'

const OPENAPI = path.join(import.meta.dirname, '..', '..', '..', 'openapi.json')

const UNKNOWN_API = `/api/no-such-path`
const UNKNOWN_PAGE = '/no-such-page'

const ADVICE =
  'See that netlify.toml was deployed as it is here, its redirects in that order, and that a proxy or CDN in front passes the path on unchanged.'

/**
 * Goes through the redirects of `netlify.toml`, asking each for a path of its own: what belongs to a function must be
 * answered by that function, pages by the page, and unknown paths by the refusal of their kind. It only reads.
 */
export async function redirectFindings({ ask }: Site): Promise<Finding[]> {
  const findings: Finding[] = []
  const routes = await functionRoutes()
  const documented = await documentedPaths()
  for (const route of routes) {
    const sample = sampleOf(route, routes, documented)
    if (sample === undefined) continue
    const problem = await whatIsWrong(route, sample, await ask(sample))
    if (problem) findings.push({ id: 'redirect-wrong', subject: route.from, problem, advice: ADVICE })
  }
  const lost = await ask(UNKNOWN_PAGE)
  await lost.body?.cancel()
  if (lost.status !== 404) {
    findings.push({
      id: 'redirect-wrong',
      subject: UNKNOWN_PAGE,
      problem: `A page that does not exist is answered with status ${lost.status} instead of 404.`,
      advice: ADVICE,
    })
  }
  return findings
}

/** A path that this redirect is the first to fit: of the API one that it documents, so that its function knows it. */
function sampleOf(route: Route, routes: readonly Route[], documented: readonly string[]): string | undefined {
  if (route.functionName === 'not-found') return UNKNOWN_API
  const isTaken = (candidate: string) => routeFor(routes, candidate) === route
  return documented.find(isTaken) ?? [route.from.replace(/\/\*$/, '').replaceAll(/:\w+/g, '1')].find(isTaken)
}

/** What is wrong with the answer to a path that belongs to this redirect; undefined where all is well. */
async function whatIsWrong(route: Route, sample: string, answer: Response): Promise<string | undefined> {
  const isProblem = answer.headers.get('Content-Type')?.startsWith('application/problem+json') === true
  const detail = isProblem ? detailOf(await answer.json()) : undefined
  if (!isProblem) await answer.body?.cancel()

  if (route.functionName === undefined) {
    return answer.status === 200 && isPage(answer)
      ? undefined
      : `The page ${sample} is answered with status ${answer.status} instead of the shop's page.`
  }
  const isOfPages = !route.from.startsWith('/api/') && route.from !== '/health'
  if (!isOfPages && isPage(answer)) {
    return `${sample} of the API leads to a page of the site instead of the function ${route.functionName}.`
  }
  if (!isOfFunction(answer)) {
    return `${sample} is answered with status ${answer.status} by something else than the function ${route.functionName}.`
  }
  const isUnknown = answer.status === 404 && detail === 'There is nothing at this path.'
  if (route.functionName === 'not-found') {
    return isUnknown ? undefined : `${sample} of the API, which does not exist, is answered as if it did.`
  }
  return isUnknown ? `${sample} is answered by another function than ${route.functionName}.` : undefined
}

const detailOf = (problem: unknown): unknown =>
  typeof problem === 'object' && problem !== null && 'detail' in problem ? problem.detail : undefined

/** The paths of the API without parameters. Those that can be read come first; the others refuse to be, with 405. */
async function documentedPaths(): Promise<string[]> {
  const { paths } = JSON.parse(await readFile(OPENAPI, 'utf8')) as { paths: Record<string, object> }
  const plain = Object.entries(paths).filter(([each]) => !each.includes('{'))
  return plain.toSorted(([, a], [, b]) => Number('get' in b) - Number('get' in a)).map(([each]) => each)
}
