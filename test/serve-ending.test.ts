import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { readWithParser } from '../dev/model/sse-readers.ts'
import { runScript } from './processes.ts'
import { test } from './served.ts'
import { piecesOf } from './site-client.ts'

/** Building takes seconds, on a busy machine many. */
const PATIENT = { timeout: 120_000 }

test(
  'a signal lets the running answer of the assistant finish, and takes no new request',
  PATIENT,
  async ({ serve, model }) => {
    const { site, server } = await serve()
    model.next({ steps: ['Here', { pauseMs: 2_000 }, ' it is'] })
    const asked = { json: { text: 'Count', session_id: 'main' } }
    const response = await site.fetch('POST', '/api/chat/messages', asked)
    const pieces = piecesOf(response)
    let stream = (await pieces.next()).value?.text ?? ''
    expect(stream).toContain('Here')

    server.signal('SIGTERM')
    await expect
      .poll(() => site.get('/api/users/live').catch(() => 'refused'), { timeout: 1_500 })
      .toBe('refused')
    expect(stream).not.toContain('it is')

    for await (const { text } of pieces) stream += text
    expect(readWithParser([stream])).toMatchObject({ text: 'Here it is', done: true })
    const finished = performance.now()
    expect(await server.ended()).toBe(0)
    expect(performance.now() - finished).toBeLessThan(1_500)
    expect(server.output()).not.toMatch(/error/i)
  },
)

test(
  'before it takes no more requests it says that it is not ready, and answers all others',
  PATIENT,
  async ({ serve }) => {
    const { site, server } = await serve({ STOP_DELAY_MS: '60000' })
    expect((await site.get('/health')).status).toBe(200)

    server.signalAlone('SIGTERM')

    await expect.poll(async () => (await site.get('/health')).status).toBe(503)
    for (const service of ['users', 'products', 'orders', 'chat']) {
      const { status, headers, body } = await site.get(`/api/${service}/health`)
      expect({ status, body }).toEqual({
        status: 503,
        body: { status: 'unavailable', service, database: 'ok' },
      })
      expect(headers.get('Retry-After')).toBe('5')
      expect((await site.request('HEAD', `/api/${service}/health`)).status).toBe(503)
      expect((await site.get(`/api/${service}/live`)).status).toBe(200)
    }
    expect((await site.get('/api/products')).status).toBe(200)
  },
)

test(
  'an answer that takes longer than it may is cut off, and what was said is kept',
  PATIENT,
  async ({ serve, model, database }) => {
    const { site, server } = await serve({ STOP_WITHIN_MS: '300' })
    model.next({ steps: ['Here', { pauseMs: 20_000 }, ' it never is'] })
    const json = { text: 'Count', session_id: 'cut-off' }
    const response = await site.fetch('POST', '/api/chat/messages', { json })
    const pieces = piecesOf(response)
    expect((await pieces.next()).value?.text).toContain('Here')

    server.signalAlone('SIGTERM')

    await expect(pieces.next()).rejects.toThrow('terminated')
    expect(await server.ended()).toBe(0)
    expect(server.output()).toContain('longer than 300 ms were cut off')
    const { rows } = await database.pool.query(
      `select content, status from chat_messages join chat_sessions on chat_sessions.id = chat_session_id
       where session_id = 'cut-off' and role = 'assistant'`,
    )
    expect(rows).toEqual([{ content: 'Here', status: 'aborted' }])
  },
)

test('refuses settings that are none, and says which', PATIENT, async ({ built }) => {
  const settings = { PORT: 'any', STOP_WITHIN_MS: '-1' }
  const { code, stderr } = await runScript('scripts/serve.ts', ['--from', built], { settings })
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'PORT is not a whole number.\nSTOP_WITHIN_MS is not a whole number.\n',
  })
})

test(
  'says what is missing where nothing was built, and where the port is taken',
  PATIENT,
  async ({ shop, built }) => {
    const empty = await mkdtemp(path.join(os.tmpdir(), 'empty-'))
    const unbuilt = await runScript('scripts/serve.ts', ['--from', empty])
    await rm(empty, { recursive: true })
    expect(unbuilt).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Nothing is built yet.*\n$/),
    })

    const settings = { PORT: new URL(shop.site.url).port }
    const taken = await runScript('scripts/serve.ts', ['--from', built], { settings })
    expect(taken).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(/^.*EADDRINUSE.*\n$/) })
  },
)
