import type { ServerType } from '@hono/node-server'

const SWEEP_EVERY_MS = 50

/**
 * Takes no more connections, waits for the running answers, and cuts off those that take longer than `withinMs`. Gives
 * whether none was.
 */
export function close(server: ServerType, withinMs = Number.POSITIVE_INFINITY): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let allFinished = true
    // A connection that falls idle only now, with the end of its last answer, would be kept for seconds.
    const sweep = setInterval(() => {
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    }, SWEEP_EVERY_MS)
    const limit = Number.isFinite(withinMs)
      ? setTimeout(() => {
          allFinished = false
          if ('closeAllConnections' in server) server.closeAllConnections()
        }, withinMs)
      : undefined
    server.close((error) => {
      clearInterval(sweep)
      clearTimeout(limit)
      if (error) reject(error)
      else resolve(allFinished)
    })
  })
}

/** Whether a path tells if a service is ready. */
export const isHealth = (pathname: string): boolean => /^\/(?:api\/[a-z]+\/)?health\/?$/.test(pathname)

/** The answer of a service that is well, in a process that is about to end: nobody should send it more. */
export async function asNotReady(well: Response): Promise<Response> {
  if (well.status !== 200) return well
  const headers = new Headers(well.headers)
  headers.set('Retry-After', '5')
  headers.delete('Content-Length')
  const body: unknown = well.body ? await well.json() : undefined
  const told =
    typeof body === 'object' && body !== null ? JSON.stringify({ ...body, status: 'unavailable' }) : null
  return new Response(told, { status: 503, headers })
}

/**
 * The same answer; `keep` is told of a promise that settles when its stream has ended, or when the function has done what
 * it does where its stream is cut off: the assistant writes down what it had said.
 */
export function keepingItsEnd(answer: Response, keep: (ending: Promise<unknown>) => void): Response {
  const { body, headers } = answer
  if (!body || !headers.get('Content-Type')?.startsWith('text/event-stream')) return answer
  const reader = body.getReader()
  const ended = Promise.withResolvers<void>()
  keep(ended.promise)
  const passed = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read().catch((error: unknown) => {
          ended.resolve()
          throw error
        })
        if (!done) return controller.enqueue(value)
        controller.close()
        ended.resolve()
      },
      cancel: async (reason) => {
        await reader.cancel(reason).finally(ended.resolve)
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(passed, answer)
}
