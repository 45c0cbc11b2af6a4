import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modelFailure, readModel } from '../../../dev/model/model.fixture.ts'
import { type OfflineModel, startOfflineModel } from '../../../dev/model/offline-model.ts'
import type { ScriptedReply, Step } from '../../../dev/model/scripted-replies.ts'
import { openAiModel } from './openai-model.ts'

let double: OfflineModel
beforeAll(async () => {
  double = await startOfflineModel({ chunkDelayMs: 0 })
})
afterAll(() => double.close())

const ask = (stallMs = 400) =>
  openAiModel({ ...double, maxOutputTokens: 600, stallMs }).reply([{ role: 'user', content: 'Hello' }], {
    signal: AbortSignal.timeout(5000),
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

    const { text, error } = await readModel(ask())

    expect(text).toBe('Half an answer')
    expect(error).toMatchObject(expected)
    expect(inspect(error)).not.toContain('secret')
  })

  test('by silence is hung up on', async () => {
    double.next({ steps: ['Hi'], ending: 'stall' })

    await modelFailure(ask())

    await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
  })

  test('is not one whose keep-alive comments come in time', async () => {
    const wait: Step[] = [{ pauseMs: 150 }, { raw: ': still thinking\n\n' }]
    double.next({ steps: ['Hi', ...wait, ...wait, ...wait, { pauseMs: 150 }, ' there'] })

    expect(await readModel(ask())).toMatchObject({ text: 'Hi there', end: { finish: 'stop' } })
  })

  test('is not one that we are slow to read', async () => {
    double.next({ steps: ['Hi', { pauseMs: 600 }, ' there'] })
    let text = ''

    for await (const event of ask()) {
      if (event.type === 'text') text += event.text
      await new Promise((resolve) => setTimeout(resolve, 700))
    }

    expect(text).toBe('Hi there')
  })
})
