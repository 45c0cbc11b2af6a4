import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test as base } from 'vitest'
import { startProcess } from './processes.ts'

const ROOT = path.join(import.meta.dirname, '..')

/** A function that tells what the platform told it, and leaves something to be done after its answer. */
const FUNCTION = `export default async (request, { ip, requestId, waitUntil }) => {
  waitUntil(new Promise((resolve) => setTimeout(resolve, 500)).then(() => console.log('done afterwards')))
  waitUntil(Promise.reject(new Error('failed afterwards')))
  return Response.json({ ip, requestId })
}`

/** Starts `npm run serve` on that function, and gives the way to ask it. */
const test = base.extend('serve', ({}, { onCleanup }) => async (settings: Record<string, string> = {}) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'served-'))
  await mkdir(path.join(folder, 'functions', 'users'), { recursive: true })
  await mkdir(path.join(folder, 'site'))
  await writeFile(path.join(folder, 'functions', 'users', 'users.mjs'), FUNCTION)
  const server = startProcess(process.execPath, ['scripts/serve.ts', '--from', folder], {
    cwd: ROOT,
    settings: { PORT: '0', ...settings },
  })
  onCleanup(async () => {
    await server.stop()
    await rm(folder, { recursive: true })
  })
  const [, url = ''] = await server.prints(/served on (\S+)/)
  const ask = async (headers: Record<string, string> = {}) =>
    (await (await fetch(`${url}/api/users/me`, { headers })).json()) as { ip: string; requestId: string }
  return { ask, server }
})

test('what a function leaves to be done after its answer is waited for at the end, and may fail', async ({
  serve,
}) => {
  const { ask, server } = await serve()
  await ask()
  server.signal('SIGTERM')

  expect(await server.ended()).toBe(0)
  expect(server.output()).toContain('done afterwards')
  expect(server.output()).toContain('"message":"background work failed"')
})

test('a request comes from the other end of its connection, whatever its headers say', async ({ serve }) => {
  const { ask } = await serve()

  expect((await ask({ 'X-Forwarded-For': '203.0.113.7' })).ip).toBe('127.0.0.1')
})

test('behind a proxy a request comes from where that proxy says, and not from where the client does', async ({
  serve,
}) => {
  const { ask } = await serve({ CLIENT_IP_HEADER: 'X-Forwarded-For' })

  expect((await ask({ 'X-Forwarded-For': '203.0.113.7' })).ip).toBe('203.0.113.7')
  expect((await ask({ 'X-Forwarded-For': '198.51.100.1, 203.0.113.7' })).ip).toBe('203.0.113.7')
  expect((await ask()).ip).toBe('')
})
