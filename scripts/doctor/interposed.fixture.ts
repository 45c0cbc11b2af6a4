import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer, text } from 'node:stream/consumers'

/** What something between a server and those who ask it does to requests and answers; nothing unless it says so. */
export interface Meddling {
  /** The path that is asked for in place of this one. */
  path?: (path: string) => string
  /** Headers in place of those of the answer. */
  headers?: (headers: Record<string, unknown>, path: string) => Record<string, unknown>
  /** The body in place of the answer's. */
  body?: (body: string) => string
  /** Passes an answer on only when it has all of it. */
  buffering?: boolean
  /** Breaks connections off after so many bytes of an event stream. */
  cutAfter?: number
}

export interface Interposed {
  url: string
  close: () => Promise<void>
}

/** Puts a server in front of another one, which meddles. */
export async function interpose(target: string, meddling: Meddling): Promise<Interposed> {
  const server = createServer((asked, answer) => void pass(new URL(target), meddling, asked, answer))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${new URL(target).pathname.replace(/\/$/, '')}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function pass(
  target: URL,
  { path = same, headers = same, body, buffering, cutAfter }: Meddling,
  asked: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const url = asked.url ?? '/'
  const forwarded = request(new URL(path(url), target), { method: asked.method, headers: asked.headers })
  forwarded.end(await buffer(asked))
  const [answered] = (await once(forwarded, 'response')) as [IncomingMessage]
  const head = headers(answered.headers, url) as Record<string, string>
  const status = answered.statusCode ?? 502
  if (body) {
    const changed = body(await text(answered))
    answer.writeHead(status, { ...head, 'content-length': Buffer.byteLength(changed) }).end(changed)
  } else if (buffering) {
    const whole = await buffer(answered)
    answer.writeHead(status, head).end(whole)
  } else {
    answer.writeHead(status, head).flushHeaders()
    const isStream = answered.headers['content-type']?.startsWith('text/event-stream') === true
    let passed = 0
    for await (const chunk of answered as AsyncIterable<Buffer>) {
      answer.write(chunk)
      passed += chunk.length
      if (isStream && cutAfter !== undefined && passed >= cutAfter) {
        answered.destroy()
        answer.destroy()
        return
      }
    }
    answer.end()
  }
}

const same = <Value>(value: Value): Value => value
