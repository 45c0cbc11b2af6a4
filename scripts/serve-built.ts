import { readdir } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve, type ServerType } from '@hono/node-server'
import { functionRoutes, routeFor } from '../dev/redirects.ts'
import type { PlatformContext } from '../src/http/service.ts'
import { keepBackground } from './background.ts'
import { openSite } from './static-site.ts'

const DIST = path.join(import.meta.dirname, '..', 'dist')

type NetlifyFunction = (request: Request, context: PlatformContext) => Promise<Response>

interface Incoming {
  headers: IncomingHttpHeaders
  socket: { remoteAddress?: string }
}

export interface ServeOptions {
  /** 0 takes any free port. */
  port: number
  host: string
  /** The address people use, where a proxy in front ends TLS: decides the cookies' `Secure` and what counts as same site. */
  siteUrl?: string
  /** The address that a request came from; without it, the one at the other end of the connection. */
  clientIp?: (incoming: Incoming) => string | undefined
  /** What was built: the folders `functions` and `site` in it. */
  folder?: string
}

export interface Served {
  url: string
  /** Takes no more requests, and waits for the running ones and, for ten seconds, for what they left to be done. */
  close: () => Promise<void>
}

/**
 * Serves the built functions and the built site from one process, under the redirects of `netlify.toml`: a file of the
 * site wins over a function, as on Netlify. Rejects when nothing was built.
 */
export async function serveBuilt({
  port,
  host,
  siteUrl,
  clientIp = (incoming) => incoming.socket.remoteAddress,
  folder = DIST,
}: ServeOptions): Promise<Served> {
  const background = keepBackground()
  const routes = await functionRoutes()
  const functions = await loadFunctions(path.join(folder, 'functions'))
  const site = await openSite(path.join(folder, 'site'))

  const answer = async (request: Request, ip: string): Promise<Response> => {
    const url = new URL(request.url)
    const route = site.has(url.pathname) ? undefined : routeFor(routes, url.pathname)
    const run = functions.get(route?.functionName ?? '')
    if (!run) return site.answer(request, route?.file)
    const asked = siteUrl ? new Request(new URL(url.pathname + url.search, siteUrl), request) : request
    return run(asked, { requestId: crypto.randomUUID(), ip, waitUntil: background.waitUntil })
  }

  return new Promise((resolve, reject) => {
    const server: ServerType = serve(
      {
        port,
        hostname: host,
        fetch: (request, { incoming }) => answer(request, clientIp(incoming) ?? ''),
      },
      (address) =>
        resolve({
          url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
          close: () => close(server).then(background.settled),
        }),
    )
    server.once('error', reject)
  })
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    // A connection that falls idle only now, with the end of its last answer, would be kept for seconds.
    const sweep = setInterval(() => {
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    }, 50)
    server.close((error) => {
      clearInterval(sweep)
      if (error) reject(error)
      else resolve()
    })
  })
}

async function loadFunctions(folder: string): Promise<Map<string, NetlifyFunction>> {
  const names = await readdir(folder).catch(() => [])
  if (names.length === 0) throw new Error('Nothing is built yet: run `npm run build` first.')
  const loaded = await Promise.all(
    names.map(async (name) => {
      const module = (await import(pathToFileURL(path.resolve(folder, name, `${name}.mjs`)).href)) as {
        default: NetlifyFunction
      }
      return [name, module.default] as const
    }),
  )
  return new Map(loaded)
}
