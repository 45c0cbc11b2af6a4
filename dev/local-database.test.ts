import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { neon, neonConfig } from '@neondatabase/serverless'
import { expect, test as base } from 'vitest'
import { findLocalDatabase, type LocalDatabase, startLocalDatabase } from './local-database.ts'
import { readLock, takeLock } from './local-lock.ts'

const GONE = 2 ** 22 + 1

const test = base.extend('folder', async ({}, { onCleanup }) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'local-database-'))
  onCleanup(() => rm(folder, { recursive: true, force: true }))
  return folder
})

const driver = ({ databaseUrl, endpoint }: LocalDatabase) => {
  neonConfig.fetchFunction = undefined
  neonConfig.fetchEndpoint = endpoint
  return neon(databaseUrl)
}

const writeLock = async (folder: string, content: object) => {
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'neon.json'), JSON.stringify({ startedAt: 'then', ...content }))
}

test(
  'lends its database to a second starter, and survives being killed',
  { timeout: 120_000 },
  async ({ folder }) => {
    const script = path.join(import.meta.dirname, 'local-database.fixture.ts')
    const child = fork(script, [folder], { execArgv: [] })
    await once(child, 'message')

    const lent = await startLocalDatabase({ folder })
    await driver(lent)`INSERT INTO categories (name) VALUES ('Sarees')`
    expect(lent.isOwn).toBe(false)
    await lent.stop()
    expect(await findLocalDatabase(folder)).toEqual({
      endpoint: lent.endpoint,
      databaseUrl: lent.databaseUrl,
    })

    child.kill('SIGKILL')
    await once(child, 'exit')
    expect((await readLock(path.join(folder, 'neon.json')))?.pid).toBe(child.pid)

    const lines: string[] = []
    const own = await startLocalDatabase({ folder, log: (line) => lines.push(line) })
    const rows = await driver(own)`SELECT name FROM categories`
    await own.stop()

    expect(own.isOwn).toBe(true)
    expect(rows).toEqual([{ name: 'Sarees' }])
    expect(lines).toEqual([expect.stringContaining(own.endpoint)])
    expect(await findLocalDatabase(folder)).toBeUndefined()
    await expect(fetch(own.endpoint)).rejects.toThrow('fetch failed')
  },
)

test('waits for one that is just closing', { timeout: 120_000 }, async ({ folder }) => {
  const closing = await startLocalDatabase({ folder })
  const unfinished = request(closing.endpoint, { method: 'POST' }).on('error', () => {})
  unfinished.write('{')
  const [socket] = (await once(unfinished, 'socket')) as [Socket]
  await once(socket, 'connect')
  let closed = false
  const stopped = closing.stop().then(() => (closed = true))
  const lock = () => readLock(path.join(folder, 'neon.json'))
  await expect.poll(lock).toEqual({ pid: process.pid, startedAt: expect.any(String) })

  const found = findLocalDatabase(folder)
  unfinished.destroy()

  expect(await found).toBeUndefined()
  expect(closed).toBe(true)
  await stopped
})

test('finds nothing where nobody has started', async ({ folder }) => {
  expect(await findLocalDatabase(path.join(folder, 'never'))).toBeUndefined()
})

test('sweeps away the lock of a process that is gone', async ({ folder }) => {
  await writeLock(folder, {
    pid: GONE,
    endpoint: 'http://127.0.0.1:1/sql',
    databaseUrl: 'postgresql://localhost/x',
  })
  expect(await findLocalDatabase(folder)).toBeUndefined()
  expect(await takeLock(path.join(folder, 'neon.json'))).toBeDefined()
})

test('sweeps away the lock of a process that died while it started', async ({ folder }) => {
  await writeLock(folder, { pid: GONE })
  expect(await findLocalDatabase(folder)).toBeUndefined()
})

test('sweeps away a lock at whose address nobody answers', async ({ folder }) => {
  await writeLock(folder, {
    pid: process.pid,
    endpoint: 'http://127.0.0.1:1/sql',
    databaseUrl: 'postgresql://localhost/x',
  })
  expect(await findLocalDatabase(folder)).toBeUndefined()
})

test('is not taken in by another server at the address', async ({ folder }) => {
  const other = createServer((_, response) => response.end('<h1>Hello</h1>')).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const endpoint = `http://127.0.0.1:${(other.address() as AddressInfo).port}/sql`
  await writeLock(folder, { pid: process.pid, endpoint, databaseUrl: 'postgresql://localhost/x' })

  expect(await findLocalDatabase(folder)).toBeUndefined()
  other.close()
})

test('waits for one that is just starting', async ({ folder }) => {
  const healthy = createServer((_, response) => response.end('{"status":"ok"}')).listen(0, '127.0.0.1')
  await once(healthy, 'listening')
  const where = {
    endpoint: `http://127.0.0.1:${(healthy.address() as AddressInfo).port}/sql`,
    databaseUrl: 'postgresql://localhost/x',
  }
  const lock = await takeLock(path.join(folder, 'neon.json'))
  setTimeout(() => void lock?.publish(where), 300)

  expect(await findLocalDatabase(folder)).toEqual(where)
  await lock?.release()
  healthy.close()
})
