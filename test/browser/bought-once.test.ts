import { describe, expect } from 'vitest'
import { expectAccessible } from './browser.ts'
import {
  ADDRESS,
  holdAnswer,
  loseAnswers,
  openCheckout,
  placeOrder,
  placeUnanswered,
  test,
} from './buying.ts'
import { heading } from './sign-in.ts'

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
    await openCheckout(page)

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
    await openCheckout(page)
    const lost = await loseAnswers(page)

    await placeOrder(page).click()
    await page.getByText('We do not know yet whether your order is placed.').waitFor()
    expect(lost()).toBe(3)
    await expectAccessible(page)
    await page.unroute('**/api/checkout')
    await holdAnswer(page, () => page.getByRole('button', { name: 'Try again' }).click())
    await page.getByText('Finishing your order…').waitFor()
    await page.reload()

    await heading(page, 'Thank you for your order').waitFor()
    expect(await bought(shopper, id)).toMatchObject([{ quantity: 2, shipping_address: ADDRESS }])
    expect(await behind.stockOf(id)).toBe(3)

    await page.goto('/checkout')
    await page.getByRole('heading', { name: 'Your cart is empty' }).waitFor()
    await page.getByRole('link', { name: 'See it' }).click()
    await heading(page, /^Order \d+$/).waitFor()
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
    await placeUnanswered(page)
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

  test('and not by itself, when the cart is another one than the one that was sent', async ({
    visitor,
    account,
    product,
    fill,
    bought,
    shop,
  }) => {
    const shopper = await account()
    const [first, second] = [await product({ price: '700.00' }), await product({ price: '700.00' })]
    await fill(shopper, first)
    const page = await visitor({ as: shopper })
    await placeUnanswered(page)
    expect((await shop.site.delete('/api/cart', { token: shopper.token })).status).toBe(204)
    await fill(shopper, second)

    await page.goto('/checkout')

    await page.getByText('An order that you sent before had no answer.').waitFor()
    await placeOrder(page).waitFor()
    expect(await bought(shopper, first)).toEqual([])
    expect(await bought(shopper, second)).toEqual([])
  })
})
