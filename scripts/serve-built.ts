import { readdir } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve, type ServerType } from '@hono/node-server'
import { functionRoutes, routeFor } from '../dev/redirects.ts'
import type { PlatformContext } from '../src/http/service.ts'
import { keepBackground } from './background.ts'
import { asNotReady, close, isHealth, keepingItsEnd } from './serve-ending.ts'
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
  /** From now on health says that it is not ready, so that nobody sends it more; all else is answered as before. */
  announceEnd: () => void
  /**
   * Takes no more requests, waits for the running ones, at most so long, and for ten seconds for what they left to be
   * done. Gives whether all of them could finish; what could not is cut off.
   */
  close: (withinMs?: number) => Promise<boolean>
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
  let isEnding = false
  const routes = await functionRoutes()
  const functions = await loadFunctions(path.join(folder, 'functions'))
  const site = await openSite(path.join(folder, 'site'))

  const answer = async (request: Request, ip: string): Promise<Response> => {
    const url = new URL(request.url)
    const route = site.has(url.pathname) ? undefined : routeFor(routes, url.pathname)
    const run = functions.get(route?.functionName ?? '')
    if (!run) return site.answer(request, route?.file)
    const asked = siteUrl ? new Request(new URL(url.pathname + url.search, siteUrl), request) : request
    const answered = await run(asked, { requestId: crypto.randomUUID(), ip, waitUntil: background.waitUntil })
    if (isEnding && isHealth(url.pathname)) return asNotReady(answered)
    return keepingItsEnd(answered, background.waitUntil)
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
          announceEnd: () => {
            isEnding = true
          },
          close: async (withinMs) => {
            isEnding = true
            const allFinished = await close(server, withinMs)
            await background.settled()
            return allFinished
          },
        }),
    )
    server.once('error', reject)
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
