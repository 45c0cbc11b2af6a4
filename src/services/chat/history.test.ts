import { describe, expect } from 'vitest'
import { chatClient } from '../../../test/chat.ts'
import { saying } from '../../../test/scripted-model.ts'
import { type Answer, type Shop, test } from '../../../test/shop.ts'

/** A customer with this many questions in a conversation, each answered. */
async function customerWith(shop: Shop, turns: number) {
  const amina = chatClient(shop, await shop.customer())
  for (let turn = 1; turn <= turns; turn += 1) {
    shop.model.script = saying(`answer ${turn}`)
    await amina.say(`question ${turn}`)
  }
  return amina
}

/** Adds messages behind the API's back: `1`, `2` and so on, from the customer. */
async function addMessages(shop: Shop, userId: number, count: number) {
  await shop.sql(
    `insert into chat_messages (chat_session_id, role, content)
     select id, 'user', n::text from chat_sessions, generate_series(1, $2::int) n where user_id = $1 order by n.n`,
    [userId, count],
  )
}

const contents = ({ body }: Answer): string[] =>
  body.messages.map(({ content }: { content: string }) => content)

describe('the history of a conversation', () => {
  test('is its messages in the order they were written', async ({ shop }) => {
    const { body } = await (await customerWith(shop, 2)).history()

    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    const common = { id: expect.any(Number), session_id: 'main', created_at: time }
    expect(body).toEqual({
      messages: [
        { ...common, role: 'user', content: 'question 1' },
        { ...common, role: 'assistant', content: 'answer 1' },
        { ...common, role: 'user', content: 'question 2' },
        { ...common, role: 'assistant', content: 'answer 2' },
      ],
      total: 4,
      session_id: 'main',
    })
  })

  test('of a label that was never used is empty', async ({ shop }) => {
    const { status, body } = await chatClient(shop, await shop.customer()).history('nothing')

    expect(status).toBe(200)
    expect(body).toEqual({ messages: [], total: 0, session_id: 'nothing' })
  })

  test.for([
    ['the newest two', '&limit=2', ['question 3', 'answer 3']],
    ['those before the newest three', '&limit=3&offset=3', ['question 1', 'answer 1', 'question 2']],
    ['the newest', '&limit=1', ['answer 3']],
    ['what is left at the end', '&limit=4&offset=5', ['question 1']],
    ['nothing past the end', '&offset=6', []],
  ] as const)('gives %s, in chronological order, and the total', async ([, page, expected], { shop }) => {
    const answer = await (await customerWith(shop, 3)).history('main', page)

    expect(contents(answer)).toEqual(expected)
    expect(answer.body.total).toBe(6)
  })

  test('gives the newest 50 when no limit is said, and 100 at most', async ({ shop }) => {
    const customer = await shop.customer()
    const amina = chatClient(shop, customer)
    await amina.say('first')
    await addMessages(shop, customer.id, 118)

    const byDefault = await amina.history()
    const most = await amina.history('main', '&limit=100')

    expect(contents(byDefault)).toEqual(Array.from({ length: 50 }, (_, n) => String(n + 69)))
    expect(contents(most)).toHaveLength(100)
    expect(byDefault.body.total).toBe(120)
  })

  test.for([
    ['session_id', ''],
    ['session_id', 'session_id='],
    ['session_id', 'session_id=a%20b'],
    ['session_id', `session_id=${'x'.repeat(101)}`],
    ['session_id', 'session_id=a%00'],
    ['limit', 'session_id=a&limit=0'],
    ['limit', 'session_id=a&limit=101'],
    ['limit', 'session_id=a&limit=-1'],
    ['limit', 'session_id=a&limit=ten'],
    ['limit', 'session_id=a&limit='],
    ['limit', 'session_id=a&limit=1.5'],
    ['offset', 'session_id=a&offset=-1'],
    ['offset', 'session_id=a&offset=x'],
    ['offset', 'session_id=a&offset=99999999999'],
  ] as const)('refuses a bad %s with 422: ?%s', async ([path, query], { shop }) => {
    const { status, body, roundTrips } = await shop.get(`/api/chat/history?${query}`)

    expect(status).toBe(422)
    expect(body.errors).toEqual([{ path, message: expect.any(String) }])
    expect(roundTrips).toBe(0)
  })

  test('is not stored by any cache', async ({ shop }) => {
    const { headers } = await chatClient(shop, await shop.customer()).history()

    expect(headers.get('Cache-Control')).toContain('no-store')
  })
})

describe('clearing a conversation', () => {
  test('removes it and says so', async ({ shop }) => {
    const amina = await customerWith(shop, 2)

    const { status, body } = await amina.clear()

    expect(status).toBe(200)
    expect(body).toEqual({ message: 'Chat history cleared', session_id: 'main' })
    expect((await amina.history()).body).toEqual({ messages: [], total: 0, session_id: 'main' })
    expect(await amina.labels()).toEqual([])
  })

  test('leaves the owner’s other conversations alone', async ({ shop }) => {
    const amina = chatClient(shop, await shop.customer())
    await amina.say('one', 'first')
    await amina.say('two', 'second')

    await amina.clear('first')

    expect(await amina.said('second')).toEqual(['two', 'Hello'])
    expect(await amina.labels()).toEqual(['second'])
  })

  test('answers the same when there is none, or none any more', async ({ shop }) => {
    const amina = chatClient(shop, await shop.customer())
    const gone = { message: 'Chat history cleared', session_id: 'main' }

    expect((await amina.clear()).body).toEqual(gone)
    await amina.say('Hello')
    await amina.clear()
    expect((await amina.clear()).body).toEqual(gone)
  })

  test.for(['', 'session_id=', 'session_id=a.b', `session_id=${'x'.repeat(101)}`])(
    'refuses a bad session_id with 422: ?%s',
    async (query, { shop }) => {
      const { status, body } = await shop.delete(`/api/chat/history?${query}`)

      expect(status).toBe(422)
      expect(body.errors).toEqual([{ path: 'session_id', message: expect.any(String) }])
    },
  )
})
