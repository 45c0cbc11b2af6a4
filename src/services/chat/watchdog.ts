import { ModelError } from './model.ts'

const watch = (body: ReadableStream<Uint8Array>, stallMs: number) => {
  const reader = body.getReader()

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let stalled = false
        const timer = setTimeout(() => {
          stalled = true
          controller.error(new ModelError('stalled'))
          reader.cancel().catch(() => undefined)
        }, stallMs)
        try {
          const { done, value } = await reader.read()
          if (stalled) return
          if (done) controller.close()
          else controller.enqueue(value)
        } finally {
          clearTimeout(timer)
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

/**
 * A `fetch` whose answers' bodies fail with a `stalled` ModelError when a read waits longer than `stallMs` for a byte, and
 * hang up then. Any byte counts, keep-alive comments too; time in which nobody reads does not.
 */
export const fetchWithWatchdog =
  (stallMs: number): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, init)
    return response.body ? new Response(watch(response.body, stallMs), response) : response
  }
