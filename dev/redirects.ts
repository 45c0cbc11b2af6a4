import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'smol-toml'
import * as v from 'valibot'
import { fits } from './paths.ts'

const NetlifyToml = v.object({
  redirects: v.array(v.object({ from: v.string(), to: v.string(), status: v.number() })),
})

const FUNCTION = /^\/\.netlify\/functions\/([\w-]+)$/

export interface Route {
  /** A path, in which `:name` stands for one part, or a prefix when it ends in `/*`. */
  from: string
  /** The function that answers it; without one, a file does. */
  functionName?: string
  /** The file of the site that answers it, as a path from `/` on. */
  file?: string
}

/** Which paths `netlify.toml` sends to which function or file, in its order: the first that fits counts. */
export async function functionRoutes(): Promise<Route[]> {
  const file = path.join(import.meta.dirname, '..', 'netlify.toml')
  const { redirects } = v.parse(NetlifyToml, parse(await readFile(file, 'utf8')))
  return redirects.map(({ from, to }) => {
    const functionName = FUNCTION.exec(to)?.[1]
    return functionName === undefined ? { from, file: to } : { from, functionName }
  })
}

/** The route of a path, or undefined. */
export const routeFor = (routes: readonly Route[], pathname: string): Route | undefined =>
  routes.find(({ from }) => fits(from, pathname))

/** The function that a path belongs to, or undefined. */
export const functionFor = (routes: readonly Route[], pathname: string): string | undefined =>
  routeFor(routes, pathname)?.functionName
