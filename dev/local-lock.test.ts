import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test as base } from 'vitest'
import { isRunning, readLock, removeLock, takeLock } from './local-lock.ts'

const WHERE = { endpoint: 'http://127.0.0.1:1/sql', databaseUrl: 'postgresql://localhost/shop' }

const test = base.extend('file', async ({}, { onCleanup }) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lock-'))
  onCleanup(() => rm(folder, { recursive: true }))
  return path.join(folder, 'not', 'there', 'yet', 'neon.json')
})

test('is taken by one and names its process', async ({ file }) => {
  const attempts = await Promise.all(Array.from({ length: 20 }, () => takeLock(file)))

  expect(attempts.filter((lock) => lock !== undefined)).toHaveLength(1)
  expect(await readLock(file)).toEqual({ pid: process.pid, startedAt: expect.stringMatching(/^\d{4}-.*Z$/) })
})

test('says where the database answers, once that is known', async ({ file }) => {
  const lock = await takeLock(file)
  await lock?.publish(WHERE)
  expect(await readLock(file)).toMatchObject({ pid: process.pid, ...WHERE })
})

test('takes its address back while the database closes, and stays', async ({ file }) => {
  const lock = await takeLock(file)
  await lock?.publish(WHERE)
  await lock?.withdraw()
  expect(await readLock(file)).toEqual({ pid: process.pid, startedAt: expect.any(String) })
})

test('can be taken again after its release, and leaves nothing else behind', async ({ file }) => {
  const lock = await takeLock(file)
  await lock?.publish(WHERE)
  await lock?.release()

  expect(await readdir(path.dirname(file))).toEqual([])
  expect(await takeLock(file)).toBeDefined()
})

test('is neither released nor withdrawn by one who has lost it', async ({ file }) => {
  const lost = await takeLock(file)
  await removeLock(file, await readLock(file))
  await writeFile(file, JSON.stringify({ pid: 1, startedAt: 'now' }))

  await lost?.withdraw()
  await lost?.release()

  expect(await readLock(file)).toEqual({ pid: 1, startedAt: 'now' })
})

test('is not swept away when a new one has taken the place of the one that was judged', async ({ file }) => {
  await takeLock(file)
  await removeLock(file, { pid: 1, startedAt: 'long ago' })
  expect(await readLock(file)).toMatchObject({ pid: process.pid })
})

test.for(['', '{', 'null', '[]', '{"pid": "1"}', '{"pid": 1}'])(
  'reads %j as no lock, and sweeps it away',
  async (text, { file }) => {
    const lock = await takeLock(file)
    await lock?.release()
    await writeFile(file, text)

    expect(await readLock(file)).toBeUndefined()
    await removeLock(file, undefined)
    expect(await readdir(path.dirname(file))).toEqual([])
  },
)

test('knows a running process from one that is gone', () => {
  expect(isRunning(process.pid)).toBe(true)
  expect(isRunning(1)).toBe(true)
  expect(isRunning(2 ** 22 + 1)).toBe(false)
})
