import { describe, expect } from 'vitest'
import { readWithParser } from '../../../../dev/model/sse-readers.ts'
import { chatClient, eventsOf, keptMessages, messageIdOf, streamOf } from '../../../../test/chat.ts'
import { playing, saying } from '../../../../test/scripted-model.ts'
import { test } from '../../../../test/shop.ts'
import { deleteOldChats } from '../clean-up.ts'
import { ModelError } from '../model.ts'
import { ageTurn, heldModel, MESSAGES, say } from './turn.fixture.ts'

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
