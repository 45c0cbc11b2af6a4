import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { expectAccessible } from './browser.ts'
import { test as base } from './buying.ts'

const test = base.extend('cartOfTwo', ({ visitor, account, product, fill }) => async () => {
  const shopper = await account()
  const id = await product({ price: '1000.00', stock_quantity: 9 })
  await fill(shopper, id, 2)
  const page = await visitor({ as: shopper })
  await page.goto('/cart')
  return { page, id, quantity: page.getByRole('spinbutton', { name: 'Quantity' }) }
})

describe('the cart', () => {
  test('shows a quantity at once, and takes it back with the reason when there are not as many', async ({
    cartOfTwo,
    behind,
  }) => {
    const { page, id, quantity } = await cartOfTwo()
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

  test('keeps a quantity that is being typed while the shop tells the cart anew', async ({
    cartOfTwo,
    behind,
  }) => {
    const { page, id, quantity } = await cartOfTwo()
    await quantity.fill('4')
    await behind.sql(`update products set price = '950.00' where id = $1`, [id])

    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.getByText('The price has changed').waitFor()
    await quantity.press('Enter')

    await page.getByRole('link', { name: 'Cart 4 pieces' }).waitFor()
    expect(await quantity.inputValue()).toBe('4')
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
