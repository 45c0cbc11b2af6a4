import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'smol-toml'
import * as v from 'valibot'

const NetlifyToml = v.object({
  redirects: v.array(v.object({ from: v.string(), to: v.string(), status: v.number() })),
})

const FUNCTION = /^\/\.netlify\/functions\/([\w-]+)$/

export interface FunctionRoute {
  /** A path, or a prefix when it ends in `/*`, which also matches the path before it. */
  from: string
  functionName: string
}

/** Which paths `netlify.toml` sends to which function, in its order: the first that matches counts. */
export async function functionRoutes(): Promise<FunctionRoute[]> {
  const file = path.join(import.meta.dirname, '..', 'netlify.toml')
  const { redirects } = v.parse(NetlifyToml, parse(await readFile(file, 'utf8')))
  return redirects.flatMap(({ from, to }) => {
    const functionName = FUNCTION.exec(to)?.[1]
    return functionName === undefined ? [] : [{ from, functionName }]
  })
}

/** The function that a path belongs to, or undefined. */
export function functionFor(routes: readonly FunctionRoute[], pathname: string): string | undefined {
  return routes.find(({ from }) =>
    from.endsWith('/*')
      ? pathname === from.slice(0, -2) || pathname.startsWith(from.slice(0, -1))
      : pathname === from,
  )?.functionName
}
