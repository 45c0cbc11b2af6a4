import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { functionFor, functionRoutes } from '../dev/redirects.ts'

const DIST = path.join(import.meta.dirname, '..', 'dist')
const SITE = path.join(DIST, 'site')

type NetlifyFunction = (request: Request, context: { requestId: string; ip: string }) => Promise<Response>

export interface ServeOptions {
  /** 0 takes any free port. */
  port: number
  host: string
  /** The address people use, where a proxy in front ends TLS: decides the cookies' `Secure` and what counts as same site. */
  siteUrl?: string
}

export interface Served {
  url: string
  /** Takes no more requests and waits for the running ones. */
  close: () => Promise<void>
}

/**
 * Serves the built functions and the built site from one process, under the redirects of `netlify.toml`: a file of the
 * site wins over a function, as on Netlify. Rejects when nothing was built.
 */
export async function serveBuilt({ port, host, siteUrl }: ServeOptions): Promise<Served> {
  const routes = await functionRoutes()
  const functions = await loadFunctions()
  const files = await staticPaths()
  const readFile = serveStatic({ root: path.relative(process.cwd(), SITE) || '.' })

  const site = new Hono()
  site.get('*', (c, next) => (files.has(c.req.path) ? readFile(c, next) : next()))

  const answer = async (request: Request, ip: string): Promise<Response> => {
    const url = new URL(request.url)
    const name = files.has(url.pathname) ? undefined : functionFor(routes, url.pathname)
    const run = name === undefined ? undefined : functions.get(name)
    if (!run) return site.fetch(request)
    const asked = siteUrl ? new Request(new URL(url.pathname + url.search, siteUrl), request) : request
    return run(asked, { requestId: crypto.randomUUID(), ip })
  }

  return new Promise((resolve, reject) => {
    const server: ServerType = serve(
      {
        port,
        hostname: host,
        fetch: (request, { incoming }) => answer(request, incoming.socket.remoteAddress ?? ''),
      },
      (address) =>
        resolve({
          url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
          close: () =>
            new Promise((closed, failed) => server.close((error) => (error ? failed(error) : closed()))),
        }),
    )
    server.once('error', reject)
  })
}

async function loadFunctions(): Promise<Map<string, NetlifyFunction>> {
  const folder = path.join(DIST, 'functions')
  const files = await readdir(folder).catch(() => [])
  if (files.length === 0) throw new Error('Nothing is built yet: run `npm run build` first.')
  const loaded = await Promise.all(
    files.map(async (file) => {
      const module = (await import(path.join(folder, file))) as { default: NetlifyFunction }
      return [path.basename(file, '.mjs'), module.default] as const
    }),
  )
  return new Map(loaded)
}

/** Every path that is answered by a file; a folder by its index page, with or without the slash. */
async function staticPaths(): Promise<Set<string>> {
  const entries = await readdir(SITE, { recursive: true, withFileTypes: true })
  return new Set(
    entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('_'))
      .flatMap((entry) => {
        const file = `/${path.relative(SITE, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')}`
        if (!file.endsWith('/index.html')) return [file]
        const folder = file.slice(0, -'index.html'.length)
        return [file, folder, folder.slice(0, -1) || '/']
      }),
  )
}
