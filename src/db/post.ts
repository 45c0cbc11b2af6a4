import http from 'node:http'
import https from 'node:https'

/** What Neon's driver asks of its `fetch`. */
interface Sent {
  method: string
  headers: Record<string, string>
  body: string
  signal?: AbortSignal
}

/** What it reads of the answer. */
interface Answer {
  ok: boolean
  status: number
  text: () => Promise<string>
  json: () => Promise<unknown>
}

/**
 * How long a connection may lie unused before it is not trusted any more. A function that was frozen does not see that
 * the other side has hung up, and a change sent into a dead connection is one whose outcome nobody knows.
 */
const TRUSTED_MS = 4_000

/**
 * What Neon's driver posts its statements with, in place of the global `fetch`: HTTP as Node itself speaks it, over
 * connections that are kept. It takes half of `fetch`'s time for a request, and of its start. Rejects as `fetch` does:
 * when no whole answer comes, and when the signal aborts it.
 */
export function poster(): (url: string | URL, init: Sent) => Promise<Answer> {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, timeout: TRUSTED_MS }),
    'https:': new https.Agent({ keepAlive: true, timeout: TRUSTED_MS }),
  }
  let lastUse = 0

  return async (url, { method, headers, body, signal }) => {
    const target = new URL(url)
    const isSecure = target.protocol === 'https:'
    const agent = agents[isSecure ? 'https:' : 'http:']
    if (Date.now() - lastUse > TRUSTED_MS) dropIdle(agent)
    lastUse = Date.now()

    const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const request = (isSecure ? https : http).request(target, {
        method,
        agent,
        signal,
        headers: {
          ...headers,
          'Content-Type': 'text/plain;charset=UTF-8',
          'Content-Length': Buffer.byteLength(body),
        },
      })
      request.once('response', resolve)
      request.on('error', reject)
      request.end(body)
    })
    const status = answer.statusCode ?? 0
    const received = await textOf(answer)
    lastUse = Date.now()
    return {
      ok: status >= 200 && status < 300,
      status,
      text: () => Promise.resolve(received),
      json: async () => JSON.parse(received) as unknown,
    }
  }
}

function textOf(answer: http.IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    answer.setEncoding('utf8')
    answer.on('data', (chunk: string) => (text += chunk))
    answer.on('end', () => resolve(text))
    answer.on('error', reject)
  })
}

function dropIdle({ freeSockets }: http.Agent): void {
  for (const socket of Object.values(freeSockets).flat()) socket?.destroy()
}
