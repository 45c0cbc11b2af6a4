import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { expectAccessible } from './browser.ts'
import { ADDRESS, fillAddress, openCheckout, placeOrder, test } from './buying.ts'
import { heading } from './sign-in.ts'

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
    await openCheckout(page)
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
    await openCheckout(page)
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
    await openCheckout(page)
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
