import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const BIN = path.join(import.meta.dirname, '..', 'node_modules', '.bin')

/** Variables of a process: its settings, and of this one's only what no program can do without. */
const environment = (settings: Record<string, string>): Record<string, string> => ({
  PATH: `${BIN}${path.delimiter}${process.env.PATH}`,
  HOME: os.homedir(),
  TMPDIR: os.tmpdir(),
  ...settings,
})

export interface ProcessOptions {
  cwd?: string
  settings?: Record<string, string>
}

export interface StartedProcess {
  pid: number | undefined
  /** All that it has written so far. */
  output: () => string
  /** Waits until it has written the pattern; rejects, with what it wrote instead, when it ends before. */
  prints: (pattern: RegExp) => Promise<RegExpExecArray>
  /** Sends a signal to it and to all that it started. */
  signal: (name: NodeJS.Signals) => void
  /** Sends a signal to it alone, as a supervisor does. */
  signalAlone: (name: NodeJS.Signals) => void
  /** Waits for the end of it and of all that it started, and gives its exit code. */
  ended: () => Promise<number | null>
  /** Ends what still runs of it, after a while by force. May be called twice. */
  stop: (withinMs?: number) => Promise<void>
}

const STOPS_WITHIN_MS = 10_000

/** Starts a program with its own process group, which is killed should this process go first. */
export function startProcess(
  command: string,
  args: readonly string[],
  { cwd, settings = {} }: ProcessOptions = {},
): StartedProcess {
  const child = spawn(command, args, {
    cwd,
    env: environment(settings),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const collect = (chunk: Buffer) => (output += chunk.toString())
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const exited = once(child, 'close')
  const guard = startGuard(child)

  const isRunning = () => child.exitCode === null && child.signalCode === null
  const signal = (name: NodeJS.Signals | 0) => {
    if (child.pid === undefined) return false
    try {
      return process.kill(-child.pid, name)
    } catch {
      return false
    }
  }
  const ended = async () => {
    await exited
    while (signal(0)) await sleep(50)
    guard.kill('SIGKILL')
    return child.exitCode
  }
  return {
    pid: child.pid,
    output: () => output,
    prints: async (pattern) => {
      for (;;) {
        const found = pattern.exec(output)
        if (found) return found
        if (!isRunning()) throw new Error(`${command} ended (${child.exitCode}) and had written:\n${output}`)
        await sleep(50)
      }
    },
    signal: (name) => void signal(name),
    signalAlone: (name) => void child.kill(name),
    ended,
    stop: async (withinMs = STOPS_WITHIN_MS) => {
      signal('SIGTERM')
      const timer = setTimeout(() => signal('SIGKILL'), withinMs)
      await ended()
      clearTimeout(timer)
    },
  }
}

/** A shell at the end of a pipe from this process, which breaks however this process ends. */
function startGuard({ pid }: ChildProcess): ChildProcess {
  const script = `read -r word; kill -TERM -${pid}; sleep 5; kill -KILL -${pid}`
  const guard = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  guard.unref()
  return guard
}

export interface Finished {
  code: number
  stdout: string
  stderr: string
}

const FINISHES_WITHIN_MS = 60_000

/** Runs one of the project's scripts, of the given copy of it, to its end. */
export const runScript = (
  script: string,
  args: readonly string[] = [],
  { cwd = path.join(import.meta.dirname, '..'), settings = {} }: ProcessOptions = {},
): Promise<Finished> =>
  new Promise((resolve) => {
    const options = { cwd, env: environment(settings), timeout: FINISHES_WITHIN_MS }
    execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ code, stdout, stderr })
    })
  })
