import { describe, expect } from 'vitest'
import { asBrowser, asGuest, chatClient, conversationsOf, cookiesOf, guestWith } from '../../../test/chat.ts'
import { type Answer, test } from '../../../test/shop.ts'

type Client = ReturnType<typeof chatClient>

describe('the first chat request of a guest who has signed in', () => {
  test.for([
    ['a message', (client: Client) => client.say('Hello', 'elsewhere'), ['elsewhere']],
    ['a look at the history', (client: Client) => client.history(), []],
    ['a clearing', (client: Client) => client.clear('elsewhere'), []],
    ['a look at the conversations', (client: Client) => client.sessions(), []],
  ] as const)('claims all conversations, be it %s', async ([, send, more], { shop }) => {
    const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main', 'other')]

    const answer = await send(chatClient(shop, asGuest(guest.token, amina.token)))

    expect(answer.status).toBe(200)
    expect((await chatClient(shop, amina).labels()).toSorted()).toEqual(['main', 'other', ...more].toSorted())
    expect(await chatClient(shop, amina).said('main')).toEqual(['guest in main', 'Hello'])
    const guestAlone = chatClient(shop, asGuest(guest.token))
    expect(await guestAlone.said('main')).toEqual([])
    expect(await guestAlone.said('other')).toEqual([])
  })

  test('answers from the claimed conversation already', async ({ shop }) => {
    const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main')]

    expect(await chatClient(shop, asGuest(guest.token, amina.token)).said()).toEqual([
      'guest in main',
      'Hello',
    ])
  })

  test('goes on with the conversation, and the model remembers it', async ({ shop }) => {
    const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main')]

    const { roundTrips } = await chatClient(shop, asGuest(guest.token, amina.token)).say('And blue?')

    expect(roundTrips).toBe(2)
    expect(shop.model.asked.at(-1)?.slice(1)).toEqual([
      { role: 'user', content: 'guest in main' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: 'And blue?' },
    ])
    expect(await conversationsOf(shop, amina)).toEqual({
      main: ['guest in main', 'Hello', 'And blue?', 'Hello'],
    })
  })

  test('that clears the claimed conversation clears it', async ({ shop }) => {
    const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main', 'other')]

    await chatClient(shop, asGuest(guest.token, amina.token)).clear('main')

    expect(await conversationsOf(shop, amina)).toEqual({ other: ['guest in other', 'Hello'] })
  })

  test('claims by cookies as well, and the guest’s cookie is dropped', async ({ shop }) => {
    for (const send of ['say', 'history', 'clear', 'sessions'] as const) {
      const [amina, guest] = [await shop.customer(), await guestWith(shop, 'mine')]

      const answer: Answer = await chatClient(shop, asBrowser({ session: amina.token, chat: guest.token }))[
        send
      ]('Hello')

      expect(cookiesOf(answer), send).toEqual({
        chat: { value: '', attributes: expect.arrayContaining(['Max-Age=0', 'Path=/']) },
      })
      expect(await chatClient(shop, amina).said('mine')).toEqual(['guest in mine', 'Hello'])
    }
  })

  test('drops the cookie by its name over https', async ({ shop }) => {
    const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main')]

    const answer = await shop.get(
      'https://shop.test/api/chat/history?session_id=main',
      asBrowser({ '__Host-session': amina.token, '__Host-chat': guest.token }),
    )

    expect(answer.body.total).toBe(2)
    expect(cookiesOf(answer)).toEqual({
      '__Host-chat': { value: '', attributes: expect.arrayContaining(['Max-Age=0', 'Path=/', 'Secure']) },
    })
  })

  test('does not drop the cookie of another guest, which it did not claim', async ({ shop }) => {
    const amina = await shop.customer()
    const [byHeader, byCookie] = [await guestWith(shop, 'header'), await guestWith(shop, 'cookie')]
    const cookie = asBrowser({ chat: byCookie.token }).headers

    const answer = await chatClient(shop, {
      token: amina.token,
      headers: { ...cookie, 'X-Chat-Token': byHeader.token },
    }).history()
    expect(cookiesOf(answer)).toEqual({})
    await chatClient(shop, { token: amina.token, headers: cookie }).history()

    expect((await chatClient(shop, amina).labels()).toSorted()).toEqual(['cookie', 'header'])
  })

  test('that is refused for what it says claims nothing, and the next one does', async ({ shop }) => {
    const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main')]
    const both = chatClient(shop, asGuest(guest.token, amina.token))

    expect((await both.say('')).status).toBe(422)
    expect(await chatClient(shop, asGuest(guest.token)).said()).toHaveLength(2)

    expect(await both.said()).toHaveLength(2)
  })
})

describe('a label that the user has already', () => {
  test('leaves both conversations whole, the claimed one under a new label', async ({ shop }) => {
    const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main')]
    await chatClient(shop, amina).say('user in main')

    await chatClient(shop, asGuest(guest.token, amina.token)).history()

    const { main, ...others } = await conversationsOf(shop, amina)
    expect(main).toEqual(['user in main', 'Hello'])
    expect(Object.values(others)).toEqual([['guest in main', 'Hello']])
    expect(Object.keys(others)[0]).toMatch(/^main-[\w-]+$/)
  })

  test('of the greatest length still gets a valid new one, and the conversation can go on', async ({
    shop,
  }) => {
    const longest = 'x'.repeat(100)
    const [amina, guest] = [await shop.customer(), await guestWith(shop, longest)]
    await chatClient(shop, amina).say('user', longest)

    await chatClient(shop, asGuest(guest.token, amina.token)).sessions()

    const labels = await chatClient(shop, amina).labels()
    const renamed = labels.find((label) => label !== longest) ?? ''
    expect(labels).toHaveLength(2)
    expect(renamed).toMatch(/^[A-Za-z0-9_-]{1,100}$/)
    await chatClient(shop, amina).say('more', renamed)
    expect(await chatClient(shop, amina).said(renamed)).toEqual([
      `guest in ${longest}`,
      'Hello',
      'more',
      'Hello',
    ])
  })

  test('does not keep a message under it from going on with the user’s own conversation', async ({
    shop,
  }) => {
    const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main')]
    await chatClient(shop, amina).say('user in main')

    await chatClient(shop, asGuest(guest.token, amina.token)).say('And blue?')

    expect(shop.model.asked.at(-1)?.map(({ content }) => content)).not.toContain('guest in main')
    expect((await conversationsOf(shop, amina)).main).toEqual(['user in main', 'Hello', 'And blue?', 'Hello'])
  })
})

describe('after the claim', () => {
  test('the same request again claims nothing and doubles nothing', async ({ shop }) => {
    const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main', 'other')]
    const both = chatClient(shop, asGuest(guest.token, amina.token))

    await both.history()
    const once = await conversationsOf(shop, amina)
    await both.history()
    await both.sessions()

    expect(await conversationsOf(shop, amina)).toEqual(once)
    expect(Object.keys(once).toSorted()).toEqual(['main', 'other'])
  })

  test('another user who comes with the same guest token gets nothing', async ({ shop }) => {
    const [amina, zara, guest] = [await shop.customer(), await shop.customer(), await guestWith(shop, 'main')]
    await chatClient(shop, asGuest(guest.token, amina.token)).history()

    expect(await chatClient(shop, asGuest(guest.token, zara.token)).said()).toEqual([])
    expect(await chatClient(shop, amina).said()).toHaveLength(2)
  })

  test('the guest token alone finds nothing and continues nothing', async ({ shop }) => {
    const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main')]
    await chatClient(shop, asGuest(guest.token, amina.token)).history()
    const guestAlone = chatClient(shop, asGuest(guest.token))

    await guestAlone.clear()
    await guestAlone.say('Hello again')

    expect(shop.model.asked.at(-1)).toHaveLength(2)
    expect(await conversationsOf(shop, amina)).toEqual({ main: ['guest in main', 'Hello'] })
  })
})
