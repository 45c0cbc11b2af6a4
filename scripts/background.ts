import { setTimeout as sleep } from 'node:timers/promises'
import { describeError, logToConsole } from '../src/http/log.ts'

const MOST_MS = 10_000

/** What functions leave to be done after their answer, as the platform's `waitUntil` keeps it. */
export function keepBackground() {
  const pending = new Set<Promise<void>>()
  return {
    /** Keeps the promise; one that fails is a line of the log. */
    waitUntil: (promise: Promise<unknown>): void => {
      const kept = settle(promise).finally(() => pending.delete(kept))
      pending.add(kept)
    },
    /** Waits until all that is kept by now has settled, or ten seconds have passed. */
    settled: async (): Promise<void> => {
      const enough = new AbortController()
      await Promise.race([
        Promise.all(pending),
        sleep(MOST_MS, undefined, { signal: enough.signal }).catch(() => {}),
      ])
      enough.abort()
    },
  }
}

async function settle(promise: Promise<unknown>): Promise<void> {
  try {
    await promise
  } catch (error) {
    logToConsole({ level: 'error', message: 'background work failed', ...describeError(error) })
  }
}
