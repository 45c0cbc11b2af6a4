import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Account, test as base } from './browser.ts'

export const ADDRESS = 'Amina Khan\n12 Mall Road\nLahore'

/**
 * The test function for who buys: `fill` puts pieces into a customer's cart, `buy` has a piece ordered behind the pages and
 * gives the order's id, `bought` tells what they have ordered.
 */
export const test = base
  .extend(
    'fill',
    { scope: 'file' },
    ({ shop }) =>
      async (shopper: Account, product: number, quantity = 1) => {
        const line = { product_id: product, quantity }
        const { status } = await shop.site.post('/api/cart/items', line, { token: shopper.token })
        expect(status).toBe(200)
      },
  )
  .extend(
    'buy',
    { scope: 'file' },
    ({ shop, fill }) =>
      async (shopper: Account, product: number, shipping_address = ADDRESS) => {
        await fill(shopper, product)
        const { status, body } = await shop.site.post('/api/checkout', { shipping_address }, shopper)
        expect(status).toBe(201)
        return Number(body.id)
      },
  )
  .extend(
    'bought',
    { scope: 'file' },
    ({ behind }) =>
      (shopper: Account, product: number) =>
        behind.sql<{ quantity: number; total_amount: string; shipping_address: string }>(
          `select quantity, total_amount, shipping_address from orders join order_items on order_id = orders.id
       where user_id = $1 and product_id = $2`,
          [shopper.id, product],
        ),
  )

export const placeOrder = (page: Page) => page.getByRole('button', { name: 'Place order' })

export async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel('Delivery address').fill(ADDRESS)
}

/** Goes to the checkout, with the address entered. */
export async function openCheckout(page: Page): Promise<void> {
  await page.goto('/checkout')
  await fillAddress(page)
}

/** Places an order that does not reach the shop, as far as the page can know. */
export async function placeUnanswered(page: Page): Promise<void> {
  await page.route('**/api/checkout', (route) => route.abort())
  await openCheckout(page)
  await placeOrder(page).click()
  await page.getByText('We do not know yet').waitFor()
  await page.unroute('**/api/checkout')
}

/** Lets checkouts reach the shop, and the answers get lost; gives how often that has happened. */
export async function loseAnswers(page: Page): Promise<() => number> {
  let lost = 0
  await page.route('**/api/checkout', async (route) => {
    await route.fetch()
    lost += 1
    await route.abort()
  })
  return () => lost
}

/** Lets a checkout reach the shop, whose answer then does not come as long as the page stays; ends when it has. */
export async function holdAnswer(page: Page, press: () => Promise<void>): Promise<void> {
  const reached = Promise.withResolvers<void>()
  let held = 0
  await page.route('**/api/checkout', async (route) => {
    held += 1
    if (held > 1) return route.fallback()
    await route.fetch()
    return reached.resolve()
  })
  await press()
  await reached.promise
}
