import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { serve } from '@hono/node-server'
import { tellParent } from '../stage/child.ts'

// The chat's function, as it is deployed, in one process behind HTTP. `/delay` tells the longest time, in
// milliseconds, for which its event loop stood still since it was last asked.

const { default: run } = (await import(pathToFileURL(process.argv[2] ?? '').href)) as {
  default: (request: Request, context: object) => Promise<Response>
}

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()

const answer = (request: Request) => {
  if (!request.url.endsWith('/delay'))
    return run(request, { requestId: crypto.randomUUID(), ip: '192.0.2.1' })
  const longest = delay.max / 1e6
  delay.reset()
  return Response.json(longest)
}

serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  tellParent({ url: `http://127.0.0.1:${port}` }),
)
