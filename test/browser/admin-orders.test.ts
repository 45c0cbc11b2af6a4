import { describe, expect } from 'vitest'
import { expectAccessible } from './browser.ts'
import { test } from './owner.ts'

describe('an order', () => {
  test('that was moved on meanwhile is shown as it stands, with what happened in words', async ({
    visitor,
    owner,
    account,
    product,
    behind,
    buy,
  }) => {
    const order = await buy(await product(), await account())
    const page = await visitor({ as: owner })
    await page.goto(`/admin/orders/${order}`)
    await page.getByRole('button', { name: 'Start processing' }).waitFor()
    await behind.sql(`update orders set status = 'cancelled' where id = $1`, [order])

    await page.getByRole('button', { name: 'Start processing' }).click()

    await page.getByText('had been moved on meanwhile').waitFor()
    const standing = page.getByRole('region', { name: 'Where it stands' })
    await standing.getByText('Cancelled').waitFor()
    await standing.getByRole('button', { name: 'Start processing' }).waitFor({ state: 'detached' })
  })

  test('is cancelled only when the owner is sure, and its pieces come back', async ({
    visitor,
    owner,
    account,
    product,
    behind,
    buy,
  }) => {
    const gown = await product({ stock_quantity: 3 })
    const order = await buy(gown, await account())
    const page = await visitor({ as: owner, width: 320 })
    await page.goto(`/admin/orders/${order}`)
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
