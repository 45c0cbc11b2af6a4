import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConnectionBroken, type SqlAnswer } from './answer.ts'
import type { NeonEndpoint } from './endpoint.ts'

/** Neon's own limit on a request. */
const MOST_BODY_BYTES = 64 * 1024 * 1024
const CLOSE_WITHIN_MS = 5_000

export interface ListenOptions {
  endpoint: NeonEndpoint
  /** 0, the default, takes any free port. */
  port?: number
  host?: string
}

export interface NeonServer {
  /** Where the driver sends its queries: the value for `neonConfig.fetchEndpoint`. */
  url: string
  port: number
  /** Takes no more requests, lets running ones finish for five seconds, and then cuts them off. */
  close: () => Promise<void>
}

/**
 * Serves the endpoint over HTTP: `POST /sql`, and `GET /health` for whoever asks if it is still alive. A caller
 * that hangs up has its query cancelled. Rejects when the port is taken.
 */
export async function listen({ endpoint, port = 0, host = '127.0.0.1' }: ListenOptions): Promise<NeonServer> {
  const server = createServer((request, response) => {
    void respond(endpoint, request, response, () => server.listening)
  })
  server.keepAliveTimeout = 60_000
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address() as AddressInfo

  return {
    url: `http://${host}:${address.port}/sql`,
    port: address.port,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS)
      await closed
      clearTimeout(timer)
    },
  }
}

async function respond(
  endpoint: NeonEndpoint,
  request: IncomingMessage,
  response: ServerResponse,
  keepAlive: () => boolean,
) {
  const hungUp = new AbortController()
  response.on('close', () => {
    if (!response.writableEnded) hungUp.abort()
  })
  try {
    const { status, body, cut } = await route(endpoint, request, hungUp.signal)
    if (!keepAlive()) response.setHeader('Connection', 'close')
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    })
    if (cut) response.write(body.slice(0, body.length / 2), () => request.socket.destroy())
    else response.end(body)
  } catch (error) {
    if (error instanceof ConnectionBroken) request.socket.destroy()
    else if (!hungUp.signal.aborted) response.writeHead(500).end(JSON.stringify({ message: String(error) }))
  }
}

async function route(
  endpoint: NeonEndpoint,
  request: IncomingMessage,
  hungUp: AbortSignal,
): Promise<SqlAnswer> {
  const path = request.url?.split('?', 1)[0]
  if (path === '/health') return { status: 200, body: JSON.stringify({ status: 'ok' }) }
  if (path !== '/sql') return refusal(404, 'nothing here: queries go to /sql')
  if (request.method !== 'POST') return refusal(405, 'queries are posted')
  const body = await readBody(request)
  if (body === undefined) return refusal(413, `a request may have ${MOST_BODY_BYTES} bytes`)
  const header = (name: string) => {
    const value = request.headers[name]
    return Array.isArray(value) ? value[0] : value
  }
  return endpoint.handle(header, body, hungUp)
}

const refusal = (status: number, message: string) => ({ status, body: JSON.stringify({ message }) })

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= MOST_BODY_BYTES) chunks.push(chunk)
  }
  return size > MOST_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8')
}
