import type { Hono } from 'hono'

interface Path {
  segments: readonly string[]
  methods: Set<string>
}

/** Which methods a router's paths take. Made when it is first asked for, when all routes are there. */
export interface Methods {
  /** Of a path without parameters, its own methods; undefined for any other. */
  ofLiteral: (path: string) => ReadonlySet<string> | undefined
  /** Of all paths that fit. */
  at: (path: string) => ReadonlySet<string>
}

export function methodsOf(app: Pick<Hono, 'routes'>): Methods {
  let paths: Map<string, Path> | undefined
  const known = () => (paths ??= methodsByPath(app))
  return {
    ofLiteral: (path) => known().get(withoutSlash(path))?.methods,
    at: (path) => {
      const segments = withoutSlash(path).split('/')
      const fitting = Array.from(known().values()).filter((each) => fits(each.segments, segments))
      return new Set(fitting.flatMap(({ methods }) => [...methods]))
    },
  }
}

function methodsByPath({ routes }: Pick<Hono, 'routes'>): Map<string, Path> {
  const paths = new Map<string, Path>()
  for (const { method, path } of routes) {
    if (method === 'ALL') continue
    const known = paths.get(path) ?? { segments: path.split('/'), methods: new Set() }
    known.methods.add(method)
    if (method === 'GET') known.methods.add('HEAD')
    paths.set(path, known)
  }
  return paths
}

const fits = (pattern: readonly string[], segments: readonly string[]) =>
  pattern.length === segments.length &&
  pattern.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]))

const withoutSlash = (path: string) => (path.endsWith('/') ? path.slice(0, -1) : path)
