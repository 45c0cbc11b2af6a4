import { useLayoutEffect, useState } from 'preact/hooks'
import { RequestFailed } from '../src/client/answer.ts'
import { forgetLoaded, recall, remember } from './state/loaded.ts'

export interface Load<T> {
  /** The newest answer; with `keep`, that of the key before until the new one is there. */
  data: T | undefined
  failure: RequestFailed | undefined
  /** Whether an answer is under way. */
  loading: boolean
  /** Asks again. */
  reload: () => void
  /** Puts an answer in place that is known from elsewhere, as from a change. */
  replace: (data: T) => void
}

/** What these say is not there for this customer, or not any more, is not shown from memory either. */
const WITHDRAWN = new Set([401, 403, 404])

interface Result<T> {
  key: string
  data?: T
  failure?: RequestFailed
}

/**
 * Loads what `key` names, again whenever the key changes, and gives up a request that nobody waits for any more. What
 * was loaded under the key before is shown meanwhile. Without a key nothing is loaded, and what is `known` already is not
 * asked for until it is reloaded.
 */
export function useLoad<T>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<T>,
  { keep = false, known }: { keep?: boolean; known?: T | undefined } = {},
): Load<T> {
  const [result, setResult] = useState<Result<T>>()
  const [attempt, setAttempt] = useState(0)
  const [settled, setSettled] = useState<string>()
  const asked = `${attempt} ${key}`
  const isKnown = known !== undefined && attempt === 0

  // Not an effect, which waits for the next frame to be painted: what is asked for earlier is there earlier.
  useLayoutEffect(() => {
    if (key === undefined || isKnown) return undefined
    const controller = new AbortController()
    const take = (outcome: Omit<Result<T>, 'key'>) => {
      if (controller.signal.aborted) return
      setResult({ key, ...outcome })
      setSettled(asked)
    }
    const ask = async () => {
      try {
        const data = await load(controller.signal)
        if (!controller.signal.aborted) remember(key, data)
        take({ data })
      } catch (error) {
        if (error instanceof RequestFailed) {
          if (WITHDRAWN.has(error.status)) forgetLoaded(key)
          take({ failure: error })
        } else if (!controller.signal.aborted) throw error
      }
    }
    void ask()
    return () => controller.abort()
  }, [asked])

  const current = result?.key === key ? result : undefined
  return {
    data:
      current?.data ??
      (key === undefined ? undefined : (recall(key) as T | undefined)) ??
      (current?.failure && WITHDRAWN.has(current.failure.status) ? undefined : known) ??
      (keep ? result?.data : undefined),
    failure: current?.failure,
    loading: key !== undefined && !isKnown && settled !== asked,
    reload: () => setAttempt((count) => count + 1),
    replace: (data) => {
      if (key === undefined) return
      remember(key, data)
      setResult({ key, data })
    },
  }
}
