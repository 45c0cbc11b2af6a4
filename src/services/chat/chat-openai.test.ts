import { afterAll, beforeAll, expect } from 'vitest'
import { type OfflineModel, startOfflineModel } from '../../../dev/model/offline-model.ts'
import { refusals } from '../../../dev/model/scripted-replies.ts'
import { readWithParser } from '../../../dev/model/sse-readers.ts'
import type { Db } from '../../db/client.ts'
import { chatAppWith, keptMessages, messageRequest, mintGuest } from '../../../test/chat.ts'
import { expectDocumented } from '../../../test/conformance.ts'
import { test } from '../../../test/shop.ts'
import { openAiModel } from './openai-model.ts'

const MESSAGES = '/api/chat/messages'

let double: OfflineModel
beforeAll(async () => {
  double = await startOfflineModel({ chunkDelayMs: 2 })
})
afterAll(() => double.close())

/** The chat over the openai package and the double, as one guest. */
async function chatOverOpenAi(db: Db, apiKey = double.apiKey) {
  const guest = await mintGuest()
  const app = chatAppWith(db, openAiModel({ ...double, apiKey, maxOutputTokens: 600, stallMs: 2_000 }))
  const say = (text: string) => app.request(MESSAGES, messageRequest(text, { 'X-Chat-Token': guest.token }))
  return { guest, say }
}

test('a greeting is answered in several pieces, and kept', async ({ shop, db }) => {
  const { guest, say } = await chatOverOpenAi(db)

  const response = await say('Hello!')
  const pieces: string[] = []
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) pieces.push(piece)

  const { text, events, done } = readWithParser(pieces)
  expectDocumented('POST', MESSAGES, response, pieces.join(''))
  expect(pieces.filter((piece) => piece.startsWith('data: ')).length).toBeGreaterThan(3)
  expect(text).toMatch(/^Hello and welcome to the boutique! [\s\S]+not an AI\.\)$/)
  expect(events).toMatchObject([{ name: 'done', data: { finish: 'stop' } }])
  expect(done).toBe(true)
  expect(await keptMessages(shop, guest.id)).toMatchObject([
    { role: 'user', content: 'Hello!' },
    {
      role: 'assistant',
      content: text,
      status: 'complete',
      metadata: { model: 'scripted-double', finish: 'stop' },
    },
  ])
})

test('what reaches the provider is the conversation, the model, and a pseudonym', async ({ db }) => {
  const { guest, say } = await chatOverOpenAi(db)
  await (await say('Hello!')).text()
  double.next({ steps: ['Red', ' or blue?'] })
  await (await say('A dress, please')).text()

  const sent = double.requests().at(-1)?.body
  expect(sent).toMatchObject({
    model: 'scripted-double',
    stream: true,
    messages: [
      { role: 'system', content: 'You sell dresses.' },
      { role: 'user', content: 'Hello!' },
      { role: 'assistant', content: expect.stringContaining('welcome') },
      { role: 'user', content: 'A dress, please' },
    ],
    safety_identifier: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(JSON.stringify(sent)).not.toContain(guest.id)
})

test('the tokens that the provider counts are kept', async ({ shop, db }) => {
  const { guest, say } = await chatOverOpenAi(db)
  double.next({ steps: ['Red'] })

  await (await say('A dress, please')).text()

  expect((await keptMessages(shop, guest.id)).at(-1)?.metadata).toEqual({
    model: 'scripted-double',
    finish: 'stop',
    prompt_tokens: 11,
    completion_tokens: 7,
  })
})

test.for([
  ['a bad key', refusals.badKey(), 503],
  ['an exhausted quota', refusals.quota(), 503],
  ['a rate limit', refusals.rateLimited(7), 503],
  ['an unknown model', refusals.unknownModel(), 503],
  ['a conversation too long', refusals.tooLong(), 413],
] as const)(
  '%s is a problem with its status, without a word of the provider',
  async ([, reply, status], { db }) => {
    const { say } = await chatOverOpenAi(db)
    double.next(reply)

    const response = await say('Hello!')
    const text = await response.text()

    expectDocumented('POST', MESSAGES, response, JSON.parse(text))
    expect(response.status).toBe(status)
    expect(response.headers.has('Retry-After')).toBe(status === 503)
    expect(text).not.toMatch(/sk-|api key|quota|words of the provider/i)
  },
)

test('a key that the provider does not know is a 503', async ({ db }) => {
  const { say } = await chatOverOpenAi(db, 'sk-wrong-and-secret')

  const response = await say('Hello!')

  expect(response.status).toBe(503)
  expect(await response.text()).not.toContain('sk-wrong')
})

test('a connection that breaks in the middle ends the stream with a failure', async ({ shop, db }) => {
  const { guest, say } = await chatOverOpenAi(db)
  double.next({ steps: ['Here'], ending: 'cut' })

  const stream = readWithParser([await (await say('Hello!')).text()])

  expect(stream).toMatchObject({
    text: 'Here',
    events: [{ name: 'failure', data: { code: 'cut', retryable: true } }, { name: 'done' }],
    done: true,
  })
  expect((await keptMessages(shop, guest.id)).at(-1)).toMatchObject({ content: 'Here', status: 'partial' })
})

test('a client that leaves ends the request to the provider', async ({ shop, db }) => {
  const { guest, say } = await chatOverOpenAi(db)
  double.next({ steps: ['Here'], ending: 'stall' })
  const reader = (await say('Hello!')).body?.getReader()
  await reader?.read()

  await reader?.cancel()

  await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
  expect((await keptMessages(shop, guest.id)).at(-1)).toMatchObject({ content: 'Here', status: 'aborted' })
})
