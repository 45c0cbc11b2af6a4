import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type Account, expectAccessible, test as base } from './browser.ts'
import { heading } from './sign-in.ts'

const ADDRESS = 'Amina Khan\n12 Mall Road\nLahore'

/** The test function for who buys: `fill` puts pieces into a customer's cart, `bought` tells what they have ordered. */
const test = base
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

const placeOrder = (page: Page) => page.getByRole('button', { name: 'Place order' })

async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel('Delivery address').fill(ADDRESS)
}

/** Lets checkouts reach the shop, and the answers get lost; gives how often that has happened. */
async function loseAnswers(page: Page): Promise<() => number> {
  let lost = 0
  await page.route('**/api/checkout', async (route) => {
    await route.fetch()
    lost += 1
    await route.abort()
  })
  return () => lost
}

/** Lets a checkout reach the shop, whose answer then does not come as long as the page stays; ends when it has. */
async function holdAnswer(page: Page, press: () => Promise<void>): Promise<void> {
  const reached = Promise.withResolvers<void>()
  await page.route('**/api/checkout', async (route) => {
    await route.fetch()
    reached.resolve()
  })
  await press()
  await reached.promise
}

test('a guest finds something, makes an account on the way and has it ordered', async ({
  visitor,
  product,
  behind,
}) => {
  const name = `Gulnar ${randomUUID().slice(0, 8)}`
  const id = await product({ name, price: '12500.00', stock_quantity: 4 })
  await behind.sql('update products set featured = true where id = $1', [id])
  const page = await visitor()
  await page.goto('/')
  await page.getByRole('link', { name }).click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await heading(page, 'Sign in').waitFor()
  await page.getByRole('link', { name: 'Make an account' }).click()
  await page.getByLabel('Full name').fill('Amina Khan')
  await page.getByLabel('Email').fill(`${randomUUID()}@example.com`)
  await page.getByLabel('Password', { exact: true }).fill('purple river stone')
  await page.getByRole('button', { name: 'Create account' }).click()
  await heading(page, name).waitFor()

  await page.getByRole('link', { name: 'Cart 1 piece' }).click()
  await heading(page, 'Your cart').waitFor()
  await page.getByRole('button', { name: 'One more' }).click()
  await page.getByRole('link', { name: 'Cart 2 pieces' }).waitFor()
  await page.getByRole('link', { name: 'Checkout' }).click()
  await placeOrder(page).click()
  await page.getByText('Tell us where the order goes.').waitFor()
  await fillAddress(page)
  await page.getByLabel('Keep this address for next time').check()
  await placeOrder(page).click()

  await heading(page, 'Thank you for your order').waitFor()
  await page.getByText('Rs 25,000').waitFor()
  await page.getByText('12 Mall Road').waitFor()
  await page.getByRole('link', { name: 'Cart', exact: true }).waitFor()
  await page.getByRole('link', { name: 'See the order' }).click()
  await heading(page, 'Order').waitFor()
  await page.getByRole('link', { name }).waitFor()
  expect(await behind.stockOf(id)).toBe(2)

  await page.goBack()
  await page.goBack()
  await page.getByText('Your cart is empty').waitFor()
  await page.getByRole('link', { name: 'Profile' }).click()
  expect(await page.getByLabel('Address').inputValue()).toBe(ADDRESS)
})

test('who is signed in has bought with six clicks from the front of the shop', async ({
  visitor,
  account,
  product,
  behind,
  bought,
}) => {
  const name = `Anarkali ${randomUUID().slice(0, 8)}`
  const id = await product({ name, featured: true })
  const shopper = await account()
  await behind.sql('update users set address = $1 where id = $2', [ADDRESS, shopper.id])
  const page = await visitor({ as: shopper })
  await page.goto('/')

  await page.getByRole('link', { name }).click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByRole('link', { name: 'View cart' }).click()
  await page.getByRole('link', { name: 'Checkout' }).click()
  await placeOrder(page).click()

  await heading(page, 'Thank you for your order').waitFor()
  expect(await bought(shopper, id)).toMatchObject([{ quantity: 1, shipping_address: ADDRESS }])
})

describe('an order is bought once', () => {
  test('though the button is pressed twice', async ({ visitor, account, product, fill, bought, behind }) => {
    const shopper = await account()
    const id = await product({ stock_quantity: 5 })
    await fill(shopper, id, 2)
    const page = await visitor({ as: shopper })
    let sent = 0
    await page.route('**/api/checkout', async (route) => {
      sent += 1
      await route.continue()
    })
    await page.goto('/checkout')
    await fillAddress(page)

    await placeOrder(page).dblclick()

    await heading(page, 'Thank you for your order').waitFor()
    expect(sent).toBe(1)
    expect(await bought(shopper, id)).toHaveLength(1)
    expect(await behind.stockOf(id)).toBe(3)
  })

  test('though the answer is lost, and the page reloaded before there is one', async ({
    visitor,
    account,
    product,
    fill,
    bought,
    behind,
  }) => {
    const shopper = await account()
    const id = await product({ stock_quantity: 5 })
    await fill(shopper, id, 2)
    const page = await visitor({ as: shopper })
    await page.goto('/checkout')
    await fillAddress(page)
    const lost = await loseAnswers(page)

    await placeOrder(page).click()
    await page.getByText('We do not know yet whether your order is placed.').waitFor()
    expect(lost()).toBe(3)
    await expectAccessible(page)
    await page.unroute('**/api/checkout')
    await holdAnswer(page, () => page.getByRole('button', { name: 'Try again' }).click())
    await page.getByText('Finishing your order…').waitFor()
    await page.unroute('**/api/checkout')
    await page.reload()

    await heading(page, 'Thank you for your order').waitFor()
    expect(await bought(shopper, id)).toMatchObject([{ quantity: 2, shipping_address: ADDRESS }])
    expect(await behind.stockOf(id)).toBe(3)
  })

  test('by who placed it, and by nobody who signs in on the same tab meanwhile', async ({
    visitor,
    account,
    product,
    fill,
    bought,
    shop,
  }) => {
    const [shopper, other] = [await account(), await account()]
    const id = await product()
    await fill(shopper, id)
    await fill(other, id)
    const page = await visitor({ as: shopper })
    await page.route('**/api/checkout', (route) => route.abort())
    await page.goto('/checkout')
    await fillAddress(page)
    await placeOrder(page).click()
    await page.getByText('We do not know yet').waitFor()
    await page.unroute('**/api/checkout')
    const cookie = { name: 'session', url: shop.site.url, httpOnly: true, sameSite: 'Strict' as const }

    await page.context().addCookies([{ ...cookie, value: other.token }])
    await page.goto('/checkout')
    await placeOrder(page).waitFor()
    expect(await page.getByLabel('Delivery address').inputValue()).toBe('')
    expect(await bought(shopper, id)).toEqual([])
    await page.context().addCookies([{ ...cookie, value: shopper.token }])
    await page.goto('/checkout')

    await heading(page, 'Thank you for your order').waitFor()
    expect(await bought(shopper, id)).toHaveLength(1)
    expect(await bought(other, id)).toEqual([])
  })
})

describe('between the cart and the purchase', () => {
  test('stock runs out: who takes what is left buys that', async ({
    visitor,
    account,
    product,
    fill,
    bought,
    behind,
  }) => {
    const shopper = await account()
    const [name, gone] = [`Shawl ${randomUUID()}`, `Scarf ${randomUUID()}`]
    const id = await product({ name, price: '3000.00' })
    const goneId = await product({ name: gone })
    await fill(shopper, id, 3)
    await fill(shopper, goneId)
    const page = await visitor({ as: shopper })
    await page.goto('/checkout')
    await fillAddress(page)
    await behind.sql('update products set stock_quantity = 2 where id = $1', [id])
    await behind.sql('update products set is_active = false where id = $1', [goneId])

    await placeOrder(page).click()
    await page.getByText('some pieces cannot be delivered as they stand').waitFor()
    expect(await bought(shopper, id)).toEqual([])
    await page.getByText('Only 2 are left, and your cart holds 3.').waitFor()
    await page.getByText('It is not for sale any more.').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Take the 2 that are left' }).click()
    await page.getByRole('button', { name: `Remove ${gone}` }).click()
    await page.getByText(gone).waitFor({ state: 'hidden' })
    expect(await page.getByLabel('Delivery address').inputValue()).toBe(ADDRESS)
    await page.getByText('You order 2 pieces for Rs 6,000.').waitFor()
    await placeOrder(page).click()

    await heading(page, 'Thank you for your order').waitFor()
    expect(await bought(shopper, id)).toMatchObject([{ quantity: 2, total_amount: '6000.00' }])
    expect(await behind.stockOf(id)).toBe(0)
  })

  test('a price changes: nothing is bought for it before the customer has seen it', async ({
    visitor,
    account,
    product,
    fill,
    bought,
    behind,
  }) => {
    const shopper = await account()
    const id = await product({ price: '5000.00' })
    await fill(shopper, id)
    const page = await visitor({ as: shopper })
    await page.goto('/checkout')
    await fillAddress(page)
    await behind.sql(`update products set price = '5500.50' where id = $1`, [id])

    await placeOrder(page).click()
    await page.getByText('The total is now Rs 5,500.50').waitFor()
    await page.getByText('The price has changed: was Rs 5,000, now Rs 5,500.50.').waitFor()
    expect(await bought(shopper, id)).toEqual([])
    await placeOrder(page).click()

    await heading(page, 'Thank you for your order').waitFor()
    expect(await bought(shopper, id)).toMatchObject([{ total_amount: '5500.50' }])
  })

  test('the session ends: what was entered is there when one has signed in again', async ({
    visitor,
    account,
    product,
    fill,
    bought,
  }) => {
    const shopper = await account()
    const id = await product()
    await fill(shopper, id)
    const page = await visitor({ as: shopper })
    await page.goto('/checkout')
    await fillAddress(page)
    await page.context().clearCookies()

    await placeOrder(page).click()
    await heading(page, 'Sign in').waitFor()
    await page.getByLabel('Email').fill(shopper.email)
    await page.getByLabel('Password', { exact: true }).fill(shopper.password)
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()

    await placeOrder(page).waitFor()
    expect(await page.getByLabel('Delivery address').inputValue()).toBe(ADDRESS)
    expect(await bought(shopper, id)).toEqual([])
  })
})

describe('the cart', () => {
  test('shows a quantity at once, and takes it back with the reason when there are not as many', async ({
    visitor,
    account,
    product,
    fill,
    behind,
  }) => {
    const shopper = await account()
    const id = await product({ price: '1000.00', stock_quantity: 9 })
    await fill(shopper, id, 2)
    const page = await visitor({ as: shopper })
    await page.goto('/cart')
    const quantity = page.getByRole('spinbutton', { name: 'Quantity' })
    await quantity.fill('4')
    await quantity.press('Enter')
    await page.getByRole('term').filter({ hasText: 'Total' }).locator('..').getByText('Rs 4,000').waitFor()
    await behind.sql('update products set stock_quantity = 5 where id = $1', [id])

    await quantity.fill('8')
    await quantity.press('Enter')

    await page.getByText('Only 5 in stock.').waitFor()
    expect(await quantity.inputValue()).toBe('4')
    await page.getByRole('link', { name: 'Cart 4 pieces' }).waitFor()
  })

  test('puts back what was taken out, and says what changed since it was seen last', async ({
    visitor,
    account,
    product,
    fill,
    behind,
  }) => {
    const shopper = await account()
    const [name, other] = [`Kurta ${randomUUID()}`, `Khussa ${randomUUID()}`]
    await fill(shopper, await product({ name }), 2)
    const otherId = await product({ name: other, price: '900.00' })
    await fill(shopper, otherId)
    const page = await visitor({ as: shopper })
    await page.goto('/cart')

    await page.getByRole('button', { name: `Remove ${name}` }).click()
    await page.getByText(`${name} is removed.`).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Cart 3 pieces' }).waitFor()
    await page.getByRole('link', { name }).and(page.locator(':focus')).waitFor()
    await behind.sql(`update products set price = '950.00', stock_quantity = 0 where id = $1`, [otherId])
    await page.reload()

    await page.getByText('The price has changed: was Rs 900, now Rs 950.').waitFor()
    await page.getByText('It is sold out.').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Empty the cart' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Empty the cart' }).click()
    await page.getByText('Your cart is empty').waitFor()
  })
})
