import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { poster } from './post.ts'

const closing: (() => void)[] = []
afterEach(() => {
  vi.useRealTimers()
  for (const close of closing.splice(0)) close()
})

async function serve(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  let connections = 0
  server.on('connection', () => (connections += 1))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/sql`, server, connections: () => connections }
}

const sent = { method: 'POST', headers: { 'Neon-Array-Mode': 'true' }, body: '{"query":"select \'گون\'"}' }

describe('what the driver posts with', () => {
  test('sends the body whole, with the headers, and reads status and body', async () => {
    const { url } = await serve((request, response) => {
      void text(request).then((body) =>
        response
          .writeHead(400)
          .end(JSON.stringify({ body, mode: request.headers['neon-array-mode'], method: request.method })),
      )
    })

    const answer = await poster()(url, sent)

    expect([answer.ok, answer.status]).toEqual([false, 400])
    expect(await answer.json()).toEqual({ body: sent.body, mode: 'true', method: 'POST' })
    expect(JSON.parse(await answer.text())).toEqual(await answer.json())
  })

  test('keeps its connection, one for each of several at once', async () => {
    const { url, connections } = await serve((_, response) => response.end('{}'))
    const post = poster()

    for (let time = 0; time < 5; time++) expect((await post(url, sent)).ok).toBe(true)
    expect(connections()).toBe(1)
    await Promise.all([post(url, sent), post(url, sent), post(url, sent)])
    expect(connections()).toBe(3)
  })

  test('does not trust a connection that lay unused for long', async () => {
    const { url, connections } = await serve((_, response) => response.end('{}'))
    const post = poster()
    await post(url, sent)

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 4_001 })
    await post(url, sent)

    expect(connections()).toBe(2)
  })

  test('rejects with the code of what went wrong where nobody listens', async () => {
    const { url, server } = await serve((_, response) => response.end('{}'))
    server.close()

    await expect(poster()(url, sent)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  test.for<[string, RequestListener]>([
    ['before the answer', (request) => request.socket.destroy()],
    [
      'in the middle of it',
      (request, response) => {
        response.writeHead(200, { 'Content-Length': 100 })
        response.write('{"rows":', () => request.socket.destroy())
      },
    ],
  ])('rejects where the connection breaks %s', async ([, answer]) => {
    const { url } = await serve(answer)

    await expect(poster()(url, sent)).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test.for<[string, RequestListener]>([
    ['before the answer', () => {}],
    [
      'in the middle of it',
      (_, response) => {
        response.writeHead(200, { 'Content-Length': 100 })
        response.write('{"rows":')
      },
    ],
  ])('hangs up when its signal says so, %s', async ([, answer]) => {
    const hungUp = Promise.withResolvers<void>()
    const { url } = await serve((request, response) => {
      response.on('close', hungUp.resolve)
      answer(request, response)
    })

    await expect(poster()(url, { ...sent, signal: AbortSignal.timeout(50) })).rejects.toThrow(/abort/)
    await hungUp.promise
  })
})
