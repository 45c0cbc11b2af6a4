import { setTimeout as sleep } from 'node:timers/promises'
import { ConnectionBroken, type SqlAnswer } from './answer.ts'
import { fetchFrom, type NeonEndpoint } from './endpoint.ts'

/** One request to the endpoint: `deliver` carries it out, and may be called any number of times. */
interface Exchange {
  deliver: () => Promise<SqlAnswer>
  /** Aborts when the caller gives up. */
  signal: AbortSignal | undefined
}

/** What becomes of a request instead of its plain answer. */
export type Fault = (exchange: Exchange) => Promise<SqlAnswer>

/** Whatever stands before the database answers by itself; nothing is carried out. */
export const answers =
  (status: number, body = '<html>Something is wrong here</html>'): Fault =>
  () =>
    Promise.resolve({ status, body })

/** PostgreSQL refuses with this SQLSTATE; nothing has been done. */
export const refuses = (code: string): Fault =>
  answers(400, JSON.stringify({ message: `refused with ${code}`, severity: 'ERROR', code }))

/** The connection breaks before the database saw anything; the caller cannot tell that from `answerLost`. */
export const cutOff: Fault = () => broken('ECONNRESET')

/** The database does what it is asked to, and then the connection breaks. */
export const answerLost: Fault = async ({ deliver }) => {
  await deliver()
  return broken('UND_ERR_SOCKET')
}

/** The database does what it is asked to, and half of its answer gets through. */
export const answerCut: Fault = async ({ deliver }) => ({ ...(await deliver()), cut: true })

/**
 * The request arrives twice and is carried out twice at the same time, as when a proxy believes it lost. The caller
 * has the one answer as soon as it is there; the other delivery may run on after that.
 */
export const duplicate =
  (answer: 'first' | 'second'): Fault =>
  ({ deliver }) => {
    const [first, second] = [deliver(), deliver()]
    const dropped = answer === 'first' ? second : first
    dropped.catch(() => {})
    return answer === 'first' ? first : second
  }

/** The request spends some time on its way. A caller who gives up meanwhile never sent it. */
export const slow =
  (ms: number): Fault =>
  async ({ deliver, signal }) => {
    await sleep(ms, undefined, { signal }).catch(() => signal?.throwIfAborted())
    return deliver()
  }

/** No answer at all until the caller gives up, as from a host that drops packets. */
export const silence: Fault = ({ signal }) =>
  new Promise((_, reject) => {
    const giveUp = () => reject(signal?.reason)
    if (signal?.aborted) giveUp()
    else signal?.addEventListener('abort', giveUp, { once: true })
  })

/** Puts faults before an endpoint: `choose` says for each request which one it meets, if any. */
export function withFaults(endpoint: NeonEndpoint, choose: () => Fault | undefined): NeonEndpoint {
  const handle: NeonEndpoint['handle'] = (header, body, signal) => {
    const deliver = () => endpoint.handle(header, body, signal)
    const fault = choose()
    return fault ? fault({ deliver, signal }) : deliver()
  }
  return { handle, fetch: fetchFrom(handle), requests: endpoint.requests }
}

/** An error as Node has it of a socket. */
export const socketError = (code: string): Error => Object.assign(new Error(`socket: ${code}`), { code })

const broken = (code: string) => Promise.reject(new ConnectionBroken(socketError(code)))
