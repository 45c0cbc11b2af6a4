import { describe, expect } from 'vitest'
import { asGuest, chatClient, conversationsOf, guestWith, mintGuest } from '../../../test/chat.ts'
import { tally, times } from '../../../test/crowd.ts'
import { concurrencyTest } from '../../../test/shop.ts'

concurrencyTest('first messages sent at once under one label make one conversation', async ({ shop }) => {
  const customer = await shop.customer()
  const amina = chatClient(shop, customer)

  const answers = await times(8, (n) => amina.say(`message ${n}`))

  const { 200: answered = 0, 409: refused = 0 } = tally(answers)
  expect([answered > 0, answered + refused]).toEqual([true, 8])
  expect(await amina.labels()).toEqual(['main'])
  expect(await amina.said()).toHaveLength(2 * answered)
})

concurrencyTest('a guest’s first messages at once make one conversation', async ({ shop }) => {
  const guest = chatClient(shop, asGuest((await mintGuest()).token))

  const { 200: answered = 0 } = tally(await times(8, (n) => guest.say(`message ${n}`)))

  expect(answered).toBeGreaterThan(0)
  expect(await guest.said()).toHaveLength(2 * answered)
})

concurrencyTest('messages and clearings at once end well, whoever comes first', async ({ shop }) => {
  const customer = await shop.customer()
  const amina = chatClient(shop, customer)

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => [amina.say(`message ${n}`), amina.clear()]).flat(),
  )

  for (const [n, { status, body }] of answers.entries()) {
    const isMessage = n % 2 === 0
    expect(isMessage ? [200, 409] : [200]).toContain(status)
    if (isMessage && status === 200) expect(body).toMatch(/data: \[DONE\]\n\n$/)
  }
  await amina.clear()
  expect(await amina.said()).toEqual([])
})

concurrencyTest('customers at once each read their own answer', async ({ shop }) => {
  shop.model.script = async function* (messages) {
    yield { type: 'text', text: `You said ${messages.at(-1)?.content}` }
    yield { type: 'end', finish: 'stop', model: 'scripted' }
  }
  const customers = await Promise.all(Array.from({ length: 6 }, () => shop.customer()))

  await Promise.all(customers.map((customer) => chatClient(shop, customer).say(`I am ${customer.id}`)))

  for (const customer of customers) {
    expect(await chatClient(shop, customer).said()).toEqual([
      `I am ${customer.id}`,
      `You said I am ${customer.id}`,
    ])
  }
})

describe('claims in parallel', () => {
  concurrencyTest('of one guest neither lose nor double a conversation', async ({ shop }) => {
    for (let round = 0; round < 5; round += 1) {
      const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main', 'second', 'third')]
      await chatClient(shop, amina).say('user in main')
      const both = chatClient(shop, asGuest(guest.token, amina.token))

      const answers = await Promise.all([
        both.history('second'),
        both.sessions(),
        both.say('more', 'second'),
        both.clear('nothing'),
        both.history('third'),
      ])

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
      const { main, second, third, ...renamed } = await conversationsOf(shop, amina)
      expect(main).toEqual(['user in main', 'Hello'])
      expect(second).toEqual(['guest in second', 'Hello', 'more', 'Hello'])
      expect(third).toEqual(['guest in third', 'Hello'])
      expect(Object.values(renamed)).toEqual([['guest in main', 'Hello']])
    }
  })

  concurrencyTest('of several guests with the same labels keep every conversation', async ({ shop }) => {
    const amina = await shop.customer()
    const guests = await Promise.all(Array.from({ length: 6 }, () => guestWith(shop, 'main', 'other')))

    const answers = await Promise.all(
      guests.flatMap(({ token }) => {
        const both = chatClient(shop, asGuest(token, amina.token))
        return [both.sessions(), both.history()]
      }),
    )

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const conversations = Object.values(await conversationsOf(shop, amina))
    expect(conversations.filter(([first]) => first === 'guest in main')).toHaveLength(6)
    expect(conversations.filter(([first]) => first === 'guest in other')).toHaveLength(6)
    expect(conversations).toHaveLength(12)
  })

  concurrencyTest('with the first use of the label by the user keep both conversations', async ({ shop }) => {
    for (let round = 0; round < 5; round += 1) {
      const [amina, guest] = [await shop.customer(), await guestWith(shop, 'main')]

      const answers = await Promise.all([
        chatClient(shop, amina).say('user in main'),
        chatClient(shop, asGuest(guest.token, amina.token)).history(),
      ])

      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      const said = Object.values(await conversationsOf(shop, amina)).flat()
      expect(said.toSorted()).toEqual(['Hello', 'Hello', 'guest in main', 'user in main'])
    }
  })
})
