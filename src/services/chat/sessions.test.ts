import { expect } from 'vitest'
import { asGuest, chatClient, mintGuest } from '../../../test/chat.ts'
import { type Shop, test } from '../../../test/shop.ts'

async function titleOf(shop: Shop, text: string): Promise<string> {
  const amina = chatClient(shop, await shop.customer())
  await amina.say(text)
  const { body } = await amina.sessions()
  return body[0].title
}

test('lists the caller’s conversations with title, number of messages and time', async ({ shop }) => {
  const amina = chatClient(shop, await shop.customer())
  await amina.say('A red dress?')
  await amina.say('Or a blue one?')

  const { status, body } = await amina.sessions()

  expect(status).toBe(200)
  expect(body).toEqual([
    {
      session_id: 'main',
      title: 'A red dress?',
      message_count: 4,
      updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    },
  ])
})

test('puts the conversation that went on last first', async ({ shop }) => {
  const amina = chatClient(shop, await shop.customer())
  for (const label of ['first', 'second', 'third', 'first']) await amina.say('Hello', label)

  expect(await amina.labels()).toEqual(['first', 'third', 'second'])
})

test('is empty for who has said nothing', async ({ shop }) => {
  expect((await chatClient(shop, await shop.customer()).sessions()).body).toEqual([])
})

test('lists nobody else’s conversations, a guest’s or a user’s', async ({ shop }) => {
  const amina = chatClient(shop, await shop.customer())
  await amina.say('Hello', 'mine')
  await chatClient(shop, await shop.customer()).say('Hello', 'theirs')
  await chatClient(shop).say('Hello', 'a-guests')

  expect(await amina.labels()).toEqual(['mine'])
})

test('lists no more than the latest hundred', async ({ shop }) => {
  const customer = await shop.customer()
  await shop.sql(
    `insert into chat_sessions (user_id, session_id, title, updated_at)
     select $1, 's' || n, 'Hello', now() - make_interval(mins => n) from generate_series(1, 130) n`,
    [customer.id],
  )

  const labels = await chatClient(shop, customer).labels()

  expect(labels).toEqual(Array.from({ length: 100 }, (_, n) => `s${n + 1}`))
})

test.for([
  ['short text', 'A dress', 'A dress'],
  ['lines', 'A dress,\n\nplease.\r\n\tA red\u2028one', 'A dress, please. A red one'],
  ['80 characters', 'x'.repeat(80), 'x'.repeat(80)],
  ['81 characters', 'x'.repeat(81), 'x'.repeat(80)],
  ['81 emoji', '😀'.repeat(81), '😀'.repeat(80)],
  ['Urdu', 'کیا آپ کے پاس سرخ ساڑھی ہے؟', 'کیا آپ کے پاس سرخ ساڑھی ہے؟'],
] as const)('makes a title of one line from a first message of %s', async ([, text, title], { shop }) => {
  expect(await titleOf(shop, text)).toBe(title)
})

test('cuts a title in front of a blank without leaving it', async ({ shop }) => {
  expect(await titleOf(shop, `${'x'.repeat(79)} and more`)).toBe('x'.repeat(79))
})

test('needs sign-in: 401 to a guest, known or not', async ({ shop }) => {
  const { status, headers } = await chatClient(shop).sessions()
  const known = await chatClient(shop, asGuest((await mintGuest()).token)).sessions()

  expect(status).toBe(401)
  expect(headers.get('WWW-Authenticate')).toBe('Bearer')
  expect(known.status).toBe(401)
})
