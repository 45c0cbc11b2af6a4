import { expect } from 'vitest'
import { expectAccessible } from './browser.ts'
import { test } from './buying.ts'
import { heading } from './sign-in.ts'

test('an order is cancelled once it is confirmed, and its pieces go back', async ({
  visitor,
  account,
  product,
  buy,
  behind,
}) => {
  const shopper = await account()
  const id = await product({ stock_quantity: 5 })
  const order = await buy(shopper, id)
  const page = await visitor({ as: shopper })
  await page.goto('/orders')
  await page.getByRole('link', { name: `Order ${order}` }).click()
  await page.getByRole('button', { name: 'Cancel this order' }).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Cancel this order' }).click()

  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click()

  await page.getByText('This order is cancelled.').waitFor()
  await page.locator('h2:focus').waitFor()
  await page.getByRole('button', { name: 'Cancel this order' }).waitFor({ state: 'hidden' })
  expect(await behind.stockOf(id)).toBe(5)
  await page.getByRole('link', { name: 'All your orders' }).click()
  await page
    .getByRole('listitem')
    .filter({ hasText: `Order ${order}` })
    .getByText('Cancelled')
    .waitFor()
})

test.for([
  ['processing', 'It is too late to cancel this order here: it is being prepared.'],
  ['cancelled', 'This order is cancelled already.'],
] as const)(
  'an order that is %s meanwhile is not cancelled, and the dialog says where it stands',
  async ([status, said], { visitor, account, product, buy, behind }) => {
    const shopper = await account()
    const order = await buy(shopper, await product())
    const page = await visitor({ as: shopper })
    await page.goto(`/orders/${order}`)
    await page.getByRole('button', { name: 'Cancel this order' }).click()
    await behind.sql('update orders set status = $2 where id = $1', [order, status])

    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click()
    await page.getByRole('dialog').getByText(said).waitFor()
    await page.getByRole('button', { name: 'Close' }).and(page.locator(':focus')).waitFor()
    await expectAccessible(page)
    expect(await page.getByRole('dialog').getByRole('button').count()).toBe(1)
    await page.keyboard.press('Enter')

    await page.locator('h2:focus').getByText('How it stands').waitFor()
    const shown = {
      processing: page.locator('[aria-current=step]').getByText('Being prepared'),
      cancelled: page.getByText('Nothing of it will be delivered.'),
    }
    await shown[status].waitFor()
    expect(await page.getByRole('button', { name: 'Cancel this order' }).count()).toBe(0)
  },
)

test('the list keeps status and page in the address', async ({ visitor, account, product, buy, behind }) => {
  const shopper = await account()
  const id = await product({ stock_quantity: 100 })
  const orders: number[] = []
  for (let count = 0; count < 12; count += 1) orders.push(await buy(shopper, id))
  await behind.sql(`update orders set status = 'completed' where id = $1`, [orders[0]])
  const page = await visitor({ as: shopper })
  await page.goto('/orders')
  await page.getByText('12 orders').waitFor()
  await page.getByRole('link', { name: 'Next' }).click()
  await page.getByText('Page 2 of 2').waitFor()
  await page.getByRole('link', { name: `Order ${orders[0]}`, exact: true }).click()
  await heading(page, `Order ${orders[0]}`).waitFor()

  await page.goBack()
  await page.getByText('Page 2 of 2').waitFor()
  await page
    .getByRole('navigation', { name: 'Orders by status' })
    .getByRole('link', { name: 'Completed' })
    .click()

  await page.getByText('1 order', { exact: true }).waitFor()
  expect(page.url()).toMatch(/\/orders\?status=completed$/)
  await page.reload()
  await page.getByRole('link', { name: `Order ${orders[0]}` }).waitFor()
  expect(await page.getByRole('link', { name: /^Order \d/ }).count()).toBe(1)
})

test('an order is shown to nobody else, and a guest signs in for it first', async ({
  visitor,
  account,
  product,
  buy,
}) => {
  const shopper = await account()
  const order = await buy(shopper, await product())
  const stranger = await visitor({ as: await account() })
  await stranger.goto(`/orders/${order}`)
  await stranger.getByText('This order belongs to another account.').waitFor()
  await stranger.goto('/orders/99999999')
  await stranger.getByText('There is no such order.').waitFor()

  const guest = await visitor()
  await guest.goto(`/orders/${order}`)
  await heading(guest, 'Sign in').waitFor()
  await guest.getByLabel('Email').fill(shopper.email)
  await guest.getByLabel('Password', { exact: true }).fill(shopper.password)
  await guest.getByRole('main').getByRole('button', { name: 'Sign in' }).click()

  await heading(guest, `Order ${order}`).waitFor()
})
