import { connect, type Db } from '../src/db/client.ts'
import type { TestDatabase } from './database.ts'

/** One request to the database: `deliver` carries it out, `signal` is its deadline. */
interface Exchange {
  deliver: () => Promise<Response>
  signal: AbortSignal | undefined
}

/** What becomes of one request to the database instead of an answer. */
export type Fault = (exchange: Exchange) => Promise<Response>

/** Node's way to say that fetch failed: the socket's error is its cause. */
const fetchFailed = (cause: Error) => Promise.reject(new TypeError('fetch failed', { cause }))
const socketError = (code: string) => Object.assign(new Error(`socket: ${code}`), { code })

/** The request never left. */
export const neverSent =
  (code = 'ECONNREFUSED'): Fault =>
  () =>
    fetchFailed(socketError(code))

/** No address of a host with several was to be had. */
export const neverSentAnywhere: Fault = () =>
  fetchFailed(new AggregateError([socketError('ECONNREFUSED'), socketError('ECONNREFUSED')]))

/** The connection broke before the database saw anything; nobody can tell that from `answerLost`. */
export const cutOff: Fault = () => fetchFailed(socketError('ECONNRESET'))

/** The database did what it was asked to, and then the connection broke. */
export const answerLost: Fault = async ({ deliver }) => {
  await deliver()
  return fetchFailed(socketError('UND_ERR_SOCKET'))
}

/** The database did what it was asked to, and half of its answer came. */
export const answerCut: Fault = async ({ deliver }) => {
  const whole = await (await deliver()).text()
  return new Response(whole.slice(0, whole.length / 2), { headers: { 'Content-Type': 'application/json' } })
}

/** Whatever stands before the database answers with an error of its own. */
export const answers =
  (status: number, body = '<html>Bad gateway</html>'): Fault =>
  () =>
    Promise.resolve(new Response(body, { status }))

/** The database refuses the statement. */
export const refuses = (code: string): Fault =>
  answers(400, JSON.stringify({ message: `refused with ${code}`, severity: 'ERROR', code }))

/** No answer until the deadline, as from a host that drops packets. */
export const silence: Fault = ({ signal }) =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

export interface FaultyDb {
  db: Db
  /** How many requests it has tried to send. */
  attempts: () => number
  /** The deadlines of those requests. */
  deadlines: (AbortSignal | undefined)[]
}

/** A `Db` whose first requests meet these faults, one each; those after them reach the database. */
export function dbWith(database: TestDatabase, faults: readonly Fault[], timeoutMs = 5_000): FaultyDb {
  const remaining = [...faults]
  const deadlines: (AbortSignal | undefined)[] = []
  const db = connect({
    url: database.url,
    timeoutMs,
    fetch: (input, init) => {
      const deliver = () => database.endpoint.fetch(input, init)
      const signal = init?.signal ?? undefined
      deadlines.push(signal)
      const fault = remaining.shift()
      return fault ? fault({ deliver, signal }) : deliver()
    },
  })
  return { db, attempts: () => deadlines.length, deadlines }
}
