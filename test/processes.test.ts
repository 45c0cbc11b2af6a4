import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startProcess } from './processes.ts'

const isRunning = (group: number) => {
  try {
    return process.kill(-group, 0)
  } catch {
    return false
  }
}

test('what a test has started ends with it, even when it is killed', { timeout: 60_000 }, async () => {
  const killed = fork(path.join(import.meta.dirname, 'processes.fixture.ts'), { execArgv: [] })
  const [group] = (await once(killed, 'message')) as [number]
  expect(isRunning(group)).toBe(true)

  killed.kill('SIGKILL')

  await expect.poll(() => isRunning(group), { timeout: 30_000 }).toBe(false)
})

test('a program that ignores the polite signal is ended by force', { timeout: 60_000 }, async () => {
  const stubborn = startProcess('sh', ['-c', `trap '' TERM; echo ready; while :; do sleep 1; done`])
  await stubborn.prints(/ready/)
  await stubborn.stop(500)
  expect(await stubborn.ended()).toBeNull()
})

test('waiting for words of a program that has ended tells what it said instead', async () => {
  const brief = startProcess('sh', ['-c', 'echo no such luck; exit 3'])
  await expect(brief.prints(/ready/)).rejects.toThrow(/ended \(3\).*no such luck/s)
  expect(await brief.ended()).toBe(3)
})
