import { describe, expect } from 'vitest'
import { expectAccessible } from './browser.ts'
import { test as base } from './owner.ts'

/** Somebody buys a piece of a product, and the owner opens the order. */
const test = base.extend(
  'openOrder',
  ({ visitor, owner, account, buy }) =>
    async (product: number, { width }: { width?: number } = {}) => {
      const order = await buy(await account(), product)
      const page = await visitor({ as: owner, ...(width !== undefined && { width }) })
      await page.goto(`/admin/orders/${order}`)
      return { page, order }
    },
)

describe('an order', () => {
  test('that was moved on meanwhile is shown as it stands, with what happened in words', async ({
    openOrder,
    product,
    behind,
  }) => {
    const { page, order } = await openOrder(await product())
    await page.getByRole('button', { name: 'Start processing' }).waitFor()
    await behind.sql(`update orders set status = 'cancelled' where id = $1`, [order])

    await page.getByRole('button', { name: 'Start processing' }).click()

    await page.getByText('had been moved on meanwhile').waitFor()
    const standing = page.getByRole('region', { name: 'Where it stands' })
    await standing.getByText('Cancelled').waitFor()
    await standing.getByRole('button', { name: 'Start processing' }).waitFor({ state: 'detached' })
  })

  test('that was cancelled meanwhile is not cancelled again, and the dialog says where it stands', async ({
    openOrder,
    product,
    behind,
  }) => {
    const { page, order } = await openOrder(await product())
    await page.getByRole('button', { name: 'Cancel the order' }).click()
    await behind.sql(`update orders set status = 'cancelled' where id = $1`, [order])

    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click()

    await page.getByRole('dialog').getByText('Nothing was changed: this order is cancelled by now.').waitFor()
    await page.getByRole('button', { name: 'Close' }).and(page.locator(':focus')).waitFor()
    await expectAccessible(page)
    expect(await page.getByRole('dialog').getByRole('button').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.locator('h2:focus').getByText('Where it stands').waitFor()
    const standing = page.getByRole('region', { name: 'Where it stands' })
    await standing.getByText('Cancelled').waitFor()
    expect(await standing.getByRole('button', { name: 'Cancel the order' }).count()).toBe(0)
  })

  test('is cancelled only when the owner is sure, and its pieces come back', async ({
    openOrder,
    product,
    behind,
  }) => {
    const gown = await product({ stock_quantity: 3 })
    const { page, order } = await openOrder(gown, { width: 320 })
    await page.getByRole('button', { name: 'Cancel the order' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Not now' }).click()
    expect(await behind.stockOf(gown)).toBe(2)

    await page.getByRole('button', { name: 'Cancel the order' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click()
    await page.getByText(`Order ${order} is cancelled`).waitFor()

    expect(await behind.stockOf(gown)).toBe(3)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Where it stands')
  })
})

test('orders still to be paid are listed from the overview, and leave the list when they are', async ({
  visitor,
  owner,
  account,
  product,
  behind,
  buy,
}) => {
  const [unpaid, paid] = [
    await buy(await account(), await product()),
    await buy(await account(), await product()),
  ]
  await behind.sql(`update orders set payment_status = 'paid' where id = $1`, [paid])
  const page = await visitor({ as: owner })
  await page.goto('/admin')

  await page.getByRole('link', { name: /Unpaid/ }).click()

  await page.waitForURL('**/admin/orders?unpaid=true')
  expect(await page.getByRole('link', { name: 'Unpaid' }).getAttribute('aria-current')).toBe('page')
  await page.getByRole('link', { name: `Order ${unpaid}`, exact: true }).waitFor()
  expect(await page.getByRole('link', { name: `Order ${paid}`, exact: true }).count()).toBe(0)
  await page.getByRole('link', { name: `Order ${unpaid}`, exact: true }).click()
  await page.getByRole('button', { name: 'Mark as paid' }).click()
  await page.getByText('Paid', { exact: true }).first().waitFor()
  await page.goBack()
  await page.getByRole('link', { name: `Order ${unpaid}`, exact: true }).waitFor({ state: 'detached' })
})
