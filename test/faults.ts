import { ConnectionBroken } from '../dev/neon/answer.ts'
import { type Fault, socketError, withFaults } from '../dev/neon/faults.ts'
import { connect, type Db } from '../src/db/client.ts'
import type { TestDatabase } from './database.ts'

export { answerCut, answerLost, answers, cutOff, type Fault, refuses, silence } from '../dev/neon/faults.ts'

/** The request never left. */
export const neverSent =
  (code = 'ECONNREFUSED'): Fault =>
  () =>
    Promise.reject(new ConnectionBroken(socketError(code)))

/** No address of a host with several was to be had. */
export const neverSentAnywhere: Fault = () =>
  Promise.reject(
    new ConnectionBroken(new AggregateError([socketError('ECONNREFUSED'), socketError('ECONNREFUSED')])),
  )

interface FaultyDb {
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
  const endpoint = withFaults(database.endpoint, () => remaining.shift())
  const db = connect({
    url: database.url,
    timeoutMs,
    fetch: (input, init) => {
      deadlines.push(init?.signal ?? undefined)
      return endpoint.fetch(input, init)
    },
  })
  return { db, attempts: () => deadlines.length, deadlines }
}
