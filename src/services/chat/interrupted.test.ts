import { describe, expect } from 'vitest'
import { type Act, modelThat, WAIT } from '../../../dev/model/reply.fixture.ts'
import { readWithParser } from '../../../dev/model/sse-readers.ts'
import {
  asGuest,
  chatAppWith,
  chatClient,
  keptMessages,
  messageIdOf,
  messageRequest,
  mintGuest,
  streamOf,
} from '../../../test/chat.ts'
import { dbWith, type Fault, neverSent } from '../../../test/faults.ts'
import { saying } from '../../../test/scripted-model.ts'
import { type Shop, test } from '../../../test/shop.ts'
import { ModelError, type ModelErrorKind } from './model.ts'

/** Has the shop's model do these things, and tells what was seen of it. */
function letModel(shop: Shop, ...acts: Act[]) {
  const { model, seen } = modelThat(...acts)
  shop.model.script = (messages, options) => model.reply(messages, options)
  return seen
}

const PROVIDER = { status: 429, code: 'provider_code' }

describe('a model that fails before its first word', () => {
  test.for(['bad_key', 'quota', 'rate_limited', 'refused', 'deadline', 'aborted'] as const)(
    '(%s) is a 503 that tells nothing of the provider',
    async (kind: ModelErrorKind, { shop }) => {
      letModel(shop, new ModelError(kind, PROVIDER))

      const { status, headers, body } = await chatClient(shop).say('Hello')

      expect(status).toBe(503)
      expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
      expect(body.detail).toMatch(/^The assistant .+\.$/)
      expect(`${body.title} ${body.detail}`).not.toMatch(/key|quota|provider|429|openai/i)
      expect(Object.keys(body).toSorted()).toEqual(['detail', 'request_id', 'status', 'title', 'type'])
    },
  )

  test('is a 413 when the conversation has become too long for it', async ({ shop }) => {
    letModel(shop, new ModelError('too_long', PROVIDER))

    const { status, body } = await chatClient(shop).say('Hello')

    expect(status).toBe(413)
    expect(body.detail).toMatch(/too long/)
  })

  test('hands on how long to wait, where the provider says so', async ({ shop }) => {
    letModel(shop, new ModelError('rate_limited', { retryAfterSeconds: 7 }))

    expect((await chatClient(shop).say('Hello')).headers.get('Retry-After')).toBe('7')
  })

  test('or says nothing at all is answered by a search in its place', async ({ shop }) => {
    shop.model.script = saying()

    const answer = await chatClient(shop).say('Hello')

    expect(streamOf(answer)).toMatchObject({ text: expect.stringMatching(/cannot be reached/), done: true })
  })

  test('leaves the question kept and the conversation going', async ({ shop }) => {
    const amina = chatClient(shop, await shop.customer())
    letModel(shop, new ModelError('quota'))
    await amina.say('Hello')
    expect(await amina.said()).toEqual(['Hello'])

    shop.model.script = saying('Welcome')
    await amina.say('Again')

    expect(await amina.said()).toEqual(['Hello', 'Again', 'Welcome'])
  })

  test('still tells a new guest who it is, so that nothing of its conversation is lost', async ({ shop }) => {
    letModel(shop, new ModelError('quota'))

    const { headers } = await chatClient(shop).say('Hello')

    expect(headers.getSetCookie()).toHaveLength(1)
    expect(await chatClient(shop, asGuest(headers.get('X-Chat-Token') ?? '')).said()).toEqual(['Hello'])
  })
})

describe('a model that fails in the middle', () => {
  test.for([
    ['cut', 'cut', true],
    ['unreachable', 'cut', true],
    ['stalled', 'stalled', true],
    ['rate_limited', 'busy', true],
    ['bad_key', 'unavailable', false],
    ['quota', 'unavailable', false],
    ['too_long', 'too_long', false],
  ] as const)(
    '(%s) ends the stream with a failure, and what came is kept',
    async ([kind, code, retryable], { shop }) => {
      const amina = await shop.customer()
      letModel(shop, 'The red', ' dre', new ModelError(kind, PROVIDER))

      const answer = await chatClient(shop, amina).say('Which one?')

      expect(answer.status).toBe(200)
      expect(streamOf(answer)).toEqual({
        text: 'The red dre',
        events: [
          { name: 'failure', data: { code, retryable, message: expect.stringMatching(/^[A-Z].+\.$/) } },
          { name: 'done', data: { finish: 'error', message_id: expect.any(Number) } },
        ],
        done: true,
        afterDone: 0,
      })
      expect(answer.body).not.toMatch(/key|quota|provider/i)
      expect(await keptMessages(shop, amina.id)).toMatchObject([
        { role: 'user' },
        { content: 'The red dre', status: 'partial', metadata: { finish: 'error' } },
      ])
    },
  )

  test('by a bug of ours tells nothing of it and is kept as an error', async ({ shop }) => {
    const amina = await shop.customer()
    letModel(shop, 'Here', new Error('secret words'))

    const answer = await chatClient(shop, amina).say('Which one?')

    expect(answer.body).not.toContain('secret')
    expect(streamOf(answer).events).toMatchObject([
      { name: 'failure', data: { code: 'internal' } },
      { name: 'done', data: { finish: 'error' } },
    ])
    expect(await keptMessages(shop, amina.id)).toMatchObject([{}, { content: 'Here', status: 'error' }])
    expect(shop.log).toContainEqual(
      expect.objectContaining({ level: 'error', request_id: answer.headers.get('X-Request-Id') }),
    )
  })
})

test('a client that leaves in the middle stops the model, and what it was sent is kept', async ({ shop }) => {
  const amina = await shop.customer()
  const seen = letModel(shop, 'Here', WAIT)
  const json = { text: 'Hello', session_id: 'main' }
  const { body } = await shop.fetch('POST', '/api/chat/messages', { ...amina, json })
  const reader = body?.getReader()
  await reader?.read()

  await reader?.cancel()

  expect(seen).toMatchObject({ closed: true, signal: { aborted: true } })
  expect(await keptMessages(shop, amina.id)).toMatchObject([
    { content: 'Hello', status: 'complete' },
    { content: 'Here', status: 'aborted', metadata: { finish: 'aborted' } },
  ])
})

describe('the deadline', () => {
  test('ends an answer in the middle, which is kept', async ({ shop, db }) => {
    const guest = await mintGuest()
    const app = chatAppWith(db, modelThat('Here', WAIT).model, { deadlineMs: 100 })

    const response = await app.request(
      '/api/chat/messages',
      messageRequest('Hello', { 'X-Chat-Token': guest.token }),
    )

    expect(readWithParser([await response.text()])).toMatchObject({
      text: 'Here',
      events: [{ data: { code: 'deadline' } }, { name: 'done', data: { message_id: expect.any(Number) } }],
      done: true,
    })
    expect(await keptMessages(shop, guest.id)).toMatchObject([{}, { content: 'Here', status: 'partial' }])
  })

  test('before the first word is a 503', async ({ db }) => {
    const app = chatAppWith(db, modelThat(WAIT).model, { deadlineMs: 50 })

    expect((await app.request('/api/chat/messages', messageRequest('Hello'))).status).toBe(503)
  })
})

test('a conversation cleared while its answer streams stays cleared, and the stream ends properly', async ({
  shop,
}) => {
  const amina = chatClient(shop, await shop.customer())
  shop.model.script = async function* () {
    yield { type: 'text', text: 'Here' }
    await amina.clear()
    yield* saying(' it is')()
  }

  const answer = await amina.say('Hello')

  expect(streamOf(answer)).toMatchObject({
    text: 'Here it is',
    events: [{ name: 'failure', data: { code: 'not_kept', retryable: false } }, { name: 'done' }],
    done: true,
    afterDone: 0,
  })
  expect(messageIdOf(answer)).toBeNull()
  expect(await amina.said()).toEqual([])
  expect(await amina.labels()).toEqual([])
})

describe('a database out of reach', () => {
  const delivered: Fault = ({ deliver }) => deliver()

  test('is a 503 before the model is asked', async ({ database }) => {
    const { model, seen } = modelThat('Hello')
    const app = chatAppWith(dbWith(database, [neverSent(), neverSent()]).db, model)

    const response = await app.request('/api/chat/messages', messageRequest('Hello'))

    expect(response.status).toBe(503)
    expect(response.headers.get('Retry-After')).toBeTruthy()
    expect(seen.taken).toBe(0)
  })

  test('once the answer streams does not cut it; the end says that it could not be kept', async ({
    database,
  }) => {
    const app = chatAppWith(dbWith(database, [delivered, neverSent(), neverSent()]).db, {
      reply: saying('Here', ' it is'),
    })

    const response = await app.request('/api/chat/messages', messageRequest('Hello'))

    expect(readWithParser([await response.text()])).toMatchObject({
      text: 'Here it is',
      events: [{ data: { code: 'not_kept' } }, { data: { finish: 'stop', message_id: null } }],
      done: true,
    })
  })
})
