import { expect } from 'vitest'
import { asGuest, chatClient, mintGuest } from '../../../test/chat.ts'
import { saying } from '../../../test/scripted-model.ts'
import { test } from '../../../test/shop.ts'

const SYSTEM = { role: 'system', content: 'You sell dresses.' }
const question = (content: string) => ({ role: 'user', content })
const reply = (content: string) => ({ role: 'assistant', content })

test('the model is given the system prompt, the conversation so far in order, and the question', async ({
  shop,
}) => {
  const amina = chatClient(shop, await shop.customer())
  shop.model.script = saying('Welcome', '!')
  await amina.say('Hello')
  shop.model.script = saying('Red or blue')
  await amina.say('A dress, please')
  await amina.say('Blue')

  expect(shop.model.asked).toEqual([
    [SYSTEM, question('Hello')],
    [SYSTEM, question('Hello'), reply('Welcome!'), question('A dress, please')],
    [
      SYSTEM,
      question('Hello'),
      reply('Welcome!'),
      question('A dress, please'),
      reply('Red or blue'),
      question('Blue'),
    ],
  ])
})

test('a guest’s conversation goes on as a user’s does', async ({ shop }) => {
  const guest = chatClient(shop, asGuest((await mintGuest()).token))
  await guest.say('one')
  await guest.say('two')

  expect(shop.model.asked.at(-1)).toEqual([SYSTEM, question('one'), reply('Hello'), question('two')])
})

test('the model is told nothing of the owner’s other conversations', async ({ shop }) => {
  const amina = chatClient(shop, await shop.customer())
  await amina.say('My secret', 'first')
  await amina.say('Hello', 'second')

  expect(shop.model.asked.at(-1)).toEqual([SYSTEM, question('Hello')])
})

test('the model is told nothing of a conversation that was cleared', async ({ shop }) => {
  const amina = chatClient(shop, await shop.customer())
  await amina.say('My secret')
  await amina.clear()
  await amina.say('Hello')

  expect(shop.model.asked.at(-1)).toEqual([SYSTEM, question('Hello')])
})

test('of a long conversation the model is given the latest messages, still in order', async ({ shop }) => {
  const amina = chatClient(shop, await shop.customer())
  for (let turn = 1; turn <= 13; turn += 1) {
    shop.model.script = saying(`answer ${turn}`)
    await amina.say(`question ${turn}`)
  }

  const [system, ...conversation] = shop.model.asked.at(-1) ?? []
  expect(system).toEqual(SYSTEM)
  expect(conversation).toHaveLength(13)
  expect(conversation.at(0)).toEqual(question('question 7'))
  expect(conversation.slice(-3)).toEqual([
    question('question 12'),
    reply('answer 12'),
    question('question 13'),
  ])
})

test('the provider is told a lasting pseudonym of each customer, and neither id, email nor name', async ({
  shop,
}) => {
  const told: string[] = []
  shop.model.script = (messages, { user }) => {
    told.push(JSON.stringify({ messages, user }))
    pseudonyms.push(user)
    return saying('Hello')()
  }
  const pseudonyms: (string | undefined)[] = []
  const [amina, zara] = [await shop.customer({ full_name: 'Amina Khan' }), await shop.customer()]
  const guest = await mintGuest()
  await chatClient(shop, amina).say('Hello')
  await chatClient(shop, amina).say('Hello', 'other')
  await chatClient(shop, zara).say('Hello')
  await chatClient(shop, asGuest(guest.token)).say('Hello')

  const [first, second, other, guests] = pseudonyms
  expect(second).toBe(first)
  expect(new Set([first, other, guests]).size).toBe(3)
  for (const name of [first, other, guests]) expect(name).toMatch(/^[0-9a-f]{64}$/)
  for (const words of told) {
    expect(words).not.toMatch(/Amina|@example\.com/)
    expect(words).not.toContain(guest.id)
    expect(words).not.toContain(guest.token)
  }
})
