import { afterAll, beforeAll, describe, expect } from 'vitest'
import { type OfflineModel, startOfflineModel } from '../../../../dev/model/offline-model.ts'
import { refusals, type ScriptedReply } from '../../../../dev/model/scripted-replies.ts'
import { readWithParser } from '../../../../dev/model/sse-readers.ts'
import { chatAppWith, keptMessages, messageRequest, mintGuest } from '../../../../test/chat.ts'
import type { Db } from '../../../db/client.ts'
import type { LogLine } from '../../../http/log.ts'
import { type Shop, test } from '../../../../test/shop.ts'
import { catalogueOf } from '../../products/catalogue.ts'
import { openAiModel } from '../openai-model.ts'

let double: OfflineModel
beforeAll(async () => {
  double = await startOfflineModel({ chunkDelayMs: 0 })
})
afterAll(() => double.close())

/** Asks the chat over the openai package, of which the next replies are these; gives the answer and what was logged. */
async function asked(db: Db, text: string, ...replies: ScriptedReply[]) {
  const guest = await mintGuest()
  const log: LogLine[] = []
  double.next(...replies)
  const app = chatAppWith(db, openAiModel({ ...double, maxOutputTokens: 600, stallMs: 300 }), {
    log: (line) => void log.push(line),
  })
  const response = await app.request(
    '/api/chat/messages',
    messageRequest(text, { 'X-Chat-Token': guest.token }),
  )
  const body = await response.text()
  return { guest, response, body, log, ...readWithParser([body]) }
}

const cards = (events: { name: string; data: unknown }[]) =>
  events.flatMap(({ name, data }) =>
    name === 'products' ? (data as { products: { id: number }[] }).products : [],
  )

describe('where the model cannot be reached', () => {
  test.for<[string, ScriptedReply[]]>([
    ['it hangs up', ['hang_up', 'hang_up']],
    ['it answers 500', [refusals.serverError(), refusals.serverError()]],
    ['it answers 503', [refusals.serverError(503), refusals.serverError(503)]],
    ['it stays silent', ['silence']],
    ['it stalls before the first word', [{ steps: [], ending: 'stall' }]],
    ['it breaks off before the first word', [{ steps: [], ending: 'cut' }]],
  ])('(%s) a plain search answers, with cards, and says so', async ([, replies], { shop, db }) => {
    const name = `Wajiha Peshwas ${crypto.randomUUID().slice(0, 8)}`
    const gown = await shop.product({ name, price: '7100.00' })

    const { guest, response, text, events, done, log } = await asked(
      db,
      'wajiha peshwas under 8000?',
      ...replies,
    )

    expect(response.status).toBe(200)
    expect(text).toMatch(/cannot be reached right now.*plain search/)
    expect(text).toContain(`${name} (PKR 7100.00)`)
    expect(cards(events).map(({ id }) => id)).toContain(gown)
    expect(events.at(-1)).toMatchObject({ name: 'done', data: { finish: 'fallback' } })
    expect(done).toBe(true)
    expect(log).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'chat model out of reach' }),
    )
    expect((await keptMessages(shop, guest.id)).at(-1)).toMatchObject({
      content: text,
      status: 'complete',
      metadata: { finish: 'fallback', products: expect.arrayContaining([gown]) },
    })
  })

  const outOfReach = [refusals.serverError(), refusals.serverError()]

  test('the search keeps to the customer’s price', async ({ shop, db }) => {
    const dear = await shop.product({ name: 'Fariha Gharara', price: '9000.01' })

    const { events } = await asked(db, 'fariha gharara under Rs. 9,000', ...outOfReach)

    expect(cards(events).map(({ id }) => id)).not.toContain(dear)
  })

  test('and nothing is found, the customer is asked to try again', async ({ db }) => {
    const { response, text, events } = await asked(db, 'xqzzk wvvqj under Rs. 1', ...outOfReach)

    expect(response.status).toBe(200)
    expect(text).toMatch(/cannot be reached right now/)
    expect(cards(events)).toEqual([])
  })

  test('Urdu is answered in Urdu', async ({ db }) => {
    expect((await asked(db, 'لال ساڑھی دکھائیں', ...outOfReach)).text).toMatch(/رابطہ نہیں/)
    expect((await asked(db, 'lal saree dikhao', ...outOfReach)).text).toMatch(/rabta nahin/)
  })

  test('it costs no tokens', async ({ shop, db }) => {
    const tokens = async () =>
      Number(
        (await shop.sql<{ sum: string }>('select coalesce(sum(tokens), 0) as sum from chat_token_counts'))[0]
          ?.sum,
      )
    const before = await tokens()

    await asked(db, 'gowns', ...outOfReach)

    expect(await tokens()).toBe(before)
  })
})

test('a search that takes longer than the answer may is a problem, and nothing of it is kept as said', async ({
  shop,
  db,
}) => {
  const guest = await mintGuest()
  const catalogue = catalogueOf(db)
  double.next(refusals.serverError(), refusals.serverError())
  const app = chatAppWith(db, openAiModel({ ...double, maxOutputTokens: 600 }), {
    deadlineMs: 1_000,
    catalogue: {
      ...catalogue,
      search: async (search) => {
        await new Promise((resolve) => setTimeout(resolve, 1_200))
        return catalogue.search(search)
      },
    },
  })

  const response = await app.request(
    '/api/chat/messages',
    messageRequest('gowns', { 'X-Chat-Token': guest.token }),
  )

  expect(response.status).toBe(503)
  expect((await keptMessages(shop, guest.id)).at(-1)).toMatchObject({ content: '', status: 'error' })
})

describe('a model that refuses us', () => {
  const kept = (shop: Shop, guest: { id: string }) => keptMessages(shop, guest.id)

  test.for<[string, ScriptedReply, number]>([
    ['a bad key', refusals.badKey(), 503],
    ['an exhausted quota', refusals.quota(), 503],
    ['a rate limit', refusals.rateLimited(7), 503],
    ['a conversation too long', refusals.tooLong(), 413],
  ])(
    '(%s) is a problem, without a key in body or log, and the turn is over',
    async ([, reply, status], { shop, db }) => {
      const { guest, response, body, log } = await asked(db, 'Hello', reply)

      expect(response.status).toBe(status)
      expect(response.headers.has('Retry-After')).toBe(status === 503)
      expect(body + JSON.stringify(log)).not.toMatch(/sk-|words of the provider|offline-scripted/)
      expect(await kept(shop, guest)).toMatchObject([{ content: 'Hello' }, { content: '', status: 'error' }])
    },
  )

  test('in the middle of a turn, after a tool, ends the stream with a failure and the cards that it had', async ({
    shop,
    db,
  }) => {
    const gown = await shop.product({ name: 'Sadaf Peplum' })
    const search = { call: { name: 'search_products', arguments: '{"query":"sadaf peplum"}' } }

    const { response, events, done } = await asked(
      db,
      'Sadaf?',
      { steps: [search], ending: 'tool_calls' },
      refusals.quota(),
    )

    expect(response.status).toBe(200)
    expect(cards(events).map(({ id }) => id)).toEqual([gown])
    expect(events.slice(-2)).toMatchObject([
      { name: 'failure', data: { code: 'unavailable', retryable: false } },
      { name: 'done', data: { finish: 'error' } },
    ])
    expect(done).toBe(true)
  })
})
