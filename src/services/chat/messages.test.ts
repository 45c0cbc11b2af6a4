import { describe, expect } from 'vitest'
import { readNaively } from '../../../dev/model/sse-readers.ts'
import { chatClient, keptMessages, messageIdOf, streamOf } from '../../../test/chat.ts'
import { saying } from '../../../test/scripted-model.ts'
import { test } from '../../../test/shop.ts'

const MESSAGES = '/api/chat/messages'

describe('the stream of an answer', () => {
  test('is an event stream that nobody stores', async ({ shop }) => {
    const { status, headers } = await chatClient(shop).say('Hello')

    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toMatch(/^text\/event-stream\b/)
    expect(headers.get('Cache-Control')).toContain('no-store')
  })

  test('carries the text in order, then done, and [DONE] last', async ({ shop }) => {
    shop.model.script = saying('The ', 'red', ' dress')

    const answer = await chatClient(shop).say('Which one?')

    expect(streamOf(answer)).toEqual({
      text: 'The red dress',
      events: [{ name: 'done', data: { finish: 'stop', message_id: expect.any(Number) } }],
      done: true,
      afterDone: 0,
    })
    expect(answer.body).toMatch(/^data: The\n\ndata: {2}\n/)
    expect(answer.body).toMatch(/\nevent: done\ndata:\{[^\n]+\}\n\ndata: \[DONE\]\n\n$/)
  })

  test('brings difficult text unchanged to a standard parser', async ({ shop }) => {
    const text = '  Salam 😀\n\nسلام‌علیکم [DONE]\ndata: x\n: y\n'
    shop.model.script = saying(...text.split(''))

    expect(streamOf(await chatClient(shop).say('Hello')).text).toBe(text)
  })

  test('loses nothing but line breaks at a reader that only cuts off `data: `', async ({ shop }) => {
    shop.model.script = saying('  Salam 😀\n', ' two [DONE]', '\nthree')

    expect(readNaively((await chatClient(shop).say('Hello')).body)).toBe('  Salam 😀 two [DONE]three')
  })

  test('comes piece by piece, not only once the answer is complete', async ({ shop }) => {
    let goOn = () => {}
    const held = new Promise<void>((resolve) => (goOn = resolve))
    shop.model.script = async function* () {
      yield { type: 'text', text: 'Here' }
      await held
      yield* saying(' it is')()
    }
    const { body } = await shop.fetch('POST', MESSAGES, { json: { text: 'Hello', session_id: 'main' } })
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader()

    expect((await reader?.read())?.value).toBe('data: Here\n\n')
    goOn()
    expect((await reader?.read())?.value).toMatch(/^data: {2}it/)
    await reader?.cancel()
  })
})

describe('what is kept', () => {
  test('is the question and the answer, with its model, tokens and finish', async ({ shop }) => {
    shop.model.script = saying('The red', ' dress')
    const amina = await shop.customer()

    const answer = await chatClient(shop, amina).say('Which one?')

    expect(await keptMessages(shop, amina.id)).toEqual([
      { role: 'user', content: 'Which one?', status: 'complete', metadata: {} },
      {
        role: 'assistant',
        content: 'The red dress',
        status: 'complete',
        metadata: { model: 'scripted', finish: 'stop', prompt_tokens: 7, completion_tokens: 5 },
      },
    ])
    const { body } = await chatClient(shop, amina).history()
    expect(body.messages[1]).toMatchObject({ id: messageIdOf(answer), role: 'assistant' })
  })

  test('is partial where the model reached its limit', async ({ shop }) => {
    const amina = await shop.customer()
    shop.model.script = async function* () {
      yield { type: 'text', text: 'A long st' }
      yield { type: 'end', finish: 'length', model: 'scripted' }
    }

    const answer = await chatClient(shop, amina).say('Tell me everything')

    expect(streamOf(answer).events).toMatchObject([{ name: 'done', data: { finish: 'length' } }])
    expect(await keptMessages(shop, amina.id)).toMatchObject([
      {},
      { content: 'A long st', status: 'partial', metadata: { finish: 'length' } },
    ])
  })

  test('has line feeds for all line breaks, as has what the model reads', async ({ shop }) => {
    const amina = await shop.customer()
    shop.model.script = saying('four\r', '\nfive\rsix')

    await chatClient(shop, amina).say('one\r\ntwo\rthree')

    expect(await chatClient(shop, amina).said()).toEqual(['one\ntwo\nthree', 'four\nfive\nsix'])
    expect(shop.model.asked[0]?.at(-1)).toEqual({ role: 'user', content: 'one\ntwo\nthree' })
  })
})

test('an answer costs two requests to the database, before and after it', async ({ shop }) => {
  const amina = chatClient(shop, await shop.customer())

  expect((await amina.say('Hello')).roundTrips).toBe(2)
  expect((await amina.say('Again')).roundTrips).toBe(2)
  expect((await chatClient(shop).say('Hello')).roundTrips).toBe(2)
})

describe('a message', () => {
  test.for([
    ['of 2,000 characters', 'x'.repeat(2_000)],
    ['of 2,000 emoji', '😀'.repeat(2_000)],
    ['of 2,000 characters between blanks', `  ${'x'.repeat(2_000)}\n`],
    ['of one character', 'x'],
  ] as const)('%s is taken, trimmed', async ([, text], { shop }) => {
    const amina = await shop.customer()

    const { status } = await chatClient(shop, amina).say(text)

    expect(status).toBe(200)
    expect((await keptMessages(shop, amina.id))[0]?.content).toBe(text.trim())
  })

  test('that says more than it may is taken without what it may not say', async ({ shop }) => {
    const [amina, zara] = [await shop.customer(), await shop.customer()]

    const json = { text: 'Hi', session_id: 'main', user_id: zara.id, role: 'system', guest_id: null }
    await shop.post(MESSAGES, json, amina)

    expect(await keptMessages(shop, zara.id)).toEqual([])
    expect(await keptMessages(shop, amina.id)).toMatchObject([{ role: 'user' }, { role: 'assistant' }])
  })

  test.for([
    ['empty text', { text: '' }, 'text'],
    ['blank text', { text: ' \r\n\t ' }, 'text'],
    ['text that nobody can see', { text: '\u200b\u2060 \u{e0041}' }, 'text'],
    ['2,001 characters', { text: 'x'.repeat(2_001) }, 'text'],
    ['2,001 emoji', { text: '😀'.repeat(2_001) }, 'text'],
    ['a NUL character', { text: 'a\0b' }, 'text'],
    ['half a surrogate pair', { text: 'a\ud83d' }, 'text'],
    ['a number for text', { text: 7 }, 'text'],
    ['null for text', { text: null }, 'text'],
    ['no text', { text: undefined }, 'text'],
    ['an empty session_id', { session_id: '' }, 'session_id'],
    ['a session_id of 101 characters', { session_id: 'x'.repeat(101) }, 'session_id'],
    ['a session_id with a blank', { session_id: 'my chat' }, 'session_id'],
    ['a session_id with a dot', { session_id: 'a.b' }, 'session_id'],
    ['a session_id with a line break at its end', { session_id: 'main\n' }, 'session_id'],
    ['a session_id of letters that are not ASCII', { session_id: 'é' }, 'session_id'],
    ['a number for session_id', { session_id: 7 }, 'session_id'],
    ['no session_id', { session_id: undefined }, 'session_id'],
  ] as const)('with %s is refused with 422', async ([, fields, path], { shop }) => {
    const { status, headers, body, roundTrips } = await shop.post(MESSAGES, {
      text: 'Hello',
      session_id: 'main',
      ...fields,
    })

    expect(status).toBe(422)
    expect(body.errors).toEqual([{ path, message: expect.any(String) }])
    expect(roundTrips).toBe(0)
    expect(shop.model.asked).toEqual([])
    expect(headers.getSetCookie()).toEqual([])
    expect(headers.get('X-Chat-Token')).toBeNull()
  })

  test.for([
    [422, '[]', 'application/json'],
    [422, 'null', 'application/json'],
    [422, '"Hello"', 'application/json'],
    [400, '{"text":', 'application/json'],
    [400, '', 'application/json'],
    [415, '{"text":"Hello","session_id":"main"}', 'text/plain'],
    [413, `{"text":"${'x'.repeat(1024 * 1024)}","session_id":"main"}`, 'application/json'],
  ] as const)(
    'is refused with %i for a body that cannot be one',
    async ([expected, body, type], { shop }) => {
      const { status } = await shop.request('POST', MESSAGES, { body, headers: { 'Content-Type': type } })

      expect(status).toBe(expected)
      expect(shop.model.asked).toEqual([])
    },
  )

  test.for([
    ['letters of both cases, digits, - and _', 'aZ09-_'],
    ['100 characters', 'x'.repeat(100)],
  ])('may have a session_id of %s', async ([, label], { shop }) => {
    const amina = chatClient(shop, await shop.customer())

    expect((await amina.say('Hello', label)).status).toBe(200)
    expect(await amina.labels()).toEqual([label])
  })

  test('with another method is refused with 405', async ({ shop }) => {
    const { status, headers } = await shop.get(MESSAGES)

    expect(status).toBe(405)
    expect(headers.get('Allow')).toBe('POST')
  })
})
