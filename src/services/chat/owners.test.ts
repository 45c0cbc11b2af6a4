import { describe, expect } from 'vitest'
import {
  asBrowser,
  asGuest,
  chatClient,
  cookieHeader,
  cookiesOf,
  deactivate,
  mintGuest,
} from '../../../test/chat.ts'
import { saying } from '../../../test/scripted-model.ts'
import { type Shop, SITE, test } from '../../../test/shop.ts'

const aUser = (shop: Shop) => shop.customer()
const aGuest = async () => asGuest((await mintGuest()).token)

describe('the same label of two owners is two conversations', () => {
  test.for([
    ['a user and another user', aUser, aUser],
    ['a user and a guest', aUser, aGuest],
    ['a guest and a user', aGuest, aUser],
    ['a guest and another guest', aGuest, aGuest],
  ] as const)('for %s: not read, not continued, not cleared', async ([, one, another], { shop }) => {
    const [owner, stranger] = [chatClient(shop, await one(shop)), chatClient(shop, await another(shop))]
    shop.model.script = saying('The answer')
    await owner.say('My secret')

    expect((await stranger.history()).body).toEqual({ messages: [], total: 0, session_id: 'main' })
    expect((await stranger.clear()).status).toBe(200)
    await stranger.say('What did they say?')

    expect(shop.model.asked.at(-1)).toEqual([
      { role: 'system', content: 'You sell dresses.' },
      { role: 'user', content: 'What did they say?' },
    ])
    expect(await owner.said()).toEqual(['My secret', 'The answer'])
    expect(await stranger.said()).toEqual(['What did they say?', 'The answer'])
    await stranger.clear()
    expect(await owner.said()).toEqual(['My secret', 'The answer'])
  })

  test('an admin is a stranger too', async ({ shop }) => {
    await chatClient(shop, await shop.customer()).say('My secret')

    expect(await chatClient(shop, await shop.admin()).said()).toEqual([])
  })

  test('what strangers are told does not depend on whether the conversation exists', async ({ shop }) => {
    await chatClient(shop, await shop.customer()).say('My secret', 'taken')
    const stranger = chatClient(shop, await shop.customer())

    const answers = async (label: string) => [await stranger.history(label), await stranger.clear(label)]
    const bodies = async (label: string) =>
      (await answers(label)).map(({ status, body }) => JSON.stringify({ status, body }).replaceAll(label, ''))

    expect(await bodies('taken')).toEqual(await bodies('free'))
  })
})

describe('a session cookie', () => {
  test('is its user on all chat routes', async ({ shop }) => {
    const amina = await shop.customer()
    const browser = chatClient(shop, asBrowser({ session: amina.token }))

    await browser.say('Hello')

    expect(await browser.labels()).toEqual(['main'])
    expect(await chatClient(shop, amina).said()).toEqual(['Hello', 'Hello'])
    await browser.clear()
    expect(await browser.said()).toEqual([])
  })

  test('over https counts under its __Host- name', async ({ shop }) => {
    const amina = await shop.customer()
    await chatClient(shop, amina).say('Hello')
    const read = async (name: string) =>
      shop.get('https://shop.test/api/chat/history?session_id=main', asBrowser({ [name]: amina.token }))

    expect((await read('__Host-session')).body.total).toBe(2)
    expect((await read('session')).body.total).toBe(0)
  })

  test.for([
    ['says nothing of where it comes from', {}],
    ['comes from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['comes from a sister site', { 'Sec-Fetch-Site': 'same-site', Origin: SITE }],
    ['comes from another origin', { Origin: 'https://evil.example' }],
  ] as const)('changes nothing for a request that %s', async ([, headers], { shop }) => {
    const amina = await shop.customer()
    await chatClient(shop, amina).say('Hello')
    const intruder = chatClient(shop, {
      headers: { Cookie: cookieHeader({ session: amina.token }), ...headers },
    })

    expect((await intruder.say('Hello')).status).toBe(403)
    expect((await intruder.clear()).status).toBe(403)

    expect(await chatClient(shop, amina).said()).toHaveLength(2)
  })

  test('that is wrong makes a guest, for whom 401 is where sign-in is needed', async ({ shop }) => {
    const browser = chatClient(shop, asBrowser({ session: 'nonsense' }))

    const answer = await browser.say('Hello')

    expect(answer.status).toBe(200)
    expect(cookiesOf(answer).chat?.value).toBe(answer.headers.get('X-Chat-Token'))
    expect((await browser.history()).body.total).toBe(0)
    expect((await browser.sessions()).status).toBe(401)
  })
})

describe('a session cookie of a deactivated account', () => {
  test('is cleared, and the message is a new guest’s', async ({ shop }) => {
    const amina = await shop.customer()
    await chatClient(shop, amina).say('My secret')
    await deactivate(shop, amina)

    const answer = await chatClient(shop, asBrowser({ session: amina.token })).say('Hello')

    expect(answer.status).toBe(200)
    expect(cookiesOf(answer).session).toMatchObject({
      value: '',
      attributes: expect.arrayContaining(['Max-Age=0']),
    })
    expect(shop.model.asked.at(-1)).toHaveLength(2)
    const token = answer.headers.get('X-Chat-Token') ?? ''
    expect(cookiesOf(answer).chat?.value).toBe(token)
    expect(await chatClient(shop, asGuest(token)).said()).toEqual(['Hello', 'Hello'])
  })

  test('stays when the history is read, so that no sign-in meanwhile is undone', async ({ shop }) => {
    const amina = await shop.customer()
    await deactivate(shop, amina)

    const answer = await chatClient(shop, asBrowser({ session: amina.token })).history()

    expect(answer.status).toBe(200)
    expect(cookiesOf(answer).session).toBeUndefined()
  })

  test('leaves a known guest its conversation: to read, continue and clear', async ({ shop }) => {
    const [amina, guest] = [await shop.customer(), await mintGuest()]
    await chatClient(shop, asGuest(guest.token)).say('one')
    await deactivate(shop, amina)
    const browser = chatClient(shop, asBrowser({ session: amina.token, chat: guest.token }))

    expect(await browser.said()).toEqual(['one', 'Hello'])
    const answers = [await browser.history(), await browser.say('two'), await browser.clear()]

    expect(answers.map((answer) => Object.keys(cookiesOf(answer)))).toEqual([[], ['session'], ['session']])
    expect(shop.model.asked.at(-1)).toHaveLength(4)
    expect(await chatClient(shop, asGuest(guest.token)).said()).toEqual([])
  })

  test('finds nothing of the account’s', async ({ shop }) => {
    const amina = await shop.customer()
    await chatClient(shop, amina).say('My secret')
    await deactivate(shop, amina)
    const browser = chatClient(shop, asBrowser({ session: amina.token }))

    expect((await browser.history()).body).toEqual({ messages: [], total: 0, session_id: 'main' })
    const cleared = await browser.clear()

    expect(cleared.status).toBe(200)
    expect(Object.keys(cookiesOf(cleared))).toEqual(['session'])
    expect(await shop.sql('select 1 from chat_sessions where user_id = $1', [amina.id])).toHaveLength(1)
  })

  test('is a 401 where sign-in is needed', async ({ shop }) => {
    const amina = await shop.customer()
    await deactivate(shop, amina)

    expect((await chatClient(shop, asBrowser({ session: amina.token })).sessions()).status).toBe(401)
  })
})
