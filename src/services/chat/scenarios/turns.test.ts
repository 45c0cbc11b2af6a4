import { describe, expect } from 'vitest'
import { readWithParser } from '../../../../dev/model/sse-readers.ts'
import {
  chatAppWith,
  chatClient,
  eventsOf,
  keptMessages,
  messageRequest,
  streamOf,
} from '../../../../test/chat.ts'
import { tally, times } from '../../../../test/crowd.ts'
import { playing, saying } from '../../../../test/scripted-model.ts'
import { CHAT_DEFAULTS } from '../../../../test/services.ts'
import { concurrencyTest, type Shop, test } from '../../../../test/shop.ts'
import { ModelError } from '../model.ts'
import { ageTurn, heldModel, MESSAGES, say } from './turn.fixture.ts'

describe('one turn at a time', () => {
  test('what the customer said, and the answer that has begun, are there before the model is asked', async ({
    shop,
  }) => {
    const amina = await shop.customer()
    let rows: unknown[] = []
    shop.model.script = async function* () {
      rows = await keptMessages(shop, amina.id)
      yield* saying('Hello')()
    }

    await say(shop, amina, 'Salam')

    expect(rows).toMatchObject([
      { role: 'user', content: 'Salam' },
      { role: 'assistant', content: '', status: 'streaming' },
    ])
  })

  test('a new message ends the running answer, which gives up before [DONE]', async ({ shop }) => {
    const amina = await shop.customer()
    const goOn = heldModel(shop)
    const running = await shop.fetch('POST', MESSAGES, {
      ...amina,
      json: { text: 'One', session_id: 'main' },
    })
    await ageTurn(shop)
    shop.model.script = saying('Second answer')

    const second = await say(shop, amina, 'Two')
    goOn()
    const first = { ...second, body: await running.text() }

    expect(streamOf(second).text).toBe('Second answer')
    expect(eventsOf(first, 'failure')).toMatchObject([{ code: 'superseded' }])
    expect(eventsOf(first, 'done')).toEqual([{ finish: 'aborted', message_id: expect.any(Number) }])
    expect(streamOf(first).done).toBe(true)
    expect(await keptMessages(shop, amina.id)).toMatchObject([
      { content: 'One' },
      { content: 'Here it is', status: 'aborted' },
      { content: 'Two' },
      { content: 'Second answer', status: 'complete' },
    ])
  })

  test('of two at the same moment one gets 409, and nothing of it is kept', async ({ shop }) => {
    const amina = await shop.customer()
    const goOn = heldModel(shop)
    const running = await shop.fetch('POST', MESSAGES, {
      ...amina,
      json: { text: 'One', session_id: 'main' },
    })

    const second = await say(shop, amina, 'Two')
    goOn()
    await running.text()

    expect(second.status).toBe(409)
    expect(second.headers.get('Retry-After')).toBeTruthy()
    expect(await chatClient(shop, amina).said()).toEqual(['One', 'Here it is'])
  })

  concurrencyTest('of many at once exactly those that got an answer are kept', async ({ shop }) => {
    const amina = await shop.customer()

    const answers = await times(8, (n) => say(shop, amina, `message ${n}`))

    const { 200: answered = 0, 409: refused = 0 } = tally(answers)
    expect(answered + refused).toBe(8)
    expect(answered).toBeGreaterThan(0)
    expect(await keptMessages(shop, amina.id)).toHaveLength(2 * answered)
  })

  test('two conversations of one customer go on side by side', async ({ shop }) => {
    const amina = await shop.customer()
    const goOn = heldModel(shop)
    const running = await shop.fetch('POST', MESSAGES, { ...amina, json: { text: 'One', session_id: 'one' } })
    shop.model.script = saying('Beside')

    expect((await chatClient(shop, amina).say('Two', 'two')).status).toBe(200)
    goOn()
    expect(readWithParser([await running.text()]).text).toBe('Here it is')
  })

  test('a turn whose function died does not block the next one, and its text stays', async ({ shop }) => {
    const amina = await shop.customer()
    heldModel(shop)
    await shop.fetch('POST', MESSAGES, { ...amina, json: { text: 'One', session_id: 'main' } })
    await shop.sql(`update chat_messages set content = 'Here' where status = 'streaming'`)
    await ageTurn(shop, 300)
    shop.model.script = saying('Back again')

    expect((await say(shop, amina, 'Two')).status).toBe(200)
    expect(await chatClient(shop, amina).said()).toEqual(['One', 'Here', 'Two', 'Back again'])
  })

  test('a failed turn leaves the conversation free, and the question kept', async ({ shop }) => {
    const amina = await shop.customer()
    shop.model.script = async function* () {
      yield* []
      throw new ModelError('quota')
    }
    expect((await say(shop, amina, 'One')).status).toBe(503)
    shop.model.script = saying('Hello')

    expect((await say(shop, amina, 'Two')).status).toBe(200)
    expect(await chatClient(shop, amina).said()).toEqual(['One', 'Two', 'Hello'])
  })
})

test('a turn has a line in the log, and nothing of what is said is in it', async ({ shop }) => {
  const amina = await shop.customer()
  shop.model.script = playing([{ call: 'search_products', with: { query: 'zarqa' } }], ['A secret answer'])

  await say(shop, amina, 'A secret question')

  expect(shop.log).toContainEqual({
    level: 'info',
    message: 'chat turn',
    request_id: expect.any(String),
    finish: 'stop',
    tokens: 24,
    tools: 'search_products done',
    ms: expect.any(Number),
  })
  expect(JSON.stringify(shop.log)).not.toMatch(/secret|zarqa/i)
})

describe('what it may cost', () => {
  const tokensOf = async (shop: Shop) => {
    const rows = await shop.sql<{ subject: string; tokens: string }>(
      'select subject, tokens from chat_token_counts',
    )
    return Object.fromEntries(
      rows.map(({ subject, tokens }) => [subject === 'shop' ? 'shop' : 'owner', Number(tokens)]),
    )
  }

  test('a plain turn makes at most three database requests, also where cards were shown before', async ({
    shop,
  }) => {
    const amina = await shop.customer()
    expect((await say(shop, amina, 'Salam')).roundTrips).toBe(2)
    const gown = await shop.product({ name: 'Iffat Gown' })
    shop.model.script = playing([{ call: 'search_products', with: { query: 'iffat' } }], [`[[p:${gown}]]`])
    await say(shop, amina, 'Iffat?')
    shop.model.script = saying('You are welcome')

    expect((await say(shop, amina, 'Thanks')).roundTrips).toBe(3)
  })

  test('the tokens of a turn are counted for its owner and for the shop, and nothing stays set aside', async ({
    shop,
  }) => {
    const amina = await shop.customer()
    const before = await tokensOf(shop)

    await say(shop, amina, 'Salam')

    const after = await tokensOf(shop)
    expect((after.shop ?? 0) - (before.shop ?? 0)).toBe(12)
  })

  test('a spent day is a 429 until the next, and the model is not asked', async ({ shop }) => {
    const amina = await shop.customer()
    await say(shop, amina, 'Salam')
    await shop.sql(`update chat_token_counts set tokens = 299000 where subject <> 'shop'`)
    const asked = shop.model.asked.length

    const { status, headers, body } = await say(shop, amina, 'More')

    expect(status).toBe(429)
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(Number(headers.get('Retry-After'))).toBeLessThanOrEqual(86_400)
    expect(body.detail).toMatch(/tomorrow/)
    expect(shop.model.asked).toHaveLength(asked)
    expect(await chatClient(shop, amina).said()).toEqual(['Salam', 'Hello'])
  })

  concurrencyTest('of twelve messages at once against a limit of five, five are answered', async ({ db }) => {
    const limits = { ...CHAT_DEFAULTS.limits, perMinute: 5 }
    const app = chatAppWith(db, { reply: saying('Hello') }, { limits })

    const answers = await times(12, async () => app.request(MESSAGES, messageRequest('Hello')))

    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429, 429, 429, 429, 429])
  })
})
