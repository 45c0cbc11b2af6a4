import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { test as base } from './browser.ts'

/** The test function for the owner's pages: with the one owner of the shop, and a way to buy a piece of a product. */
export const test = base
  .extend('owner', { scope: 'file' }, ({ admin }) => admin())
  .extend('buy', { scope: 'file' }, ({ shop }) => async (product: number, { token }: { token: string }) => {
    const line = { product_id: product, quantity: 1 }
    expect((await shop.site.post('/api/cart/items', line, { token })).status).toBe(200)
    const address = { shipping_address: '12 Mall Road\nLahore' }
    const { status, body } = await shop.site.post('/api/checkout', address, { token })
    expect(status).toBe(201)
    return Number(body.id)
  })

/** A name of this kind that nothing else has. */
export const some = (word: string) => `${word} ${randomUUID().slice(0, 8)}`
