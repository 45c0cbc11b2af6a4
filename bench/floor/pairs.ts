import { median } from '../statistics.ts'

export type Handler = (request: Request) => Promise<Response>

/** Of some requests to one side: the median time from request to the answer's last byte, and CPU for each. */
export interface Side {
  ms: number
  cpuMs: number
}

export interface Round {
  floor: Side
  handler: Side
}

/**
 * Sends `count` requests to the floor and as many to the handler, in turn, so that whatever else the machine does meets
 * both alike. What `putBack` does before each is outside the clock. Throws at a refusal.
 */
export async function measurePairs(
  sides: Record<keyof Round, Handler>,
  request: () => Request,
  putBack: (() => Promise<unknown>) | undefined,
  count: number,
): Promise<Round> {
  const floor = stopwatch(sides.floor, request)
  const handler = stopwatch(sides.handler, request)
  for (let pair = 0; pair < count; pair++) {
    for (const side of pair % 2 === 0 ? [floor, handler] : [handler, floor]) {
      await putBack?.()
      await side.measure()
    }
  }
  return { floor: side(floor), handler: side(handler) }
}

interface Stopwatch {
  times: number[]
  cpuMs: number
  measure: () => Promise<void>
}

function stopwatch(handler: Handler, request: () => Request): Stopwatch {
  const watch: Stopwatch = {
    times: [],
    cpuMs: 0,
    async measure() {
      const cpuBefore = process.cpuUsage()
      const started = performance.now()
      const response = await handler(request())
      const text = await response.text()
      watch.times.push(performance.now() - started)
      const { user, system } = process.cpuUsage(cpuBefore)
      watch.cpuMs += (user + system) / 1000
      if (!response.ok) throw new Error(`${response.status} ${text}`)
    },
  }
  return watch
}

const side = ({ times, cpuMs }: Stopwatch): Side => ({ ms: median(times), cpuMs: cpuMs / times.length })
