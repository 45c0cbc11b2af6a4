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
