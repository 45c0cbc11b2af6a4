import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OfflineModel, startOfflineModel } from '../../../dev/model/offline-model.ts'
import { done, failure, readReply, startReply } from '../../../dev/model/reply.fixture.ts'
import { refusals } from '../../../dev/model/scripted-replies.ts'
import { openAiModel } from './openai-model.ts'

let double: OfflineModel
beforeAll(async () => {
  double = await startOfflineModel({ chunkDelayMs: 0 })
})
afterAll(() => double.close())
const model = () => openAiModel({ ...double, maxOutputTokens: 600, stallMs: 400 })

test('the text of the provider is the text of the customer', async () => {
  const text = 'Salam! 😀\r\n  سلام‌علیکم [DONE]\n\nbye'
  double.next({ steps: text.split('') })
  const { stream, kept } = await startReply(model())

  expect(await readReply(stream)).toMatchObject({
    text: text.replace('\r', ''),
    events: [done('stop')],
    done: true,
  })
  expect(kept).toMatchObject([{ text: text.replace('\r', ''), status: 'complete' }])
})

test('a refusal is thrown', async () => {
  double.next(refusals.rateLimited(7))

  await expect(startReply(model())).rejects.toMatchObject({ kind: 'rate_limited', retryAfterSeconds: 7 })
})

test.each([
  ['cut', 'cut'],
  ['no_finish', 'cut'],
  ['stall', 'stalled'],
] as const)('a stream that ends by %s closes with a failure', async (ending, code) => {
  double.next({ steps: ['Half'], ending })
  const { stream } = await startReply(model())

  expect(await readReply(stream)).toEqual({
    text: 'Half',
    events: [failure(code), done('error')],
    done: true,
    afterDone: 0,
  })
})

test('a client that leaves ends the request to the provider', async () => {
  double.next({ steps: ['Half'], ending: 'stall' })
  const { stream, kept } = await startReply(model())
  const reader = stream.getReader()
  await reader.read()

  await reader.cancel()

  await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
  expect(kept).toMatchObject([{ text: 'Half', status: 'aborted' }])
})
