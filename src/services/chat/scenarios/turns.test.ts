import { describe, expect } from 'vitest'
import { readWithParser } from '../../../../dev/model/sse-readers.ts'
import {
  chatAppWith,
  chatClient,
  eventsOf,
  keptMessages,
  messageIdOf,
  messageRequest,
  streamOf,
} from '../../../../test/chat.ts'
import { tally, times } from '../../../../test/crowd.ts'
import { playing, saying } from '../../../../test/scripted-model.ts'
import { CHAT_DEFAULTS } from '../../../../test/services.ts'
import { concurrencyTest, type Shop, type Shopper, test } from '../../../../test/shop.ts'

import { deleteOldChats } from '../clean-up.ts'
import { ModelError } from '../model.ts'

const MESSAGES = '/api/chat/messages'

/** Lets the model say a first word and then wait until it is told to go on. */
function heldModel(shop: Shop, first = 'Here') {
  let goOn = () => {}
  const held = new Promise<void>((resolve) => (goOn = resolve))
  shop.model.script = async function* () {
    yield { type: 'text', text: first }
    await held
    yield* saying(' it is')()
  }
  return goOn
}

/** Makes the running turn of a customer as old as it must be for another message to end it. */
const ageTurn = (shop: Shop, seconds = 5) =>
  shop.sql(
    `update chat_messages set created_at = created_at - make_interval(secs => $1),
       checked_at = checked_at - make_interval(secs => $1) where status = 'streaming'`,
    [seconds],
  )

const say = (shop: Shop, amina: Shopper, text: string, more: object = {}) =>
  shop.post(MESSAGES, { text, session_id: 'main', ...more }, amina)

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

describe('a message that is sent again with its client_message_id', () => {
  const once = { client_message_id: 'm-1' }

  test('gets the same answer, and the model is asked once', async ({ shop }) => {
    const amina = await shop.customer()
    const gown = await shop.product({ name: 'Bushra Gown' })
    shop.model.script = playing(
      [{ call: 'get_product', with: { product_id: gown } }],
      [`Take [[p:${gown}]].`],
    )
    const first = await say(shop, amina, 'Bushra?', once)
    const asked = shop.model.asked.length

    const again = await say(shop, amina, 'Bushra?', once)

    expect(again.status).toBe(200)
    expect(streamOf(again).text).toBe(streamOf(first).text)
    expect(eventsOf(again, 'products')).toEqual(eventsOf(first, 'products'))
    expect(eventsOf(again, 'done')).toEqual(eventsOf(first, 'done'))
    expect(streamOf(again).done).toBe(true)
    expect(shop.model.asked).toHaveLength(asked)
    expect(await keptMessages(shop, amina.id)).toHaveLength(2)
  })

  test('while it is being answered gets 409, also when it is not young any more', async ({ shop }) => {
    const amina = await shop.customer()
    const goOn = heldModel(shop)
    const json = { text: 'One', session_id: 'main', ...once }
    const running = await shop.fetch('POST', MESSAGES, { ...amina, json })
    await ageTurn(shop)

    expect((await say(shop, amina, 'One', once)).status).toBe(409)
    goOn()
    const first = { ...(await say(shop, amina, 'x', { session_id: 'other' })), body: await running.text() }
    expect(streamOf(first).text).toBe('Here it is')
    expect(messageIdOf(await say(shop, amina, 'One', once))).toBe(messageIdOf(first))
  })

  test('after it failed is asked anew, without a second copy of the question', async ({ shop }) => {
    const amina = await shop.customer()
    shop.model.script = async function* () {
      yield* []
      throw new ModelError('rate_limited')
    }
    expect((await say(shop, amina, 'One', once)).status).toBe(503)
    shop.model.script = saying('At last')

    expect(streamOf(await say(shop, amina, 'One', once)).text).toBe('At last')
    expect(await chatClient(shop, amina).said()).toEqual(['One', 'At last'])
  })

  test('does not end the answer to a newer message', async ({ shop }) => {
    const amina = await shop.customer()
    shop.model.script = async function* () {
      yield* []
      throw new ModelError('quota')
    }
    expect((await say(shop, amina, 'One', once)).status).toBe(503)
    const goOn = heldModel(shop)
    const running = await shop.fetch('POST', MESSAGES, {
      ...amina,
      json: { text: 'Two', session_id: 'main' },
    })
    await ageTurn(shop)

    expect((await say(shop, amina, 'One', once)).status).toBe(409)
    goOn()
    expect(readWithParser([await running.text()]).text).toBe('Here it is')
    shop.model.script = saying('At last')
    expect(streamOf(await say(shop, amina, 'One', once)).text).toBe('At last')
  })

  test('and is answered late is kept as long as its answer', async ({ shop, db }) => {
    const amina = await shop.customer()
    shop.model.script = async function* () {
      yield* []
      throw new ModelError('quota')
    }
    await say(shop, amina, 'One', once)
    await shop.sql(`update chat_messages set created_at = created_at - interval '40 days'`)
    shop.model.script = saying('At last')
    await say(shop, amina, 'One', once)

    await deleteOldChats(db, 30)

    expect(await chatClient(shop, amina).said()).toEqual(['One', 'At last'])
  })

  test('with another text is refused', async ({ shop }) => {
    const amina = await shop.customer()
    await say(shop, amina, 'One', once)

    const { status, body } = await say(shop, amina, 'Another', once)

    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'client_message_id' }])
  })

  test('by somebody else is another message', async ({ shop }) => {
    const [amina, zara] = [await shop.customer(), await shop.customer()]
    shop.model.script = saying('Secret of Amina')
    await say(shop, amina, 'One', once)
    shop.model.script = saying('Hello Zara')

    expect(streamOf(await say(shop, zara, 'One', once)).text).toBe('Hello Zara')
  })

  test('adds to the cart once, also where the answer to the first was lost', async ({ shop }) => {
    const amina = await shop.customer()
    const gown = await shop.product({ name: 'Hafsa Gown' })
    shop.model.script = playing([{ call: 'get_product', with: { product_id: gown } }], [`[[p:${gown}]]`])
    await say(shop, amina, 'Hafsa?')
    const adding = playing([{ call: 'add_to_cart', with: { product_id: gown, quantity: 1 } }], ['Added.'])
    shop.model.script = async function* (messages) {
      if (messages.at(-1)?.role === 'tool') throw new ModelError('cut')
      yield* adding(messages)
    }
    await say(shop, amina, 'add it to my cart', once)
    await shop.sql(`update chat_messages set status = 'error' where status = 'partial'`)
    shop.model.script = adding

    await say(shop, amina, 'add it to my cart', once)

    const { body } = await shop.get('/api/cart', amina)
    expect(body.items).toMatchObject([{ product_id: gown, quantity: 1 }])
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
