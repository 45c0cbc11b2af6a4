import { randomInt } from 'node:crypto'
import { expect } from 'vitest'
import { mintGuest } from '../../../test/chat.ts'
import { raceTest, tally, times } from '../../../test/crowd.ts'
import { type Shop, test } from '../../../test/shop.ts'

const someNetwork = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
const MESSAGE = { text: 'Hello', session_id: 'main' }

const say = (shop: Shop, options: { ip?: string; token?: string; headers?: Record<string, string> } = {}) =>
  shop.post('/api/chat/messages', MESSAGE, options)

raceTest(
  'a network sends thirty messages a minute, whoever they are from, and then waits',
  async ({ shop }) => {
    const ip = someNetwork()
    const answers = await times(35, () => say(shop, { ip }))
    expect(tally(answers)).toEqual({ 200: 30, 429: 5 })

    const { token } = await shop.customer()
    const refused = await say(shop, { ip, token })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(60)
    expect((await say(shop, { token })).status).toBe(200)
  },
)

test('an owner sends 120 messages an hour, from wherever; a refused one is neither kept nor answered', async ({
  shop,
}) => {
  const { token } = await mintGuest()
  const headers = { 'X-Chat-Token': token }
  await say(shop, { headers })
  const [attempt] = await shop.sql<{ subject: string }>(
    `select subject from attempts where action = 'chat_message' order by at desc limit 1`,
  )
  await shop.sql(
    `insert into attempts (id, action, client, subject)
     select gen_random_uuid(), 'chat_message', n::text, $1 from generate_series(1, 119) as n`,
    [attempt?.subject],
  )
  const asked = shop.model.asked.length
  const refused = await say(shop, { headers })

  expect(refused.status).toBe(429)
  expect(refused.roundTrips).toBe(1)
  expect(shop.model.asked).toHaveLength(asked)
  const { body } = await shop.get('/api/chat/history?session_id=main', { headers })
  expect(body.total).toBe(2)
})

test('a message with a stale session cookie counts once, as the guest’s that it is', async ({ shop }) => {
  const shopper = await shop.customer()
  await shop.post('/api/users/logout-all', undefined, shopper)
  const ip = someNetwork()
  const counted = async () => (await shop.sql(`select 1 from attempts where action = 'chat_message'`)).length
  const before = await counted()
  const headers = { Cookie: `session=${shopper.token}`, 'Sec-Fetch-Site': 'same-origin' }

  expect((await say(shop, { ip, headers })).status).toBe(200)
  expect((await counted()) - before).toBe(1)
})
