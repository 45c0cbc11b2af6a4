import { neonConfig } from '@neondatabase/serverless'
import { expect } from 'vitest'
import { test } from '../../../test/shop.ts'

/** The next request is carried out by the database, but its answer never arrives; `meanwhile` happens before anyone notices. */
function loseNextAnswer(meanwhile: () => Promise<unknown> = () => Promise.resolve()): void {
  const send: typeof fetch = neonConfig.fetchFunction
  neonConfig.fetchFunction = async (...request: Parameters<typeof fetch>) => {
    neonConfig.fetchFunction = send
    await send(...request)
    await meanwhile()
    throw new TypeError('fetch failed')
  }
}

test('a stock that was set before a sale is not set again after it, when the answer between them is lost', async ({
  shop,
}) => {
  const { token } = await shop.admin()
  const shopper = await shop.customer()
  const gown = await shop.product({ stock_quantity: 5 })
  await shop.fillCart(shopper, [[gown, 3]])

  loseNextAnswer(() => shop.post('/api/checkout', { shipping_address: 'Lahore' }, shopper))
  const response = await shop.fetch('PUT', `/api/products/${gown}`, { token, json: { stock_quantity: 10 } })

  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ detail: expect.stringContaining('may or may not') })
  expect(await shop.stockOf(gown)).toBe(7)
})

test('any other change of a product is sent again, since it changes nothing more', async ({ shop }) => {
  const { token } = await shop.admin()
  const gown = await shop.product()

  loseNextAnswer()
  const response = await shop.fetch('PUT', `/api/products/${gown}`, { token, json: { price: '1.00' } })

  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ price: '1.00' })
})
