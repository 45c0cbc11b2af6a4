// oxlint-disable-next-line no-restricted-imports -- of Node itself: it reads and writes nothing
import { AsyncLocalStorage } from 'node:async_hooks'

export interface DatabaseTime {
  /** Milliseconds spent waiting; requests that ran at the same time count each. */
  ms: number
  /** Requests that were sent, retries among them. */
  requests: number
}

const current = new AsyncLocalStorage<DatabaseTime>()

/** Does the work and tells how long it waited for the database, wherever below it that was. */
export async function databaseTimeOf(work: () => Promise<void>): Promise<DatabaseTime> {
  const time: DatabaseTime = { ms: 0, requests: 0 }
  await current.run(time, work)
  return time
}

/** Adds what `send` takes, whether or not it succeeds, to the work that it is part of. */
export async function timed<T>(send: () => Promise<T>): Promise<T> {
  const time = current.getStore()
  if (!time) return send()
  time.requests += 1
  const started = performance.now()
  try {
    return await send()
  } finally {
    time.ms += performance.now() - started
  }
}
