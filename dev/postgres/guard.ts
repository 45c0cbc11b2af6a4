import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { type Account, spawnOptions } from './binaries.ts'

/**
 * A shell that waits at the end of a pipe from this process. Whatever ends this process closes the pipe, and then the
 * shell ends the server and removes its folder; a word through the pipe dismisses it.
 */
export function startGuard(
  folder: string,
  account: Account,
  remove: boolean,
): { dismiss: () => Promise<void> } {
  if (process.platform === 'win32') return { dismiss: () => Promise.resolve() }
  const script = `
    read -r word && exit
    pid=$(head -n 1 data/postmaster.pid) && kill -INT "$pid"
    tries=0
    while [ -e data/postmaster.pid ] && [ "$tries" -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
    [ -e data/postmaster.pid ] && kill -QUIT "$pid"
    ${remove ? 'rm -rf "$PWD"' : ''}
  `
  const guard = spawn('/bin/sh', ['-c', script], {
    ...spawnOptions(folder, account),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.on('error', () => {})
  guard.unref()
  const stdin = guard.stdin as Socket
  stdin.on('error', () => {})
  stdin.unref()
  return {
    dismiss: async () => {
      if (guard.exitCode !== null || guard.pid === undefined) return
      const exited = once(guard, 'exit')
      guard.ref()
      stdin.end('dismissed\n')
      await exited
    },
  }
}
