import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { commandLineOf } from './command-line.ts'

test('tells what a running process was started with', async ({ onTestFinished }) => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', '--', 'deploy', '--prod'])
  onTestFinished(() => void child.kill())
  await once(child, 'spawn')

  const line = await commandLineOf(child.pid ?? 0)

  expect(line?.at(0)).toBe(process.execPath)
  expect(line?.slice(-2)).toEqual(['deploy', '--prod'])
})

test('tells nothing of a process that is not there', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'close')

  expect(await commandLineOf(child.pid ?? 0)).toBeUndefined()
})
