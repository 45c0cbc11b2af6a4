import { expect } from 'vitest'
import * as v from 'valibot'
import { overPool } from '../../db/seed/database.ts'
import { seedCatalogue } from '../../db/seed/seed.ts'
import { readWithParser } from '../../dev/model/sse-readers.ts'
import { ChatEnv } from '../../src/env.ts'
import { openAiModel } from '../../src/services/chat/openai-model.ts'
import { systemPrompt } from '../../src/services/chat/prompt.ts'
import { chatAppWith, messageRequest, mintGuest } from '../chat.ts'
import { type Shop, type Shopper, test as shopTest } from '../shop.ts'
import { strangersIn } from './strangers.ts'

const LiveEnv = v.pick(ChatEnv, ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'AI_MODEL', 'CURRENCY'])

interface Card {
  id: number
  name: string
  price: string
}

export interface Heard {
  text: string
  cards: Card[]
  /** What the tools came to, as `name status`, in order. */
  tools: string[]
  /** Whether the stream said that the cart was changed. */
  changedCart: boolean
}

/** One customer's conversation with the model, over HTTP. */
export interface Conversation {
  /** Sends a message and gives the answer, once it has been checked for everything that holds for any answer. */
  say: (text: string) => Promise<Heard>
}

const cardsIn = (events: readonly { name: string; data: unknown }[]): Card[] =>
  events.flatMap(({ name, data }) => (name === 'products' ? (data as { products: Card[] }).products : []))

const toolsIn = (events: readonly { name: string; data: unknown }[]): string[] =>
  events.flatMap(({ name, data }) => {
    if (name !== 'tool') return []
    const { name: tool, status } = data as { name: string; status: string }
    return status === 'running' ? [] : [`${tool} ${status}`]
  })

/** Every product and every total that there is, as the shop would write them. */
async function amountsOf(shop: Shop): Promise<string[]> {
  const rows = await shop.sql<{ amount: string }>(
    `select price::text as amount from products
     union select total_amount::text from orders
     union select (price * quantity)::text from cart_items join products on products.id = product_id
     union select sum(price * quantity)::text from cart_items join products on products.id = product_id
       group by cart_id`,
  )
  return rows.map(({ amount }) => amount)
}

/** What holds for any answer: it ends well, its cards are rows, and nothing stands in it that the shop did not say. */
async function expectGrounded(shop: Shop, question: string, { text, cards }: Heard): Promise<void> {
  const ids = cards.map(({ id }) => id)
  const rows = await shop.sql<Card>(
    'select id::integer, name, price::text from products where id = any($1) and is_active',
    [ids],
  )
  expect(cards.map(({ id, name, price }) => ({ id, name, price }))).toEqual(
    ids.map((id) => rows.find((row) => row.id === id)),
  )
  const orders = await shop.sql<{ id: string }>('select id::text from orders')
  const known = { amounts: await amountsOf(shop), numbers: orders.map(({ id }) => id), question }
  expect(strangersIn(text, known), text).toEqual([])
}

/** The whole shop with the demo catalogue, and the real model of the environment behind its assistant. */
export const test = shopTest
  .extend('catalogue', { scope: 'file' }, async ({ database }) => seedCatalogue(overPool(database.pool)))
  .extend('openConversation', async ({ db, shop, catalogue }) => {
    expect(catalogue.total).toBeGreaterThan(0)
    const env = v.parse(LiveEnv, process.env)
    const app = chatAppWith(
      db,
      openAiModel({
        apiKey: env.OPENAI_API_KEY,
        baseUrl: env.OPENAI_BASE_URL,
        model: env.AI_MODEL,
        maxOutputTokens: 600,
      }),
      {
        systemPrompt: systemPrompt({ shopName: 'Fatima Zehra Boutique', currency: env.CURRENCY }),
        currency: env.CURRENCY,
        deadlineMs: 55_000,
        limits: { perMinute: 1000, perHour: 1000, ownerTokens: 10_000_000, shopTokens: 10_000_000 },
      },
    )
    return async (shopper?: Shopper): Promise<Conversation> => {
      const headers: Record<string, string> = shopper
        ? { Authorization: `Bearer ${shopper.token}` }
        : { 'X-Chat-Token': (await mintGuest()).token }
      return {
        async say(text) {
          const response = await app.request('/api/chat/messages', messageRequest(text, headers))
          const body = await response.text()
          expect(response.status, body).toBe(200)
          const stream = readWithParser([body])
          expect(stream.done).toBe(true)
          expect(stream.events.filter(({ name }) => name === 'failure')).toEqual([])
          expect(stream.events.at(-1)).toMatchObject({
            name: 'done',
            data: { finish: expect.stringMatching(/^(stop|length)$/) },
          })
          const heard = {
            text: stream.text,
            cards: cardsIn(stream.events),
            tools: toolsIn(stream.events),
            changedCart: stream.events.some(({ name }) => name === 'cart'),
          }
          expect(heard.text.trim()).not.toBe('')
          await expectGrounded(shop, text, heard)
          return heard
        },
      }
    }
  })

/** The lines of a shopper's cart as `[product, quantity]`. */
export const cartOf = async (shop: Shop, shopper: Shopper): Promise<[number, number][]> => {
  const { body } = await shop.get('/api/cart', shopper)
  return body.items.map(({ product_id, quantity }: { product_id: number; quantity: number }) => [
    product_id,
    quantity,
  ])
}
