import { describe, expect } from 'vitest'
import { readNaively, readWithParser } from '../../dev/model/sse-readers.ts'
import type { Db } from '../../src/db/client.ts'
import type { Catalogue, CatalogueProduct } from '../../src/services/chat/catalogue.ts'
import type { Shopping } from '../../src/services/chat/shopping.ts'
import { chatAppWith, messageRequest } from '../chat.ts'
import { playing, type ScriptedStep } from '../scripted-model.ts'
import { type Shopper, test } from '../shop.ts'
import { adversarialCases, honestCases } from './cases.ts'
import { cut } from './cut.ts'
import { violations } from './judge.ts'
import { WORLD } from './world.ts'

const products = WORLD.products.map((product): CatalogueProduct => ({
  ...product,
  description: null,
  category: null,
  stock_quantity: 14,
}))

const catalogue: Catalogue = {
  listCategories: async () => [],
  search: async () => ({ products, total: products.length, nearest: [] }),
  listProducts: async (ids) => products.filter(({ id }) => ids.includes(id)),
}

/** A cart and an order with the totals and numbers of the world. */
const [cartTotal, orderTotal] = WORLD.amounts
const shopping: Shopping = {
  readCart: async () => ({ items: [], total_amount: cartTotal, item_count: 2, total_quantity: 3 }),
  addToCart: () => Promise.reject(new Error('No case adds anything')),
  findOrder: async () => undefined,
  listOrders: async () => [
    {
      id: 1042,
      status: 'pending',
      payment_status: 'pending',
      total_amount: orderTotal,
      items: [],
      created_at: '2026-11-01T10:00:00.000Z',
    },
  ],
}

const READ: ScriptedStep[] = [{ call: 'search_products' }, { call: 'get_cart' }, { call: 'order_status' }]

const limits = {
  perMinute: 100_000,
  perHour: 100_000,
  ownerTokens: 1_000_000_000,
  shopTokens: 1_000_000_000,
}

/** What the customer is sent who asks this, when the model has read the world and then says that. */
async function answered(db: Db, { token }: Shopper, question: string, text: string, seed: number) {
  const model = { reply: playing(READ, cut(text, seed)) }
  const app = chatAppWith(db, model, { catalogue, shopping, limits })
  const init = messageRequest(question, { Authorization: `Bearer ${token}` })
  const body = await (await app.request('/api/chat/messages', init)).text()
  return { body, text: readWithParser([body]).text }
}

describe('through the API', { timeout: 240_000 }, () => {
  test('none of 600 answers against the rules brings anything invented to the customer', async ({
    shop,
    db,
  }) => {
    const amina = await shop.customer()
    const leaks: string[] = []
    for (const [n, one] of adversarialCases().entries()) {
      const { body, text } = await answered(db, amina, one.question, one.text, n)
      leaks.push(...violations(one, text), ...violations({ ...one, kept: [] }, readNaively(body)))
    }

    expect(leaks).toEqual([])
  })

  test('120 answers by the rules arrive as they are, markers written out', async ({ shop, db }) => {
    const amina = await shop.customer()
    const changed: string[] = []
    for (const [n, { question, text, expected }] of honestCases().entries()) {
      const out = (await answered(db, amina, question, text, n)).text
      if (out !== expected) changed.push(`${expected} | ${out}`)
    }

    expect(changed).toEqual([])
  })
})
