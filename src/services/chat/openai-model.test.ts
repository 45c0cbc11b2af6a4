import { execFileSync } from 'node:child_process'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type OfflineModel, startOfflineModel } from '../../../dev/model/offline-model.ts'
import { type ScriptedReply, type Step, refusals } from '../../../dev/model/scripted-replies.ts'
import { ModelError, type ModelEvent, type ReplyOptions } from './model.ts'
import { type OpenAiSettings, openAiModel, outputLimit } from './openai-model.ts'

let double: OfflineModel
beforeAll(async () => {
  double = await startOfflineModel({ chunkDelayMs: 0 })
})
afterAll(() => double.close())

const ask = (settings: Partial<OpenAiSettings> = {}, options: Partial<ReplyOptions> = {}) =>
  openAiModel({ ...double, maxOutputTokens: 600, stallMs: 200, ...settings }).reply(
    [{ role: 'user', content: 'Hello' }],
    { signal: AbortSignal.timeout(5000), ...options },
  )

/** Everything that came, and the error it ended with. */
const readAll = async (events: AsyncIterable<ModelEvent>) => {
  let text = ''
  let end: ModelEvent | undefined
  try {
    for await (const event of events) {
      if (event.type === 'text') text += event.text
      else end = event
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    return { text, end, error }
  }
  return { text, end }
}

const failureOf = async (events: AsyncIterable<ModelEvent>) => {
  const { error } = await readAll(events)
  if (!error) throw new Error('The model did not fail')
  return error
}

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
    const [request] = await requestsDuring(() => readAll(ask({ model: 'some-model' }, { user: 'a-hash' })))

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

    expect((await readAll(ask())).end).toEqual({
      type: 'end',
      finish: 'stop',
      usage: undefined,
      model: 'scripted-double',
    })
  })

  test('keeps the finish reason of an answer that hit its limit', async () => {
    double.next({ steps: ['Hi'], ending: 'length' })

    expect((await readAll(ask())).end).toMatchObject({ finish: 'length' })
  })

  test('is whole once its finish reason has come, even if the connection breaks then', async () => {
    const finish = `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`
    for (const ending of ['cut', 'stall'] as const) {
      double.next({ steps: ['Hi', { raw: finish }], ending })

      expect(await readAll(ask())).toMatchObject({ text: 'Hi', end: { finish: 'stop' } })
    }
  })

  test('does not read the account or organization from the environment', async () => {
    vi.stubEnv('OPENAI_ORG_ID', 'org-of-someone-else')
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1')

    const [request] = await requestsDuring(() => readAll(ask()))

    vi.unstubAllEnvs()
    expect(request?.headers).not.toHaveProperty('openai-organization')
  })
})

describe('a refusal', () => {
  const cases: [string, ScriptedReply, object][] = [
    ['a bad key', refusals.badKey(), { kind: 'bad_key', retryable: false, status: 401 }],
    ['an exhausted quota', refusals.quota(), { kind: 'quota', retryable: false, status: 429 }],
    ['an unpaid account', { status: 402, error: { message: 'no money' } }, { kind: 'quota' }],
    [
      'a rate limit',
      refusals.rateLimited(7),
      { kind: 'rate_limited', retryable: true, retryAfterSeconds: 7, status: 429 },
    ],
    [
      'a rate limit counted in milliseconds',
      { ...refusals.rateLimited(60), headers: { 'retry-after-ms': '1500' } },
      { retryAfterSeconds: 2 },
    ],
    [
      'a rate limit without a time',
      { ...refusals.rateLimited(1), headers: {} },
      { kind: 'rate_limited', retryAfterSeconds: undefined },
    ],
    ['a conversation that is too long', refusals.tooLong(), { kind: 'too_long', retryable: false }],
    [
      'one that is too long for a server without codes',
      { status: 400, error: { message: "This model's maximum context length is 4096 tokens" } },
      { kind: 'too_long' },
    ],
    ['an unknown model', refusals.unknownModel(), { kind: 'refused', retryable: false, status: 404 }],
  ]

  test.each(cases)('for %s is told as such, and asked only once', async (_, reply, expected) => {
    double.next(reply)

    const requests = await requestsDuring(async () => {
      expect(await failureOf(ask())).toMatchObject(expected)
    })

    expect(requests).toHaveLength(1)
  })

  test('by a date gives the seconds until then', async () => {
    const date = new Date(Date.now() + 30_000).toUTCString()
    double.next({ ...refusals.rateLimited(1), headers: { 'retry-after': date } })

    const { retryAfterSeconds } = await failureOf(ask())
    expect(retryAfterSeconds).toBeGreaterThan(27)
    expect(retryAfterSeconds).toBeLessThanOrEqual(30)
  })

  test('of a key that the server really checks is a bad key', async () => {
    expect(await failureOf(ask({ apiKey: 'sk-another' }))).toMatchObject({ kind: 'bad_key', status: 401 })
  })

  test('holds neither the key nor the words of the provider, which may repeat it', async () => {
    double.next(refusals.badKey(double.apiKey))

    const error = await failureOf(ask())

    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(
      new RegExp(`${double.apiKey}|nobody may see|Incorrect`),
    )
  })

  test('holds no key that a header cannot carry', async () => {
    const error = await failureOf(ask({ apiKey: 'sk-secret\n1234' }))

    expect(error.kind).toBe('refused')
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('sk-secret')
  })

  test('is thrown at once for an empty key and for an address that is none', () => {
    expect(() => ask({ apiKey: '' })).toThrow('API key')
    expect(() => ask({ baseUrl: 'not a url' })).toThrow('Invalid URL')
  })
})

describe('a server that fails', () => {
  test.each<[string, ScriptedReply]>([
    ['hangs up', 'hang_up'],
    ['answers 500', refusals.serverError()],
    ['answers 503', refusals.serverError(503)],
  ])('and %s is asked once more', async (_, failure) => {
    double.next(failure, { steps: ['Hi'] })

    const requests = await requestsDuring(async () => {
      expect(await readAll(ask())).toMatchObject({ text: 'Hi', end: { finish: 'stop' } })
    })
    expect(requests).toHaveLength(2)

    double.next(failure, failure, { steps: ['not asked a third time'] })
    expect(await failureOf(ask())).toMatchObject({ kind: 'unreachable', retryable: true })
    await readAll(ask())
  })

  test('and is not there at all is unreachable', async () => {
    const gone = await startOfflineModel()
    await gone.close()

    expect(await failureOf(ask(gone))).toMatchObject({ kind: 'unreachable' })
  })

  test('and says nothing at all has stalled', async () => {
    double.next('silence')

    expect(await failureOf(ask())).toMatchObject({ kind: 'stalled', retryable: true })
    await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
  })
})

describe('a stream that breaks', () => {
  const event = (error: object): Step => ({ raw: `data: ${JSON.stringify({ error })}\n\n` })

  test.each<[string, ScriptedReply, object]>([
    ['in the middle', { steps: ['Half an', ' answer'], ending: 'cut' }, { kind: 'cut', retryable: true }],
    [
      'by a clean end without a finish reason',
      { steps: ['Half an answer'], ending: 'no_finish' },
      { kind: 'cut' },
    ],
    ['by bytes that are no JSON', { steps: ['Half an answer', { raw: 'data: {"cho\n\n' }] }, { kind: 'cut' }],
    [
      'by an error event',
      { steps: ['Half an answer', event({ message: 'secret', type: 'server_error' })] },
      { kind: 'cut' },
    ],
    [
      'by a rate limit',
      { steps: ['Half an answer', event({ message: 'secret', code: 'rate_limit_exceeded' })] },
      { kind: 'rate_limited' },
    ],
    [
      'by a status inside the stream',
      { steps: ['Half an answer', event({ message: 'secret', code: 402 })] },
      { kind: 'quota', status: 402 },
    ],
    ['by silence', { steps: ['Half an answer'], ending: 'stall' }, { kind: 'stalled', retryable: true }],
  ])('%s gives what came, then says so', async (_, reply, expected) => {
    double.next(reply)

    const { text, error } = await readAll(ask())

    expect(text).toBe('Half an answer')
    expect(error).toMatchObject(expected)
    expect(inspect(error)).not.toContain('secret')
  })

  test('by silence is hung up on', async () => {
    double.next({ steps: ['Hi'], ending: 'stall' })

    await failureOf(ask())

    await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
  })

  test('is not one whose keep-alive comments come in time', async () => {
    const wait: Step[] = [{ pauseMs: 150 }, { raw: ': still thinking\n\n' }]
    double.next({ steps: ['Hi', ...wait, ...wait, ...wait, { pauseMs: 150 }, ' there'] })

    expect(await readAll(ask({ stallMs: 400 }))).toMatchObject({ text: 'Hi there', end: { finish: 'stop' } })
  })

  test('is not one that we are slow to read', async () => {
    double.next({ steps: ['Hi', { pauseMs: 300 }, ' there'] })
    let text = ''

    for await (const event of ask({ stallMs: 200 })) {
      if (event.type === 'text') text += event.text
      await new Promise((resolve) => setTimeout(resolve, 400))
    }

    expect(text).toBe('Hi there')
  })
})

describe('the signal', () => {
  const MIDDLE: ScriptedReply = { steps: ['Half'], ending: 'stall' }

  test.each<[string, ScriptedReply]>([
    ['before the answer', 'silence'],
    ['in the middle', MIDDLE],
  ])('ends the answer as `deadline` when time runs out %s', async (_, reply) => {
    double.next(reply)

    const error = await failureOf(ask({ stallMs: 5000 }, { signal: AbortSignal.timeout(150) }))

    expect(error).toMatchObject({ kind: 'deadline', retryable: true })
    await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
  })

  test('ends the answer as `aborted` for any other reason', async () => {
    double.next(MIDDLE)
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 100)

    const { text, error } = await readAll(ask({ stallMs: 5000 }, { signal: controller.signal }))

    expect(text).toBe('Half')
    expect(error).toMatchObject({ kind: 'aborted', retryable: false })
    await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
  })

  test('that is already aborted asks nothing', async () => {
    const requests = await requestsDuring(async () => {
      expect(await failureOf(ask({}, { signal: AbortSignal.abort() }))).toMatchObject({ kind: 'aborted' })
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
