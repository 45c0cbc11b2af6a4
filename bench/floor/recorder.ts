import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

interface Captured {
  init: { method: string; headers: Record<string, string>; body: string }
  /** What the answer's body weighs. */
  answerBytes: number
}

/** Of a request, what belongs to the connection and is made anew by whoever sends it. */
const OF_THE_CONNECTION = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive'])

export interface Recorder {
  /** Stands in for the database's address: passes everything on to it. */
  url: string
  /**
   * The one request to the database that an answer costs, as it is sent. Throws when the answer is a refusal, or costs
   * another number of requests.
   */
  captured: (answer: () => Promise<Response>) => Promise<Captured>
  close: () => void
}

/** Listens between a handler and the database. */
export async function startRecorder(database: string): Promise<Recorder> {
  let sent: Captured['init'][] = []
  const server = createServer((request, response) => {
    const pass = async () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers)
          .filter(([name]) => !OF_THE_CONNECTION.has(name))
          .map(([name, value]) => [name, String(value)]),
      )
      const init = { method: 'POST', headers, body: await text(request) }
      sent.push(init)
      const answer = await fetch(database, init)
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(await answer.text())
    }
    pass().catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}/sql`,
    async captured(answer) {
      sent = []
      const response = await answer()
      const body = await response.text()
      const [init] = sent
      if (!response.ok) throw new Error(`${response.status} ${body}`)
      if (!init || sent.length > 1) throw new Error(`${sent.length} requests to the database`)
      return { init, answerBytes: Buffer.byteLength(body) }
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
