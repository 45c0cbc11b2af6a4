import { useRef, useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'

interface Action {
  /** The name of what is under way. */
  busy: string | undefined
  /** What the shop said of the last attempt. */
  failure: RequestFailed | undefined
  /** Does one thing at a time: while one is under way, a press does nothing. */
  run: (name: string, work: () => Promise<void>) => void
}

/** What buttons do, one thing at a time, with what the shop said where it refused. */
export function useAction(): Action {
  const [busy, setBusy] = useState<string>()
  const [failure, setFailure] = useState<RequestFailed>()
  const running = useRef(false)

  const attempt = async (name: string, work: () => Promise<void>) => {
    running.current = true
    setBusy(name)
    setFailure(undefined)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFailure(error)
    } finally {
      running.current = false
      setBusy(undefined)
    }
  }

  return {
    busy,
    failure,
    run: (name, work) => {
      if (!running.current) void attempt(name, work)
    },
  }
}
