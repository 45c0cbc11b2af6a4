import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { modelFailure, readModel } from '../../../dev/model/model.fixture.ts'
import { type OfflineModel, startOfflineModel } from '../../../dev/model/offline-model.ts'
import type { ScriptedReply } from '../../../dev/model/scripted-replies.ts'
import type { ModelEvent, ReplyOptions } from './model.ts'
import { type OpenAiSettings, openAiModel, outputLimit } from './openai-model.ts'

let double: OfflineModel
beforeAll(async () => {
  double = await startOfflineModel({ chunkDelayMs: 0 })
})
afterAll(() => double.close())

const ask = (settings: Partial<OpenAiSettings> = {}, options: Partial<ReplyOptions> = {}) =>
  openAiModel({ ...double, maxOutputTokens: 600, stallMs: 2000, ...settings }).reply(
    [{ role: 'user', content: 'Hello' }],
    { signal: AbortSignal.timeout(5000), ...options },
  )

const requestsDuring = async (run: () => Promise<unknown>) => {
  const before = double.requests().length
  await run()
  return double.requests().slice(before)
}

describe('an answer', () => {
  test('comes in the chunks of the provider, then its end with usage and model', async () => {
    double.next({ steps: ['Good ', 'day'] })

    const events: ModelEvent[] = []
    for await (const event of ask()) events.push(event)

    expect(events).toEqual([
      { type: 'text', text: 'Good ' },
      { type: 'text', text: 'day' },
      {
        type: 'end',
        finish: 'stop',
        usage: { prompt_tokens: 11, completion_tokens: 7 },
        model: 'scripted-double',
      },
    ])
  })

  test('is asked for as a stream that is not stored, bounded, and names the customer by the hash it was given', async () => {
    const [request] = await requestsDuring(() => readModel(ask({ model: 'some-model' }, { user: 'a-hash' })))

    expect(request?.body).toMatchObject({
      model: 'some-model',
      messages: [{ role: 'user', content: 'Hello' }],
      stream: true,
      stream_options: { include_usage: true },
      store: false,
      max_tokens: 600,
      safety_identifier: 'a-hash',
    })
  })

  test('is bounded in the word that the server understands', () => {
    expect(outputLimit('https://api.openai.com/v1', 600)).toEqual({ max_completion_tokens: 600 })
    expect(outputLimit('https://shop.openai.azure.com/v1', 600)).toEqual({ max_completion_tokens: 600 })
    expect(outputLimit('http://localhost:11434/v1', 600)).toEqual({ max_tokens: 600 })
    expect(outputLimit('https://notopenai.com/v1', 600)).toEqual({ max_tokens: 600 })
  })

  test('needs no usage, as servers other than OpenAI may leave it out', async () => {
    double.next({ steps: ['Hi'], usage: false })

    expect((await readModel(ask())).end).toEqual({
      type: 'end',
      finish: 'stop',
      usage: undefined,
      model: 'scripted-double',
    })
  })

  test('keeps the finish reason of an answer that hit its limit', async () => {
    double.next({ steps: ['Hi'], ending: 'length' })

    expect((await readModel(ask())).end).toMatchObject({ finish: 'length' })
  })

  test('is whole once its finish reason has come, even if the connection breaks then', async () => {
    const finish = `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`
    for (const ending of ['cut', 'stall'] as const) {
      double.next({ steps: ['Hi', { raw: finish }], ending })

      expect(await readModel(ask({ stallMs: 400 }))).toMatchObject({ text: 'Hi', end: { finish: 'stop' } })
    }
  })

  test('does not read the account or organization from the environment', async () => {
    vi.stubEnv('OPENAI_ORG_ID', 'org-of-someone-else')
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1')

    const [request] = await requestsDuring(() => readModel(ask()))

    vi.unstubAllEnvs()
    expect(request?.headers).not.toHaveProperty('openai-organization')
  })
})

describe('the signal', () => {
  const MIDDLE: ScriptedReply = { steps: ['Half'], ending: 'stall' }

  test.each<[string, ScriptedReply]>([
    ['before the answer', 'silence'],
    ['in the middle', MIDDLE],
  ])('ends the answer as `deadline` when time runs out %s', async (_, reply) => {
    double.next(reply)

    const error = await modelFailure(ask({ stallMs: 5000 }, { signal: AbortSignal.timeout(150) }))

    expect(error).toMatchObject({ kind: 'deadline', retryable: true })
    await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
  })

  test('ends the answer as `aborted` for any other reason', async () => {
    double.next(MIDDLE)
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 100)

    const { text, error } = await readModel(ask({ stallMs: 5000 }, { signal: controller.signal }))

    expect(text).toBe('Half')
    expect(error).toMatchObject({ kind: 'aborted', retryable: false })
    await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
  })

  test('that is already aborted asks nothing', async () => {
    const requests = await requestsDuring(async () => {
      expect(await modelFailure(ask({}, { signal: AbortSignal.abort() }))).toMatchObject({ kind: 'aborted' })
    })

    expect(requests).toEqual([])
  })
})

test('closing the iterator ends the upstream request', async () => {
  double.next({ steps: ['Hi', ' there'], ending: 'stall' })

  for await (const event of ask({ stallMs: 5000 })) {
    expect(event).toEqual({ type: 'text', text: 'Hi' })
    break
  }

  await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
})

test('the openai package is loaded by the first answer, not before', () => {
  const script = `
    import { registerHooks } from 'node:module'
    let loaded = false
    registerHooks({ resolve: (name, context, next) => ((loaded ||= name === 'openai'), next(name, context)) })
    const { openAiModel } = await import('./src/services/chat/openai-model.ts')
    const model = openAiModel({ apiKey: 'k', baseUrl: 'http://127.0.0.1:1/v1', model: 'm', maxOutputTokens: 1 })
    const before = loaded
    try { for await (const _ of model.reply([], { signal: AbortSignal.timeout(2000) })); } catch {}
    console.log(JSON.stringify({ before, after: loaded }))`

  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  })

  expect(JSON.parse(output)).toEqual({ before: false, after: true })
})
