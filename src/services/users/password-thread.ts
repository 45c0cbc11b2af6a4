import { parentPort, Worker, workerData } from 'node:worker_threads'

/** bcrypt in a thread of its own, one piece of work after the other. */
export interface PasswordThread {
  /** Starts the thread unless it runs. */
  start(): void
  hash(password: string, cost: number): Promise<string>
  compare(password: string, hash: string): Promise<boolean>
}

type Work = { password: string; cost: number } | { password: string; hash: string }
type Outcome = { result: string | boolean } | { error: string }

interface Waiting {
  resolve: (result: string | boolean) => void
  reject: (error: Error) => void
}

/**
 * A thread that starts at the first use and keeps the process alive only while it has work. Should it end by itself, those
 * who wait for it are refused, and the next who comes starts another.
 */
export function passwordThread(file: string = import.meta.url): PasswordThread {
  let running: { worker: Worker; waiting: Waiting[] } | undefined

  const start = () => {
    if (running) return running
    const worker = new Worker(new URL(file), { workerData: file, env: {}, execArgv: [] })
    const waiting: Waiting[] = []
    const started = { worker, waiting }
    const end = (error: Error) => {
      if (running === started) running = undefined
      for (const { reject } of waiting.splice(0)) reject(error)
    }
    worker.on('message', (outcome: Outcome) => {
      const next = waiting.shift()
      if (waiting.length === 0) worker.unref()
      if ('error' in outcome) next?.reject(new Error(outcome.error))
      else next?.resolve(outcome.result)
    })
    worker.on('error', (error) => end(new Error('The thread for passwords failed', { cause: error })))
    worker.on('exit', (code) => end(new Error(`The thread for passwords ended (${code})`)))
    worker.unref()
    running = started
    return started
  }

  const ask = (work: Work) =>
    new Promise<string | boolean>((resolve, reject) => {
      const { worker, waiting } = start()
      waiting.push({ resolve, reject })
      worker.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage(work)
    })

  return {
    start: () => void start(),
    hash: async (password, cost) => String(await ask({ password, cost })),
    compare: async (password, hash) => (await ask({ password, hash })) === true,
  }
}

/** The thread's own side: answers in the order in which it was asked. */
async function serve(port: NonNullable<typeof parentPort>) {
  const { compareSync, hashSync } = await import('bcryptjs')
  port.on('message', (work: Work) => {
    try {
      const { password } = work
      const result = 'hash' in work ? compareSync(password, work.hash) : hashSync(password, work.cost)
      port.postMessage({ result } satisfies Outcome)
    } catch (error) {
      port.postMessage({ error: error instanceof Error ? error.message : 'bcrypt failed' } satisfies Outcome)
    }
  })
}

if (workerData === import.meta.url && parentPort) await serve(parentPort)
