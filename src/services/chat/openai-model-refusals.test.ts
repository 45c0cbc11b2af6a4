import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modelFailure, readModel } from '../../../dev/model/model.fixture.ts'
import { type OfflineModel, startOfflineModel } from '../../../dev/model/offline-model.ts'
import { type ScriptedReply, refusals } from '../../../dev/model/scripted-replies.ts'
import { type OpenAiSettings, openAiModel } from './openai-model.ts'

let double: OfflineModel
beforeAll(async () => {
  double = await startOfflineModel({ chunkDelayMs: 0 })
})
afterAll(() => double.close())

const ask = (settings: Partial<OpenAiSettings> = {}) =>
  openAiModel({ ...double, maxOutputTokens: 600, stallMs: 2000, ...settings }).reply(
    [{ role: 'user', content: 'Hello' }],
    { signal: AbortSignal.timeout(5000) },
  )

const requestsDuring = async (run: () => Promise<unknown>) => {
  const before = double.requests().length
  await run()
  return double.requests().slice(before)
}

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
      expect(await modelFailure(ask())).toMatchObject(expected)
    })

    expect(requests).toHaveLength(1)
  })

  test('by a date gives the seconds until then', async () => {
    const date = new Date(Date.now() + 30_000).toUTCString()
    double.next({ ...refusals.rateLimited(1), headers: { 'retry-after': date } })

    const { retryAfterSeconds } = await modelFailure(ask())
    expect(retryAfterSeconds).toBeGreaterThan(27)
    expect(retryAfterSeconds).toBeLessThanOrEqual(30)
  })

  test('of a key that the server really checks is a bad key', async () => {
    expect(await modelFailure(ask({ apiKey: 'sk-another' }))).toMatchObject({ kind: 'bad_key', status: 401 })
  })

  test('holds neither the key nor the words of the provider, which may repeat it', async () => {
    double.next(refusals.badKey(double.apiKey))

    const error = await modelFailure(ask())

    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(
      new RegExp(`${double.apiKey}|nobody may see|Incorrect`),
    )
  })

  test('holds no key that a header cannot carry', async () => {
    const error = await modelFailure(ask({ apiKey: 'sk-secret\n1234' }))

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
      expect(await readModel(ask())).toMatchObject({ text: 'Hi', end: { finish: 'stop' } })
    })
    expect(requests).toHaveLength(2)

    double.next(failure, failure, { steps: ['not asked a third time'] })
    expect(await modelFailure(ask())).toMatchObject({ kind: 'unreachable', retryable: true })
    await readModel(ask())
  })

  test('and is not there at all is unreachable', async () => {
    const gone = await startOfflineModel()
    await gone.close()

    expect(await modelFailure(ask(gone))).toMatchObject({ kind: 'unreachable' })
  })

  test('and says nothing at all has stalled', async () => {
    double.next('silence')

    expect(await modelFailure(ask({ stallMs: 200 }))).toMatchObject({ kind: 'stalled', retryable: true })
    await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
  })
})
