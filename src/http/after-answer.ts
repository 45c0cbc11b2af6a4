import { describeError, type Log } from './log.ts'
import type { ServiceEnv } from './service.ts'

/** What a handler's context tells of its request. */
export interface Answering {
  env: ServiceEnv['Bindings']
  var: ServiceEnv['Variables']
}

/**
 * Does something that the client need not wait for, such as sending mail: the platform keeps the function alive for it
 * (`context.waitUntil`). A failure is logged under the request's id and changes no answer.
 */
export function afterAnswer(c: Answering, log: Log, what: string, work: () => Promise<unknown>): void {
  const { requestId } = c.var
  const done = answered()
    .then(work)
    .catch((error: unknown) =>
      log({ level: 'error', message: `${what} failed`, request_id: requestId, ...describeError(error) }),
    )
  c.env?.context?.waitUntil?.(done)
}

/** The turn of the event loop in which the answer leaves is over, so that its time says nothing of the work. */
const answered = () => new Promise<void>((resolve) => setImmediate(resolve))
