import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Child<Answer> {
  /** The first message that the child sends; rejects when it ends without one. */
  answer: Promise<Answer>
  stop: () => Promise<void>
}

/**
 * Runs a module of the benchmark in a process of its own, whose standard output nobody reads, with `settings` as all
 * its environment. It ends when this process does.
 */
export function startChild<Answer>(
  module: string,
  {
    settings = {},
    args = [],
    flags = [],
  }: { settings?: Record<string, string>; args?: string[]; flags?: string[] } = {},
): Child<Answer> {
  const child = fork(fileURLToPath(module), args, {
    env: { PATH: process.env.PATH, ...settings },
    execArgv: flags,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const answer = new Promise<Answer>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Answer))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${module} ended with ${code} and said nothing`)))
  })
  answer.catch(() => {})
  return {
    answer,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await exited
    },
  }
}

/** For the child: hands its answer over, and ends when nobody is left to hear another. */
export function tellParent(answer: unknown): void {
  process.once('disconnect', () => process.exit())
  process.send?.(answer)
}
